// One row of a table about supervision as what it stands for, or everything that is wrong with it.
import type { CalendarDate } from '../model/calendar.ts';
import { quarterOf } from '../model/quarter.ts';
import { cityOf, isProvince, type Region } from '../model/region.ts';
import type { CityCheckEntry, ErrorReportEntry, RectificationEntry } from '../model/supervision.ts';
import { isSiteCode, SITE_CODE_RULE } from '../model/site.ts';
import type { RowReader } from './row-reader.ts';
import type { SupervisionColumn, SupervisionWords } from './supervision-words.ts';

export interface SupervisionReference {
  readonly words: SupervisionWords;
  /** By code. */
  readonly regions: ReadonlyMap<string, Region>;
  /** The region of each site (网站标识码) and account (备案编号) of the inventory. */
  readonly subjects: ReadonlyMap<string, string>;
  /** Nothing can have happened later. */
  readonly today: CalendarDate;
}

/** Only methods: a reader of many columns reads one of them as well. */
type Cells<C extends string> = Pick<RowReader<C>, 'text' | 'problem' | 'date'>;
type Reader<C extends string> = RowReader<C>;

const LONGEST_NUMBER = 64;
const LONGEST_TEXT = 2000;

function readNumber(reader: Cells<'number'>): string {
  const number = reader.text('number').normalize('NFKC').replaceAll(/\s+/g, '');
  if (number === '') reader.problem('number', '不能为空：再次导入时按编号替换');
  else if (number.length > LONGEST_NUMBER) reader.problem('number', '长得不像编号，请核对列有没有错位');
  return number;
}

/** A code, or a name that only one region of the province has; empty: where the subject is registered. */
function readPlace(reader: Cells<'region'>, subject: string, reference: SupervisionReference): string {
  const { regions, subjects } = reference;
  const text = reader.text('region');
  const registered = subjects.get(subject);
  if (text === '') {
    if (registered !== undefined) return registered;
    reader.problem('region', '不能为空：台账中没有这个网站或账号，查不到它的地区');
    return '';
  }
  if (regions.has(text)) return text;
  const named = [...regions.values()].filter(({ name }) => name === text);
  const [only] = named;
  if (only && named.length === 1) return only.code;
  reader.problem(
    'region',
    named.length > 1
      ? `有 ${String(named.length)} 个地区叫这个名字，请填 6 位行政区划码`
      : '不是本省的行政区划码或地区名',
  );
  return '';
}

function needed<C extends string>(reader: Reader<C>, column: C): CalendarDate | null {
  if (reader.text(column) === '') reader.problem(column, '不能为空，应如 2021-12-01');
  return reader.date(column);
}

/** Two days of which the later cannot come first. */
function inOrder<C extends string>(
  reader: Reader<C>,
  [column, day]: readonly [C, CalendarDate | null],
  earlier: CalendarDate | null,
  said: string,
): void {
  if (day !== null && earlier !== null && day < earlier) reader.problem(column, said);
}

function notLater<C extends string>(
  reader: Reader<C>,
  days: Readonly<Partial<Record<C, CalendarDate | null>>>,
  today: CalendarDate,
): void {
  for (const [column, day] of Object.entries(days) as [C, CalendarDate | null][])
    if (day !== null && day > today) reader.problem(column, '晚于今天，请核对');
}

function readSite(reader: Cells<'site'>): string {
  const site = reader.text('site').toLowerCase();
  if (site !== '' && !isSiteCode(site)) reader.problem('site', SITE_CODE_RULE);
  return site;
}

