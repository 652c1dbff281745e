// 《政府网站监管年度报表》: what the system knows of an office's supervision in a year.
import type { WorkingCalendar } from '../../derive/dates/working-days.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import type { Edition } from '../../model/indicator.ts';
import { cityOf, isProvince, type Region } from '../../model/region.ts';
import { ok, type Result } from '../../model/result.ts';
import { statusOn, type Site } from '../../model/site.ts';
import { spanText } from '../../model/span-text.ts';
import { known, toFillIn, type AnnualLine } from '../../report/annual-report.ts';
import type { Store } from '../../store/port.ts';
import { findRun } from '../find-run.ts';
import { supervisionLedger } from '../supervision/import.ts';
import { ofCity, ofYear } from '../supervision/of-year.ts';
import { cityStandings, type CityStanding } from '../supervision/standing.ts';

export interface OfficeReportInput {
  readonly store: Pick<Store, 'inventory' | 'runs' | 'verdicts' | 'supervision'>;
  readonly regions: readonly Region[];
  readonly edition: Edition;
  readonly calendar: WorkingCalendar;
  readonly year: number;
  readonly asOf: CalendarDate;
  /** A city's code; null for the whole province. */
  readonly city: string | null;
}

const SAMPLING = '网站抽查';
const SAMPLING_BASIS = '填报说明（转述［S］）：分别填写每个季度抽查发现的不合格网站数量和全年总数';

interface QuarterCount {
  readonly checked: number | null;
  readonly unqualified: number | null;
  readonly source: string;
}

/** What the newest run of the quarter was judged to, of the sites that are this office's. */
async function quarterCount(
  { store }: OfficeReportInput,
  period: string,
  own: ReadonlySet<string>,
): Promise<QuarterCount> {
  const run = await findRun(store.runs, { period });
  if (!run.ok) return { checked: null, unqualified: null, source: `系统中没有 ${period} 完成的巡检` };
  const { id, edition } = run.value;
  const verdicts = (await store.verdicts.of(id)).filter(
    (one) => one.edition === edition && one.subjectKind === 'site' && own.has(one.subject),
  );
  if (verdicts.length === 0)
    return { checked: null, unqualified: null, source: `巡检 ${id} 尚未判定；运行 xunjian judge` };
  const count = (outcome: string): number => verdicts.filter((one) => one.outcome === outcome).length;
  const open = count('undetermined');
  const left = open === 0 ? '' : `，另有 ${String(open)} 个未能判定，不计入`;
  return {
    checked: verdicts.length - open,
    unqualified: count('unqualified'),
    source: `巡检 ${id} 的单项否决结论（指标版本 ${edition}）${left}`,
  };
}

/** The sum, when every part is there. */
const total = (parts: readonly (number | null)[]): number | null =>
  parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0);

async function samplingLines(input: OfficeReportInput, own: readonly Site[]): Promise<readonly AnnualLine[]> {
  const codes = new Set(own.map(({ code }) => code));
  const lines: AnnualLine[] = [];
  const counts: QuarterCount[] = [];
  for (const number of [1, 2, 3, 4]) {
    const one = await quarterCount(input, `${String(input.year)}Q${String(number)}`, codes);
    const at = `第${String(number)}季度`;
    lines.push(known(SAMPLING, `${at}检查网站数`, one.checked, one.source));
    lines.push(known(SAMPLING, `${at}不合格网站数量`, one.unqualified, one.source, SAMPLING_BASIS));
    counts.push(one);
  }
  const summed = '四个季度之和；同一网站在几个季度不合格的，每个季度计一次';
  const lacking = counts.flatMap(({ checked }, index) => (checked === null ? [String(index + 1)] : []));
  const source = lacking.length === 0 ? summed : `缺第${lacking.join('、')}季度`;
  const unqualified = total(counts.map((one) => one.unqualified));
  return [
    ...lines,
    known(SAMPLING, '全年检查网站数（次）', total(counts.map(({ checked }) => checked)), source),
    known(SAMPLING, '全年不合格网站数量', unqualified, source, SAMPLING_BASIS),
    ...(await cityCheckLines(input)),
    toFillIn(SAMPLING, '问责人次', '填报说明（转述［S］）；属于哪一部分未见原文'),
  ];
}

