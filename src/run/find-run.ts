// Which run a command means: an id, the latest, or the official one of a period.
import { dateAt } from '../model/calendar.ts';
import { err, ok, type Result } from '../model/result.ts';
import { quarterNameOf } from '../model/quarter.ts';
import type { Run, RunKind } from '../model/run.ts';
import type { RunStore } from '../store/port.ts';

export type RunChoice = { readonly run: string } | { readonly period: string };

const PERIOD = /^(\d{4})Q([1-4])$/;

/** Whether this is written like a quarter. */
export function isPeriod(text: string): boolean {
  return PERIOD.test(text);
}

/** What is looked through where no id names the run. */
export type FoundKind = Extract<RunKind, 'nightly' | 'accounts'>;

const WORDS = {
  nightly: { runs: '巡检', command: 'xunjian scan' },
  accounts: { runs: '账号检查', command: 'xunjian accounts check' },
} as const satisfies Record<FoundKind, unknown>;

/**
 * `run: 'latest'` is the newest sealed run of the kind (nightly unless told); `period: '2021Q4'` the newest one whose 监测时间点 lies in it.
 * @returns a sealed run, or one Chinese line.
 */
export async function findRun(
  runs: Pick<RunStore, 'get' | 'list'>,
  choice: RunChoice,
  kind: FoundKind = 'nightly',
): Promise<Result<Run, string>> {
  if ('run' in choice && choice.run !== 'latest') {
    const run = await runs.get(choice.run);
    if (!run) return err(`没有编号为 ${choice.run} 的巡检；运行 xunjian status 查看已有的巡检`);
    return run.state === 'sealed'
      ? ok(run)
      : err(`巡检 ${run.id} 尚未完成；先用 xunjian scan --resume 完成它`);
  }
  const sealed = await runs.list({ kind, state: 'sealed' });
  const words = WORDS[kind];
  if ('run' in choice) {
    const latest = sealed[0];
    return latest ? ok(latest) : err(`还没有完成的${words.runs}；先运行 ${words.command}`);
  }
  if (!isPeriod(choice.period)) return err(`看不懂时段 ${choice.period}；应写作 2021Q4`);
  const inside = sealed
    .filter((run) => quarterNameOf(dateAt(run.asOf)) === choice.period)
    .sort((left, right) => right.asOf - left.asOf || right.startedAt - left.startedAt);
  return inside[0]
    ? ok(inside[0])
    : err(`${choice.period} 内没有完成的${words.runs}；先运行 ${words.command} --as-of 该季度的时间`);
}
