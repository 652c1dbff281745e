// What two nights differ in, as people read it on a terminal.
import { CHANGES, type Change, type FindingChange } from '../judge/compare.ts';
import type { VerdictChange } from '../judge/compare-verdicts.ts';
import { dateAt } from '../model/calendar.ts';
import { groupBy } from '../model/group.ts';
import { VERDICT_NAMES } from '../report/columns.ts';
import { CHANGE_NAMES } from '../report/comparison-records.ts';
import type { RunComparison } from '../run/compare.ts';
import { table } from './table.ts';

export interface CompareNames {
  readonly sites: ReadonlyMap<string, string>;
  /** Checks and indicators by id. */
  readonly rules: ReadonlyMap<string, string>;
}

const countOf = (findings: readonly FindingChange[], change: Change): number =>
  findings.filter((one) => one.change === change).length;

function checksTable({ findings, figures }: RunComparison, { rules }: CompareNames): string {
  const byCheck = groupBy(findings, ({ check }) => check);
  const rows = figures.map(({ check, before, after }) => [
    rules.get(check) ?? check,
    ...[String(before.fail), String(after.fail)],
    ...CHANGES.map((change) => String(countOf(byCheck.get(check) ?? [], change))),
    ...[String(before.unknown), String(after.unknown)],
  ]);
  const changes = CHANGES.map((change) => CHANGE_NAMES[change]);
  return rows.length === 0
    ? '两次都没有问题\n'
    : table(['检查项', '前次', '本次', ...changes, '未确定（前）', '未确定（本）'], rows);
}

function verdictLine(change: VerdictChange, { sites, rules }: CompareNames): string {
  const { subject, before, after, clauses } = change;
  const names = `${before === null ? '未判定' : VERDICT_NAMES[before]} → ${VERDICT_NAMES[after]}`;
  // What was not looked at this time has the same count of nothing: only figures that moved are told.
  const moved = clauses.filter(
    (one) => one.before?.count !== one.after.count || one.after.outcome === 'fail',
  );
  const told = moved.map((one) => {
    const clause = one.clause === '' ? '' : ` ${one.clause}`;
    return `${rules.get(one.id) ?? one.id}${clause} ${String(one.before?.count ?? 0)} → ${String(one.after.count)} 个（限 ${String(one.limit)}）`;
  });
  return `  ${subject} ${sites.get(subject) ?? ''}：${names}${told.length > 0 ? `；${told.join('，')}` : ''}`;
}

function verdictsPart(comparison: RunComparison, names: CompareNames): string {
  const { counts, verdicts, earlier, later } = comparison;
  const missing = [counts.before ? null : earlier.id, counts.after ? null : later.id].filter(
    (id): id is string => id !== null,
  );
  if (missing.length > 0 || !counts.before || !counts.after)
    return `结论未比较：${missing.map((id) => `巡检 ${id} 尚未判定（xunjian judge --run ${id}）`).join('，')}\n`;
  const [was, is] = [counts.before, counts.after];
  const sums = (['qualified', 'unqualified', 'undetermined'] as const)
    .map((outcome) => `${VERDICT_NAMES[outcome]} ${String(was[outcome])} → ${String(is[outcome])}`)
    .join('，');
  const changed = verdicts.filter(({ before, after }) => before !== after);
  const lines = changed.map((change) => `${verdictLine(change, names)}\n`);
  return `结论：${sums}${changed.length > 0 ? '；改变的：' : '，没有网站的结论改变'}\n${lines.join('')}`;
}

/** Since when, or what is known of it. */
function sinceText({ change, since, before, after, against }: FindingChange): string {
  if (change === 'persistent' && since) return `自 ${dateAt(since.at)}（${since.run}）`;
  if (change === 'unverified') return after === 'unknown' ? '本次未能确定' : '本次未能检查';
  if (change === 'new' && before === 'unknown') return '此前未能确定';
  if (change === 'new' && against === null) return '此前未检查过';
  return '';
}

/** Every change of the sites that were named. */
function details(findings: readonly FindingChange[], { sites, rules }: CompareNames): string {
  if (findings.length === 0) return '';
  const rows = findings.map((one) => [
    ...[one.subject, sites.get(one.subject) ?? '', CHANGE_NAMES[one.change]],
    ...[rules.get(one.check) ?? one.check, sinceText(one), one.message, one.target],
  ]);
  return table(['网站标识码', '网站', '变化', '检查项', '起始', '说明', '网址'], rows, 'left');
}

/** One line per site with any change; those where nothing but the same faults goes on are left out. */
function sitesTable(findings: readonly FindingChange[], { sites }: CompareNames): string {
  const rows = [...groupBy(findings, ({ subject }) => subject)]
    .filter(([, changes]) => changes.some(({ change }) => change !== 'persistent'))
    .map(([code, changes]) => [
      code,
      sites.get(code) ?? '',
      ...CHANGES.map((change) => String(countOf(changes, change))),
    ]);
  const header = ['网站标识码', '网站', ...CHANGES.map((change) => CHANGE_NAMES[change])];
  return rows.length === 0 ? '' : `有变化的网站 ${String(rows.length)} 个：\n${table(header, rows, 'left')}`;
}

/** @param whole every change line by line; otherwise one line per site. */
export function comparisonText(comparison: RunComparison, names: CompareNames, whole: boolean): string {
  const { earlier, later, sites, unseen, findings } = comparison;
  const night = ({ id, asOf }: { readonly id: string; readonly asOf: number }): string =>
    `${id}（${dateAt(asOf)}）`;
  const editions =
    earlier.edition === later.edition
      ? ''
      : `注意：两次所用的指标版本不同（${earlier.edition}、${later.edition}），有些变化出自规则\n`;
  return [
    `比较：前次 ${night(earlier)}，本次 ${night(later)}；网站 ${String(sites.length)} 个，本次未能检查的 ${String(unseen.length)} 个\n`,
    editions,
    verdictsPart(comparison, names),
    checksTable(comparison, names),
    whole ? details(findings, names) : sitesTable(findings, names),
  ].join('');
}