/** What cities entered of their own checks, beside what the system found. */
async function cityCheckLines({ store, year, city }: OfficeReportInput): Promise<readonly AnnualLine[]> {
  const all = ofYear(await supervisionLedger(store), year);
  const { cityChecks } = city === null ? all : ofCity(all, city);
  const periods = [...new Set(cityChecks.map(({ period }) => period))].sort();
  return periods.flatMap((period) => {
    const there = cityChecks.filter((one) => one.period === period);
    const sum = (of: (one: (typeof there)[number]) => number): number =>
      there.reduce((all, one) => all + of(one), 0);
    const source = `监管台账：市（州）自查，${String(there.length)} 个市（州）已录入`;
    return [
      known(
        SAMPLING,
        `${period} 市（州）自查网站数`,
        sum(({ checked }) => checked),
        source,
      ),
      known(
        SAMPLING,
        `${period} 市（州）自查不合格网站数`,
        sum(({ unqualified }) => unqualified),
        source,
      ),
    ];
  });
}

function siteLines({ year, asOf }: OfficeReportInput, own: readonly Site[]): readonly AnnualLine[] {
  const section = '网站开设整合';
  const source = `网站台账，截至 ${asOf}`;
  const filed = `网站台账中状态起始日期在 ${String(year)} 年的`;
  const during = (status: Site['status']): number =>
    own.filter((site) => site.status === status && site.statusFrom?.startsWith(`${String(year)}-`) === true)
      .length;
  const running = own.filter((site) => statusOn(site, asOf) === 'running').length;
  return [
    known(section, '运行网站数', running, source),
    known(section, '本年关停网站数', during('closed'), filed),
    known(section, '本年迁移网站数', during('migrated'), filed),
    toFillIn(section, '本年新开设网站数'),
  ];
}

const MESSAGES = '“我为政府网站找错”平台网民留言办理';

function messageLines(
  standings: readonly CityStanding[],
  { year, asOf }: OfficeReportInput,
): readonly AnnualLine[] {
  const sum = (of: (one: CityStanding) => number): number => standings.reduce((all, one) => all + of(one), 0);
  const entered = sum((one) => one.messages + one.dismissed) > 0;
  const source = entered
    ? `监管台账：${String(year)} 年收到的留言，截至 ${asOf}，不含不予受理的 ${String(sum(({ dismissed }) => dismissed))} 条`
    : '监管台账中没有这一年的留言';
  const line = (item: string, of: (one: CityStanding) => number): AnnualLine =>
    known(MESSAGES, item, entered ? sum(of) : null, source);
  const deadlines = (standings[0]?.late ?? []).map(({ deadline }) => deadline);
  return [
    line('收到留言', ({ messages }) => messages),
    line('已办结', ({ messages, unfinished }) => messages - unfinished.numerator),
    line('未办结', ({ unfinished }) => unfinished.numerator),
    ...deadlines.map((deadline, index) =>
      line(`超过 ${spanText(deadline)}办结或仍未办结`, ({ late }) => late[index]?.numerator ?? 0),
    ),
  ];
}

/** @returns one Chinese line when a limit in working days meets a year without a holiday calendar. */
export async function officeReport(input: OfficeReportInput): Promise<Result<readonly AnnualLine[], string>> {
  const { store, regions, city, year, asOf, edition, calendar } = input;
  const all = await store.inventory.all();
  const own = city === null ? all : all.filter(({ region }) => cityOf(region) === city);
  const standings = cityStandings({
    ...{ year, asOf, regions, calendar, ledger: await supervisionLedger(store) },
    ...{ table: edition.supervision, digits: edition.rounding.digits },
  });
  if (!standings.ok) return standings;
  const counted = standings.value.filter((one) => city === null || one.city === city);
  return ok([
    ...(await samplingLines(input, own)),
    toFillIn('安全检查'),
    ...siteLines(input, own),
    ...messageLines(counted, input),
    toFillIn('假冒政府网站处置'),
    toFillIn('人员培训'),
  ]);
}

/** Whose report it is, for its title. */
export function officeName(regions: readonly Region[], city: string | null): string {
  const found = regions.find(({ code }) => (city === null ? isProvince(code) : code === city));
  return found?.name ?? '';
}
