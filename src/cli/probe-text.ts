// Rounds of the prober and sites' weeks as people read them on a terminal.
import type { WeekFigures } from '../derive/availability/week.ts';
import { percentage } from '../judge/rate.ts';
import { isoAt } from '../model/calendar.ts';
import type { ProbeRound } from '../model/probe.ts';
import { spokenDuration } from './scan-end.ts';
import { table } from './table.ts';

/** `2021-12-20 02:00`, Asia/Shanghai. */
const minuteOf = (epochMs: number): string => isoAt(epochMs).slice(0, 16).replace('T', ' ');

/** One line: which round, how many sites, how they did, and whether the round counts. */
export function roundLine(round: ProbeRound, title: string): string {
  const { planned, counts, health, reason } = round;
  const took = round.endedAt === null ? '' : `，用时 ${spokenDuration(round.endedAt - round.startedAt)}`;
  const verdict =
    health === 'void' ? `作废：${reason}` : health === 'sound' ? `有效${reason && `：${reason}`}` : '未完成';
  return [
    `${title}（${minuteOf(round.startedAt)}${took}）：网站 ${planned}`,
    ...[`打开 ${counts.opened}`, `打不开 ${counts.failed}`],
    ...[`无法判定 ${counts.unverifiable + counts.ours}`, verdict],
  ].join('，');
}

export interface SiteWeek {
  readonly code: string;
  readonly name: string;
  readonly figures: WeekFigures;
}

const STATES: Readonly<Record<WeekFigures['state'], string>> = {
  convicts: '达到否决标准',
  clears: '未达到',
  short: '监测不足',
};

function weekRow({ code, name, figures }: SiteWeek): readonly string[] {
  const { days, visits, failures, state, unverifiable, exemptDays } = figures;
  const share = percentage(failures, visits, 2);
  return [
    ...[
      code,
      name,
      String(days.length),
      String(visits),
      String(failures),
      share === null ? '—' : `${share}%`,
    ],
    ...[String(unverifiable), String(exemptDays), STATES[state]],
  ];
}

const HEADER = ['网站标识码', '网站', '可用天', '计入', '打不开', '占比', '无法核实', '报备天', '一周结果'];

/** Those that failed or could not be verified, the worst first; the rest in one line. */
export function weeksText(weeks: readonly SiteWeek[]): string {
  const told = weeks
    .filter(({ figures }) => figures.failures > 0 || figures.unverifiable > 0 || figures.exemptDays > 0)
    .sort(
      ({ figures: left }, { figures: right }) =>
        right.failures * Math.max(left.visits, 1) - left.failures * Math.max(right.visits, 1),
    );
  const short = weeks.filter(({ figures }) => figures.state === 'short').length;
  const summary = `一周监测：网站 ${weeks.length} 个，其中监测不足 ${short} 个，有打不开、无法核实或报备的 ${told.length} 个\n`;
  return told.length === 0 ? summary : summary + table(HEADER, told.map(weekRow), 'left');
}
