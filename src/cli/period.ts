// `xunjian period`: quarters as they were frozen, and everything that people decide and enter about them.
import { Command } from 'commander';
import type { SubjectKind } from '../model/finding.ts';
import { kindOption, type Subjects } from './assess-house.ts';
import { KINDS, partText } from './judge-period.ts';
import { decideCommand, frozenParts, named } from './period-decide.ts';
import { formCommand, importCommand } from './period-forms.ts';
import { freezeQuarter } from './period-house.ts';
import { trailText } from './period-text.ts';
import { quarter } from './quarter.ts';
import { withHouse } from './with-house.ts';

async function list(command: Command): Promise<void> {
  await withHouse(command, { store: 'existing' }, async ({ store, options }) => {
    const parts = await store.periods.parts();
    if (options.json) {
      const told = parts.map(({ edition, ...part }) => ({ ...part, edition: edition.id }));
      process.stdout.write(`${JSON.stringify({ parts: told })}\n`);
      return;
    }
    const lines = parts.map((part) => `${partText(part)}\n`).join('');
    process.stdout.write(lines || '还没有冻结的季度；运行 xunjian judge --period 2021Q4 冻结\n');
  });
}

async function trail(period: string, command: Command): Promise<void> {
  await withHouse(command, { store: 'existing' }, async (house) => {
    await frozenParts(house, period);
    const decisions = await house.store.periods.decisions(period);
    process.stdout.write(house.options.json ? `${JSON.stringify({ decisions })}\n` : trailText(decisions));
  });
}

interface FreezeFlags {
  readonly kind: Subjects;
  readonly by: string;
  readonly reason: string;
}

async function refreeze(period: string, flags: FreezeFlags, command: Command): Promise<void> {
  const again = { by: named('--by', flags.by), reason: named('--reason', flags.reason) };
  const kind: SubjectKind = KINDS[flags.kind];
  await withHouse(command, { store: 'existing' }, async (house) => {
    await frozenParts(house, period);
    const parts = await freezeQuarter(house, period, [kind], again);
    const told = parts.map(({ edition, ...part }) => ({ ...part, edition: edition.id }));
    process.stdout.write(
      house.options.json
        ? `${JSON.stringify({ parts: told })}\n`
        : parts.map((part) => `现已冻结 ${partText(part)}\n`).join(''),
    );
  });
}

export function periodCommand(): Command {
  return new Command('period')
    .description('冻结的季度：查看、登记决定和人工检查结果、重新冻结')
    .addCommand(
      new Command('list')
        .description('列出冻结的季度和所依据的巡检')
        .action((_flags: object, command: Command) => list(command)),
    )
    .addCommand(decideCommand())
    .addCommand(
      new Command('trail')
        .description('列出一个季度的全部决定：何人何时为何，结论前后的变化')
        .argument('<PERIOD>', '季度，如 2021Q4', quarter)
        .action((period: string, _flags: object, command: Command) => trail(period, command)),
    )
    .addCommand(formCommand())
    .addCommand(importCommand())
    .addCommand(
      new Command('refreeze')
        .description('重新冻结网站或账号部分：改用现在最近完成的一轮；原来的一版和理由留存')
        .argument('<PERIOD>', '季度，如 2021Q4', quarter)
        .addOption(kindOption().makeOptionMandatory())
        .requiredOption('--reason <TEXT>', '为什么重新冻结')
        .requiredOption('--by <NAME>', '作出决定的人')
        .action((period: string, flags: FreezeFlags, command: Command) => refreeze(period, flags, command)),
    );
}
