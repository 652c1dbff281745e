// The ledger of supervision, and how cities stand by it, as people read them on a terminal.
import { isoAt } from '../model/calendar.ts';
import { spanText } from '../model/span-text.ts';
import {
  SUPERVISION_NAMES,
  type ReportState,
  type SupervisionKind,
  type SupervisionLedger,
  type SupervisionRecord,
} from '../model/supervision.ts';
import type { SupervisionImport } from '../run/supervision/import.ts';
import type { CityStanding, Share } from '../run/supervision/standing.ts';
import { lines } from './inventory-file.ts';
import { table } from './table.ts';

export const STATE_WORDS = {
  open: '办理中',
  done: '已办结',
  dismissed: '不予受理',
} as const satisfies Record<ReportState, string>;

export function importText(kind: SupervisionKind, { added, changed, unchanged }: SupervisionImport): string {
  return `${SUPERVISION_NAMES[kind]}：新增 ${String(added.length)} 条，修改 ${String(changed.length)} 条，未变 ${String(unchanged)} 条\n`;
}

const TABLES: Readonly<
  Record<SupervisionKind, (ledger: SupervisionLedger) => readonly (readonly string[])[]>
> = {
  'error-reports': ({ errorReports }) =>
    errorReports.map(({ number, site, unit, region, receivedOn, handledOn, state }) => [
      ...[number, site, unit, region, receivedOn, handledOn ?? '', STATE_WORDS[state]],
    ]),
  rectifications: ({ rectifications }) =>
    rectifications.map(({ number, subject, region, problem, foundOn, dueOn, mendedOn }) => [
      ...[number, subject, region, foundOn, dueOn, mendedOn ?? '未完成', problem],
    ]),
  'city-checks': ({ cityChecks }) =>
    cityChecks.map(({ period, region, running, checked, unqualified }) => [
      ...[period, region],
      ...[running, checked, unqualified].map(String),
    ]),
};

const HEADERS = {
  'error-reports': ['留言编号', '网站标识码', '办理单位', '地区', '接收', '办结', '状态'],
  rectifications: ['整改编号', '对象', '地区', '发现', '期限', '完成', '问题'],
  'city-checks': ['季度', '地区', '运行', '检查', '不合格'],
} as const satisfies Record<SupervisionKind, readonly string[]>;

function partText(kind: SupervisionKind, ledger: SupervisionLedger): string {
  const rows = TABLES[kind](ledger);
  const head = `${SUPERVISION_NAMES[kind]} ${String(rows.length)} 条\n`;
  return rows.length === 0 ? head : `${head}${table(HEADERS[kind], rows, 'left')}`;
}

/** @param kind null for all. */
export function ledgerText(ledger: SupervisionLedger, kind: SupervisionKind | null): string {
  const kinds = kind === null ? (['error-reports', 'rectifications', 'city-checks'] as const) : [kind];
  return kinds.map((one) => partText(one, ledger)).join('\n');
}

export function trailText(records: readonly SupervisionRecord[]): string {
  if (records.length === 0) return '没有这个编号的记录\n';
  return lines(
    records.map(({ entry, enteredAt, enteredBy, reason }) => {
      const what = entry === null ? `撤销：${reason}` : JSON.stringify(entry);
      return `${isoAt(enteredAt)} ${enteredBy} ${what}`;
    }),
  );
}

const shareText = ({ numerator, denominator, percent }: Share): string =>
  percent === null ? '—' : `${String(numerator)}/${String(denominator)}（${percent}%）`;

function lateHeads([any]: readonly CityStanding[]): readonly string[] {
  return (any?.late ?? []).map(({ deadline }) => `超过 ${spanText(deadline)}`);
}

function samplingText({ samplings, missingQuarters }: CityStanding): string {
  const entered = samplings.map((share) => `${share.period} ${shareText(share)}`);
  const missing = missingQuarters.length === 0 ? [] : [`未录入 ${missingQuarters.join('、')}`];
  return [...entered, ...missing].join('；');
}

export function standingText(
  cities: readonly CityStanding[],
  { year, asOf, edition }: { readonly year: number; readonly asOf: string; readonly edition: string },
): string {
  const late = lateHeads(cities);
  const header = ['地区', '留言', '未办结', ...late, '整改', '整改超期', '抽查比例（检查/运行）'];
  const rows = cities.map((city) => [
    ...[city.name, String(city.messages), shareText(city.unfinished)],
    ...city.late.map(shareText),
    ...[String(city.rectifications), shareText(city.rectificationLate), samplingText(city)],
  ]);
  const dismissed = cities.reduce((sum, city) => sum + city.dismissed, 0);
  return [
    `${String(year)} 年监管工作，截至 ${asOf}，期限按指标版本 ${edition}${late.length === 0 ? '（没有留言办理期限，不列超期）' : ''}\n`,
    table(header, rows, 'left'),
    `另有不予受理的留言 ${String(dismissed)} 条，不计入；未录入不等于没有\n`,
  ].join('');
}
