// `xunjian sections [CODE]`: the register of sections, or what changed in it. Reads the database only.
import { Command } from 'commander';
import type { House } from '../app/house.ts';
import { parseCalendarDate, startOfDay } from '../model/calendar.ts';
import type { SectionEvent } from '../model/section-register.ts';
import {
  REGISTER_STATE_NAMES,
  registerRecord,
  SECTION_EVENT_NAMES,
  sectionEventRecord,
  sectionEventText,
  type RegisterRecord,
} from '../report/register-records.ts';
import { SECTION_TYPE_NAMES } from '../report/columns.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { siteCode } from './options.ts';
import { table } from './table.ts';
import { withHouse } from './with-house.ts';

interface SectionsFlags {
  readonly changes?: boolean;
  /** Epoch ms; implies `changes`. */
  readonly since?: number;
}

function sinceDay(text: string): number {
  const day = parseCalendarDate(text.trim());
  if (day === null) throw usageFailure(`--since ${text}：不是日期，应如 2021-12-20`);
  return startOfDay(day);
}

async function collect<A, B>(from: AsyncIterable<A>, to: (item: A) => B): Promise<readonly B[]> {
  const all: B[] = [];
  for await (const item of from) all.push(to(item));
  return all;
}

/** `2021-12-20T02:11:08+08:00` → `2021-12-20` */
const dayOf = (iso: string | null): string => iso?.slice(0, 10) ?? '';

const REGISTER_HEADER = ['栏目路径', '编号', '类型', '状态', '首次见到', '最近见到', '未找到起', '网址'];

function registerLine(one: RegisterRecord): readonly string[] {
  return [
    one.path || one.name,
    String(one.number),
    SECTION_TYPE_NAMES[one.type],
    REGISTER_STATE_NAMES[one.state],
    dayOf(one.firstSeen),
    dayOf(one.lastSeen),
    dayOf(one.missingSince),
    one.url,
  ];
}

/** One table per site, under the site's name and its counts. */
function registerText(records: readonly RegisterRecord[], names: ReadonlyMap<string, string>): string {
  const sites = new Map<string, RegisterRecord[]>();
  for (const record of records) {
    const others = sites.get(record.subject);
    if (others) others.push(record);
    else sites.set(record.subject, [record]);
  }
  const blocks = [...sites].map(([code, rows]) => {
    const count = (state: RegisterRecord['state']): number =>
      rows.filter((row) => row.state === state).length;
    const head = `${names.get(code) ?? ''}（${code}）：栏目 ${count('present')} 个，未找到 ${count('missing')} 个，已消失 ${count('vanished')} 个`;
    return `${head}\n${table(REGISTER_HEADER, rows.map(registerLine), 'left')}`;
  });
  return blocks.length > 0 ? blocks.join('\n') : '还没有登记过栏目；完成一轮 xunjian scan 之后才有\n';
}

function eventsText(events: readonly SectionEvent[], names: ReadonlyMap<string, string>): string {
  if (events.length === 0) return '没有栏目变化\n';
  const rows = events.map((event) => {
    const { subject, path, name, url, at } = sectionEventRecord(event);
    const what = event.kind === 'moved' ? '' : url;
    const told = [sectionEventText(event), what].filter((part) => part !== '').join(' ');
    return [
      at.slice(0, 16).replace('T', ' '),
      subject,
      names.get(subject) ?? '',
      SECTION_EVENT_NAMES[event.kind],
      path || name,
      told,
    ];
  });
  return table(['时间', '网站标识码', '网站', '变化', '栏目', '说明'], rows, 'left');
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
  const events = await collect(register.events(filter), (event) => event);
  return json ? `${JSON.stringify({ events: events.map(sectionEventRecord) })}\n` : eventsText(events, names);
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
    .option('--since <DATE>', '只列这一天（含）以后发现的变化，如 2021-12-20', sinceDay)
    .action((code: string | undefined, flags: SectionsFlags, command: Command) =>
      sections(code, flags, command),
    );
}
