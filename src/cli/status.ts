// `xunjian status`: what a run under way has done so far, and the last sealed one. Reads the database only.
import { Command } from 'commander';
import { isoAt } from '../model/calendar.ts';
import type { Run } from '../model/run.ts';
import type { RunProgress, Store } from '../store/port.ts';
import { spokenDuration } from './scan-end.ts';
import { withHouse } from './with-house.ts';

export interface RunStatus {
  readonly run: Run;
  readonly progress: RunProgress;
}

/** Open runs and the newest sealed nightly run. */
export async function runStatus(
  store: Store,
): Promise<{ readonly open: readonly RunStatus[]; readonly sealed: RunStatus | null }> {
  const withProgress = async (run: Run): Promise<RunStatus> => ({
    run,
    progress: await store.runs.progress(run.id),
  });
  const open = await store.runs.list({ state: 'open' });
  const [newest] = await store.runs.list({ kind: 'nightly', state: 'sealed' });
  return {
    open: await Promise.all(open.map(withProgress)),
    sealed: newest ? await withProgress(newest) : null,
  };
}

function counts(progress: RunProgress): string {
  const findings = Object.entries(progress.findings).map(([check, count]) => `${check} ${count}`);
  return `网站 ${progress.done}/${progress.planned}，页面 ${progress.pages}，链接 ${progress.links}，问题 ${findings.join('，') || '无'}`;
}

function lines(status: RunStatus, now: number): readonly string[] {
  const { run, progress } = status;
  const kind = run.kind === 'rescan' ? '复扫' : '巡检';
  const when =
    run.sealedAt === null
      ? `开始于 ${isoAt(run.startedAt)}，已过 ${spokenDuration(now - run.startedAt)}`
      : `封存于 ${isoAt(run.sealedAt)}，用时 ${spokenDuration(run.sealedAt - run.startedAt)}`;
  return [
    `${run.sealedAt === null ? '未完成' : '最近完成'}的${kind} ${run.id}：${when}`,
    `  ${counts(progress)}`,
  ];
}

async function status(command: Command): Promise<void> {
  await withHouse(command, { store: 'existing' }, async (house) => {
    const found = await runStatus(house.store);
    if (house.options.json) {
      process.stdout.write(`${JSON.stringify(found)}\n`);
      return;
    }
    const now = Date.now();
    const text = [...found.open, ...(found.sealed ? [found.sealed] : [])].flatMap((one) => lines(one, now));
    process.stdout.write(
      `${(text.length > 0 ? text : ['还没有巡检过；运行 xunjian scan 开始']).join('\n')}\n`,
    );
  });
}

export function statusCommand(): Command {
  return new Command('status')
    .description('查看正在进行的巡检做到哪里，以及最近完成的一轮')
    .action((_flags: object, command: Command) => status(command));
}