/** null with at least one problem told. */
export function readErrorReport(
  reader: Reader<SupervisionColumn<'error-reports'>>,
  reference: SupervisionReference,
): ErrorReportEntry | null {
  const number = readNumber(reader);
  const site = readSite(reader);
  const unit = reader.maybeWords('unit');
  if (site === '' && unit === '') reader.problem('unit', '网站标识码和办理单位至少填一项');
  const region = readPlace(reader, site, reference);
  const receivedOn = needed(reader, 'receivedOn');
  const handledOn = reader.date('handledOn');
  inOrder(reader, ['handledOn', handledOn], receivedOn, '早于接收时间，请核对');
  notLater(reader, { receivedOn, handledOn }, reference.today);
  const empty = reader.text('handledOn') === '';
  const told = reader.word('state', reference.words.state);
  if (told === 'done' && empty) reader.problem('handledOn', '状态为已办结，办结时间不能为空');
  if (told === 'open' && !empty) reader.problem('state', '有办结时间，状态却是未办结，请核对');
  if (receivedOn === null || reader.problems.length > 0) return null;
  const state = told ?? (handledOn === null ? 'open' : 'done');
  return { number, site, unit, region, receivedOn, handledOn, state };
}

export function readRectification(
  reader: Reader<SupervisionColumn<'rectifications'>>,
  reference: SupervisionReference,
): RectificationEntry | null {
  const number = readNumber(reader);
  const typed = reader.words('subject').normalize('NFKC');
  const subject = isSiteCode(typed.toLowerCase()) ? typed.toLowerCase() : typed;
  const region = readPlace(reader, subject, reference);
  const problem = reader.text('problem').replaceAll(/\s+/g, ' ');
  if (problem === '') reader.problem('problem', '不能为空');
  else if (problem.length > LONGEST_TEXT)
    reader.problem('problem', `超过 ${String(LONGEST_TEXT)} 个字，多为引号不成对，请核对这一行和下面几行`);
  const foundOn = needed(reader, 'foundOn');
  const dueOn = needed(reader, 'dueOn');
  const mendedOn = reader.date('mendedOn');
  inOrder(reader, ['dueOn', dueOn], foundOn, '早于发现日期，请核对');
  inOrder(reader, ['mendedOn', mendedOn], foundOn, '早于发现日期，请核对');
  notLater(reader, { foundOn, mendedOn }, reference.today);
  if (foundOn === null || dueOn === null || reader.problems.length > 0) return null;
  return { number, subject, region, problem, foundOn, dueOn, mendedOn };
}

const QUARTER_WORDS = /^(\d{4})年?第?([1-4一二三四])季度?$/;
const QUARTER_DIGITS: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4' };

function readPeriod(reader: Cells<'period'>, today: CalendarDate): string {
  const text = reader.text('period').normalize('NFKC').replaceAll(/\s+/g, '').toUpperCase();
  const [, year, digit = ''] = QUARTER_WORDS.exec(text) ?? [];
  const period = year === undefined ? text : `${year}Q${QUARTER_DIGITS[digit] ?? digit}`;
  const quarter = quarterOf(period);
  if (quarter === null) reader.problem('period', '不是季度，应如 2021Q4 或 2021年第四季度');
  else if (quarter.from > today) reader.problem('period', '这个季度还没有开始，请核对');
  return period;
}

function readCount<C extends string>(reader: Reader<C>, column: C): number | null {
  const text = reader.text(column).normalize('NFKC');
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count)) return count;
  reader.problem(column, text === '' ? '不能为空，没有的填 0' : '应为整数');
  return null;
}

/** The sampling rate is held against a city's whole: a county's line would be a share of nothing. */
function readCity(reader: Cells<'region'>, reference: SupervisionReference): string {
  const region = readPlace(reader, '', reference);
  if (region !== '' && (isProvince(region) || cityOf(region) !== region))
    reader.problem('region', '应为市（州）的行政区划码或名称');
  return region;
}

export function readCityCheck(
  reader: Reader<SupervisionColumn<'city-checks'>>,
  reference: SupervisionReference,
): CityCheckEntry | null {
  const period = readPeriod(reader, reference.today);
  const region = readCity(reader, reference);
  const running = readCount(reader, 'running');
  const checked = readCount(reader, 'checked');
  const unqualified = readCount(reader, 'unqualified');
  if (running !== null && checked !== null && checked > running)
    reader.problem('checked', '多于运行网站数，请核对');
  if (unqualified !== null && checked !== null && unqualified > checked)
    reader.problem('unqualified', '多于检查网站数，请核对');
  if (running === null || checked === null || unqualified === null || reader.problems.length > 0) return null;
  return { number: `${period} ${region}`, period, region, running, checked, unqualified };
}
