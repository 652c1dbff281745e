// `xunjian judge --from-evidence`: everything recomputed from what is stored, and told where it departs.
import type { Command } from 'commander';
import { openPageReaders } from '../app/readers.ts';
import type { Run } from '../model/run.ts';
import type { Difference } from '../run/reassess/difference.ts';
import { reassessRun, type Reassessment } from '../run/reassess/reassess.ts';
import { readingsGone } from '../run/kept.ts';
import { checksOf, chosenRun, editionOf, subjectsOf, type RunFlags } from './assess-house.ts';
import { CommandFailure } from './exit.ts';
import { withHouse } from './with-house.ts';

const ABOUT: Readonly<Record<Difference['about'], string>> = {
  finding: '问题',
  verdict: '结论',
  visit: '检查',
  evidence: '证据',
  file: '文件',
};

/** One line: which, what is stored, what was recomputed. */
function line({ about, subject, id, what, stored, recomputed }: Difference): string {
  const which = [ABOUT[about], subject, id, what].filter((part) => part !== '').join(' ');
  return `${which}：库中 ${stored || '无'}，重算 ${recomputed || '无'}`.replaceAll(/\s+/g, ' ');
}

function report({ findings, verdicts, files, differences, ...notes }: Reassessment, run: Run): string {
  const outcome = differences.length === 0 ? '全部一致' : `${String(differences.length)} 处不一致：`;
  const lines = [
    `巡检 ${run.id}：重算 ${String(findings)} 个问题、${String(verdicts.length)} 个结论，核对 ${String(files)} 个证据文件，${outcome}`,
    ...differences.map(line),
  ];
  if (!notes.wereJudged) lines.push('注意：这一轮还没有判定过，结论是与由库中问题判定的相比');
  if (notes.withoutAliveLinks > 0)
    lines.push(
      `注意：${String(notes.withoutAliveLinks)} 个网站正常链接的记录已按保留期限清除，“未发现失效链接”不能重算，没有比较`,
    );
  if (notes.laterChecks.length > 0)
    lines.push(`注意：${notes.laterChecks.join('、')} 是这一轮之后才有的检查，没有比较`);
  return `${lines.join('\n')}\n`;
}

function document({ verdicts, ...rest }: Reassessment, run: Run): string {
  const equal = rest.differences.length === 0;
  return `${JSON.stringify({ run: run.id, equal, verdicts: verdicts.length, ...rest })}\n`;
}

/** @throws CommandFailure when anything differs, is missing or was altered. */
export async function judgeAgain(flags: RunFlags, command: Command): Promise<void> {
  await withHouse(command, { store: 'existing' }, async (house) => {
    const run = await chosenRun(house, flags);
    if (subjectsOf(run) === 'accounts')
      throw new CommandFailure(`${run.id} 是账号检查，还不能由证据重算；去掉 --from-evidence 由库中问题判定`);
    if (run.kept !== 'all') throw new CommandFailure(`${readingsGone(run)}，不能由证据重算`);
    const edition = await editionOf(house, run);
    const checks = checksOf(house, edition);
    const { evidence, store } = house;
    const readers = openPageReaders();
    const again = await reassessRun(store, { run, edition, checks, readers, evidence });
    process.stdout.write(house.options.json ? document(again, run) : report(again, run));
    if (again.differences.length > 0)
      throw new CommandFailure(
        `由证据重算与库中有 ${String(again.differences.length)} 处不一致，已逐条列出；请查明数据库或证据文件何时被改动，或用备份核对`,
      );
  });
}
