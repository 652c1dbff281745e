// `xunjian sections [CODE]`: the register of sections, or what changed in it. Reads the database only.
import { Command } from 'commander';
import type { House } from '../app/house.ts';
import { registerRecord, sectionEventRecord } from '../report/register-records.ts';
import { collect } from './collect.ts';
import { CommandFailure } from './exit.ts';
import { sinceDay, siteCode } from './options.ts';
import { eventsText, registerText } from './sections-text.ts';
import { withHouse } from './with-house.ts';

interface SectionsFlags {
  readonly changes?: boolean;
  /** Epoch ms; implies `changes`. */
  readonly since?: number;
}

async function answer(house: House, code: string | undefined, flags: SectionsFlags): Promise<string> {
  const names = new Map((await house.store.inventory.all()).map((site) => [site.code, site.name]));
  if (code !== undefined && !names.has(code))
    throw new CommandFailure(`台账中没有网站标识码 ${code}；请核对，或先导入台账`);
  const { register } = house.store;
  const { json } = house.options;
  if (flags.changes !== true && flags.since === undefined) {
    const sections = await collect(register.sections(code), ({ site, section }) =>
      registerRecord(site, section),
    );
    return json ? `${JSON.stringify({ sections })}\n` : registerText(sections, names);
  }
  const filter = {
    ...(code === undefined ? {} : { site: code }),
    ...(flags.since === undefined ? {} : { since: flags.since }),
  };
  const events = await collect(register.events(filter), sectionEventRecord);
  return json ? `${JSON.stringify({ events })}\n` : eventsText(events, names);
}

async function sections(typed: string | undefined, flags: SectionsFlags, command: Command): Promise<void> {
  const code = typed === undefined ? undefined : siteCode(typed);
  await withHouse(command, { store: 'existing' }, async (house) => {
    process.stdout.write(await answer(house, code, flags));
  });
}

export function sectionsCommand(): Command {
  return new Command('sections')
    .description('查看逐夜登记的栏目，或栏目的变化：新增、改名、换址、改类型、消失、重现、整站改版')
    .argument('[CODE]', '网站标识码；不写则为全部网站')
    .option('--changes', '列出变化，而不是现有栏目')
    .option('--since <DATE>', '只列监测时间点在这一天（含）以后的变化，如 2021-12-20', sinceDay)
    .action((code: string | undefined, flags: SectionsFlags, command: Command) =>
      sections(code, flags, command),
    );
}
