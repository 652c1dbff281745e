// `xunjian timeline CODE`: what happened to one site, in order of time. Reads the database only.
import { Command } from 'commander';
import type { House } from '../app/house.ts';
import { isoAt, parseCalendarDate, startOfDay } from '../model/calendar.ts';
import { TIMELINE_NAMES, timelineRecord, type TimelineEvent } from '../report/timeline-records.ts';
import { timelineOf } from '../run/timeline.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { siteCode } from './options.ts';
import { table } from './table.ts';
import { withHouse } from './with-house.ts';

interface TimelineFlags {
  /** Epoch ms. */
  readonly since?: number;
}

function sinceDay(text: string): number {
  const day = parseCalendarDate(text.trim());
  if (day === null) throw usageFailure(`--since ${text}：不是日期，应如 2021-12-20`);
  return startOfDay(day);
}

/** References written out before the rest becomes a number. */
const REFS_SHOWN = 2;

function basis({ run, refs }: TimelineEvent): string {
  const shown = refs.slice(0, REFS_SHOWN).join('、');
  const more = refs.length > REFS_SHOWN ? ` 等 ${String(refs.length)} 条` : '';
  return [run ?? '', shown && `${shown}${more}`].filter((part) => part !== '').join(' ');
}

function timelineText(title: string, events: readonly TimelineEvent[]): string {
  if (events.length === 0) return `${title}：没有记录\n`;
  const rows = events.map((event) => [
    isoAt(event.at).slice(0, 16).replace('T', ' '),
    TIMELINE_NAMES[event.kind],
    event.text,
    basis(event),
  ]);
  return `${title}：${String(events.length)} 条\n${table(['时间', '事项', '说明', '依据'], rows, 'left')}`;
}

function namesOf({ checks, edition }: House): ReadonlyMap<string, string> {
  return new Map([
    ...checks.map(({ check }): [string, string] => [check.id, check.title]),
    ...edition.indicators.map(({ id, name }): [string, string] => [id, name]),
  ]);
}

async function timeline(typed: string, { since }: TimelineFlags, command: Command): Promise<void> {
  const code = siteCode(typed);
  await withHouse(command, { store: 'existing' }, async (house) => {
    const site = await house.store.inventory.byCode(code);
    if (!site) throw new CommandFailure(`台账中没有网站标识码 ${code}；请核对，或先导入台账`);
    const all = await timelineOf(house.store, code, namesOf(house), house.clock());
    const events = since === undefined ? all : all.filter(({ at }) => at >= since);
    process.stdout.write(
      house.options.json
        ? `${JSON.stringify({ site: code, events: events.map(timelineRecord) })}\n`
        : timelineText(`${site.name}（${code}）`, events),
    );
  });
}

export function timelineCommand(): Command {
  return new Command('timeline')
    .description('一个网站的经过：台账、报备、检查状态、问题、栏目、预警、结论、可用性、复扫，按时间排列')
    .argument('<CODE>', '网站标识码')
    .option('--since <DATE>', '只列这一天（含）以后的，如 2021-12-20', sinceDay)
    .action((code: string, flags: TimelineFlags, command: Command) => timeline(code, flags, command));
}
