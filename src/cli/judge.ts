// `xunjian judge`: findings → verdicts → pass rates, shown as a Chinese summary; or all of it again from the evidence.
import { Command } from 'commander';
import type { House } from '../app/house.ts';
import type { Run } from '../model/run.ts';
import {
  assess,
  assessAccountsOf,
  chosenRun,
  kindOption,
  periodOption,
  runOption,
  subjectsOf,
  type RunFlags,
} from './assess-house.ts';
import { judgeAgain } from './judge-again.ts';
import { judgePeriod } from './judge-period.ts';
import { accountSummaryText, summaryText } from './summary-text.ts';
import { withHouse } from './with-house.ts';

interface JudgeFlags extends RunFlags {
  readonly fromEvidence?: boolean;
}

async function judge(flags: JudgeFlags, command: Command): Promise<void> {
  if (flags.fromEvidence === true) return judgeAgain(flags, command);
  await withHouse(command, { store: 'existing' }, async (house) => {
    if (flags.period !== undefined) return judgePeriod(house, flags.period, flags.kind);
    const chosen = await chosenRun(house, flags);
    if (subjectsOf(chosen) === 'accounts') {
      const { summary, verdicts } = await assessAccountsOf(house, chosen, flags);
      const told = house.options.json
        ? `${JSON.stringify({ summary, verdicts })}\n`
        : accountSummaryText(summary, chosen);
      process.stdout.write(told);
      return;
    }
    const { run, summary, verdicts } = await assess(house, flags);
    const text = house.options.json
      ? `${JSON.stringify({ summary, verdicts })}\n`
      : summaryText(summary, run) + (await partNote(house, run));
    process.stdout.write(text);
  });
}

/** A run over a part of the inventory says so: its rates are of that part only. */
async function partNote(house: House, run: Run): Promise<string> {
  const inventory = await house.store.inventory.all();
  const running = inventory.filter((site) => site.status === 'running').length;
  const planned = (await house.store.runs.ledger(run.id)).length;
  return planned < running
    ? `注意：这一轮只含台账 ${running} 个运行网站中的 ${planned} 个，合格率只就这些网站而言\n`
    : '';
}

export function judgeCommand(): Command {
  return new Command('judge')
    .description('由一轮已完成的巡检或账号检查得出各网站、各账号的单项否决结果和合格率')
    .addOption(runOption())
    .addOption(periodOption())
    .addOption(kindOption())
    .option('--from-evidence', '只由库中读数和证据文件重算问题和结论，与库中的逐一比较；不访问网站，不改库')
    .action((flags: JudgeFlags, command: Command) => judge(flags, command));
}
