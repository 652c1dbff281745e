// Early warnings as people read them on a terminal.
import {
  CAUSE_KEY_NAMES,
  daysLeftText,
  stateText,
  streakText,
  type WarningRecord,
} from '../report/warning-records.ts';
import type { SharedCause } from '../model/warning.ts';
import { percentage } from '../judge/rate.ts';
import {
  isRaised,
  type SiteStanding,
  type SiteWeekStanding,
  type WarningsView,
} from '../run/warnings-view.ts';
import { table } from './table.ts';

export interface Names {
  readonly sites: ReadonlyMap<string, string>;
  /** Titles of the checks by id. */
  readonly checks: ReadonlyMap<string, string>;
}

const HEADER = ['网站标识码', '网站', '栏目', '最近更新', '时限', '剩余', '状态', '待变更', '最近观察'];

function line(record: WarningRecord, { sites }: Names): readonly string[] {
  const { subject, path, name, latest, limitDays, seen } = record;
  return [
    ...[subject, sites.get(subject) ?? '', path || name, latest ?? ''],
    limitDays === null ? '' : `${String(limitDays)} 天`,
    ...[daysLeftText(record), stateText(record), streakText(record), seen.slice(0, 10)],
  ];
}

/** How many names are written out before the rest becomes a number. */
const NAMES_SHOWN = 5;

const SYMPTOMS: Readonly<Record<string, string>> = {
  'unreachable-site': '打不开',
  challenged: '被防护系统拦截',
};

function causeLine(cause: SharedCause, { sites, checks }: Names): string {
  const { symptom, by, key, since, run, looked } = cause;
  const what = SYMPTOMS[symptom] ?? checks.get(symptom) ?? symptom;
  const shown = cause.sites.slice(0, NAMES_SHOWN).map((code) => sites.get(code) ?? code);
  const more = cause.sites.length > NAMES_SHOWN ? `等 ${String(cause.sites.length)} 个` : '';
  const first = since.run === run ? '本次新出现' : `自巡检 ${since.run} 起`;
  return `  ${CAUSE_KEY_NAMES[by]} ${key}：检查了 ${String(looked)} 个网站，${String(cause.sites.length)} 个${what}，${first}：${shown.join('、')}${more}`;
}

function standingLine(standing: SiteStanding, { sites, checks }: Names): string {
  const { subject, name, clause, count, unknown, limit, left, reachedOn } = standing;
  const counted = standing.checks.map((id) => checks.get(id) ?? id).join('、');
  const how = left === 0 ? `已达到否决数 ${String(limit)} 个` : `再有 ${String(left)} 个即单项否决`;
  const when = reachedOn === null ? '' : `；若不更新，${reachedOn} 起达到`;
  const open = unknown > 0 ? `；另有 ${String(unknown)} 个未能确定` : '';
  return `  ${subject} ${sites.get(subject) ?? ''}：${counted} ${String(count)} 个，${how}（${name}${clause ? ` ${clause}` : ''}）${when}${open}`;
}

function weekLine(week: SiteWeekStanding, { sites }: Names): string {
  const { subject, days, visits, failures, limitPercent, state } = week;
  const share = percentage(failures, visits, 2) ?? '';
  const short = state === 'short' ? '，监测天数尚不足一周' : '';
  return `  ${subject} ${sites.get(subject) ?? ''}：可用性监测 ${String(days)} 天计入 ${String(visits)} 次，打不开 ${String(failures)} 次，占 ${share}%（达到 ${String(limitPercent)}% 即单项否决）${short}`;
}

/** Those shown: within so many days where asked; otherwise those that are believed to be near or past their limit. */
export function shownWarnings(view: WarningsView, within: number | undefined): readonly WarningRecord[] {
  const shown =
    within === undefined
      ? view.warnings.filter(isRaised)
      : view.warnings.filter(({ daysLeft }) => daysLeft !== null && daysLeft <= within);
  const urgency = ({ daysLeft }: WarningRecord): number => daysLeft ?? Number.NEGATIVE_INFINITY;
  return [...shown].sort((a, b) => urgency(a) - urgency(b) || (a.subject < b.subject ? -1 : 1));
}

function part(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}：\n${lines.map((one) => `${one}\n`).join('')}`;
}

export function warningsText(view: WarningsView, within: number | undefined, names: Names): string {
  const count = (state: WarningRecord['state']): number =>
    view.warnings.filter((one) => one.state === state && one.kind !== 'unreachable-site').length;
  const unseen = view.unseen > 0 ? `；未能检查的网站 ${String(view.unseen)} 个，沿用此前的观察` : '';
  const head = `预警，截至 ${view.today}（巡检 ${view.run.id}）：已超期 ${String(count('over'))} 个，临近超期 ${String(count('due'))} 个，已恢复 ${String(count('mended'))} 个${unseen}\n`;
  // A site that shares its trouble with others is told of there.
  const alone = shownWarnings(view, within).filter(({ sharedCause }) => sharedCause === '');
  return [
    head,
    part(
      '共同原因',
      view.causes.map((cause) => causeLine(cause, names)),
    ),
    part('接近单项否决', [
      ...view.standings.map((standing) => standingLine(standing, names)),
      ...view.weeks.map((week) => weekLine(week, names)),
    ]),
    alone.length === 0
      ? ''
      : table(
          HEADER,
          alone.map((record) => line(record, names)),
          'left',
        ),
  ].join('');
}
