// `xunjian suspicions`: articles whose dates look forged or re-posted, for a person to look into. Reads the database only.
import { Command } from 'commander';
import type { House } from '../app/house.ts';
import { historyEventRecord, suspicionRecord } from '../report/suspicion-records.ts';
import type { HistoryFilter } from '../store/history-port.ts';
import { collect } from './collect.ts';
import { chosenRun, runOption } from './assess-house.ts';
import { CommandFailure } from './exit.ts';
import { sinceDay, siteCode } from './options.ts';
import { suspicionsText } from './suspicions-text.ts';
import { withHouse } from './with-house.ts';

interface SuspicionsFlags {
  /** As typed. */
  readonly site?: readonly string[];
  readonly run?: string;
  /** Epoch ms. */
  readonly since?: number;
}

async function filterOf(
  house: House,
  { site, run, since }: SuspicionsFlags,
  names: ReadonlyMap<string, string>,
): Promise<HistoryFilter> {
  const sites = site?.map(siteCode);
  const unknown = sites?.find((code) => !names.has(code));
  if (unknown !== undefined)
    throw new CommandFailure(`台账中没有网站标识码 ${unknown}；请核对，或先导入台账`);
  return {
    ...(sites ? { sites } : {}),
    ...(run === undefined ? {} : { run: (await chosenRun(house, { run })).id }),
    ...(since === undefined ? {} : { since }),
  };
}

async function answer(house: House, flags: SuspicionsFlags): Promise<string> {
  const names = new Map((await house.store.inventory.all()).map(({ code, name }) => [code, name]));
  const filter = await filterOf(house, flags, names);
  const { history } = house.store;
  const suspicions = await collect(history.suspicions(filter), suspicionRecord);
  const events = await collect(history.events(filter), historyEventRecord);
  return house.options.json
    ? `${JSON.stringify({ suspicions, events })}\n`
    : suspicionsText(suspicions, events, names);
}

export function suspicionsCommand(): Command {
  return new Command('suspicions')
    .description('列出发稿日期的疑点：补发旧稿、整栏改期、旧稿新发、次序矛盾；供人工核实，不计入任何结论')
    .option('--site <CODE...>', '只列这些网站标识码')
    .addOption(runOption())
    .option('--since <DATE>', '只列监测时间点在这一天（含）以后的，如 2021-12-20', sinceDay)
    .action(async (flags: SuspicionsFlags, command: Command) => {
      await withHouse(command, { store: 'existing' }, async (house) => {
        process.stdout.write(await answer(house, flags));
      });
    });
}
