// `xunjian judge`: findings → verdicts → pass rates, shown as a Chinese summary.
import { Command } from 'commander';
import { assess, periodOption, type RunFlags } from './assess-house.ts';
import { summaryText } from './summary-text.ts';
import { withHouse } from './with-house.ts';

async function judge(flags: RunFlags, command: Command): Promise<void> {
  await withHouse(command, { store: 'existing' }, async (house) => {
    const { run, summary, verdicts } = await assess(house, flags);
    const text = house.options.json
      ? `${JSON.stringify({ summary, verdicts })}\n`
      : summaryText(summary, run);
    process.stdout.write(text);
  });
}

export function judgeCommand(): Command {
  return new Command('judge')
    .description('由一轮已完成的巡检得出各网站的单项否决结果和合格率')
    .option('--run <ID>', '巡检编号，或 latest（最近完成的一轮）')
    .addOption(periodOption())
    .action((flags: RunFlags, command: Command) => judge(flags, command));
}
