// What the template of a notice may name: the unit, its sites and accounts, their problems, and every place.
import { column } from '../bulletin/annex.ts';
import { dayText, periodTexts } from '../bulletin/dates.ts';
import type { BulletinInput } from '../bulletin/input.ts';
import { textValue, type ModelList, type Scope, type TemplateModel } from '../bulletin/value.ts';
import { printableText } from '../printable.ts';
import { placesOf, type KeptFindings, type Place } from './places.ts';
import type { NoticedProblem, NoticedSubject, NoticedUnit } from './units.ts';

type Words = Readonly<Record<string, string>>;

const scopeOf = (words: Words): Scope =>
  new Map(Object.entries(words).map(([name, text]) => [name, textValue(printableText(text))]));

const countText = (count: number): string => (count === 0 ? '' : String(count));
const flag = (is: boolean): string => (is ? '是' : '');

interface ListAbout<T> {
  readonly name: string;
  readonly wordsOf: (item: T, index: number) => Words;
  /** What is offered, said without an item. */
  readonly offers: readonly string[];
  readonly within?: (item: T | null) => readonly ModelList[];
  readonly columns?: ModelList['columns'];
}

function listOf<T>({ name, wordsOf, offers, within, columns }: ListAbout<T>, items: readonly T[]): ModelList {
  return {
    ...{ id: name, name, offers, items: items.map((item, index) => scopeOf(wordsOf(item, index))) },
    ...(columns ? { columns } : {}),
    ...(within ? { within: (index) => within(index === null ? null : (items[index] ?? null)) } : {}),
  };
}

const PLACE_OFFERS = ['序号', '栏目', '说明', '栏目或说明', '网址', '所在页面', '地址', '最近更新'];

const placeList = (places: readonly Place[]): ModelList =>
  listOf<Place>(
    {
      name: '地点',
      offers: [...PLACE_OFFERS, '监测时间', '证据编号', '问题编号'],
      wordsOf: ({ section, message, url, page, latest, seenAt, evidence, finding }, index) => ({
        ...{ 序号: String(index + 1), 栏目: section, 说明: message, 栏目或说明: section || message },
        ...{ 网址: url, 所在页面: page, 地址: page === '' ? url : `${url}（见于 ${page}）` },
        ...{ 最近更新: latest, 监测时间: seenAt, 证据编号: evidence, 问题编号: finding },
      }),
      columns: [
        ...[column('序号', 7), column('栏目或说明', 20, 'left'), column('地址', 29, 'left')],
        ...[column('最近更新', 13), column('证据编号', 17)],
      ],
    },
    places,
  );

const problemList = (problems: readonly NoticedProblem[], kept: KeptFindings): ModelList =>
  listOf<NoticedProblem>(
    {
      name: '问题',
      offers: ['序号', '写法', '指标', '细则', '否决', '处数'],
      wordsOf: ({ words, indicator, clause, convicts, findings }, index) => ({
        ...{ 序号: String(index + 1), 写法: words, 指标: indicator, 细则: clause.replace(/[。；]+$/, '') },
        ...{ 否决: flag(convicts), 处数: countText(findings.length) },
      }),
      within: (problem) => [placeList(problem ? placesOf(problem, kept) : [])],
    },
    problems,
  );

const subjectList = (subjects: readonly NoticedSubject[], kept: KeptFindings): ModelList =>
  listOf<NoticedSubject>(
    {
      name: '对象',
      offers: ['序号', '名称', '网站', '账号', '网址', '平台', '标识码', '不合格'],
      wordsOf: ({ kind, id, name, address, platform, verdict }, index) => ({
        ...{ 序号: String(index + 1), 名称: name, 网址: address, 平台: platform, 标识码: id },
        ...{ 网站: flag(kind === 'site'), 账号: flag(kind === 'account') },
        不合格: flag(verdict.outcome === 'unqualified'),
      }),
      within: (subject) => [problemList(subject?.problems ?? [], kept)],
    },
    subjects,
  );

/** How many problems the unit is told of. */
export const problemCount = ({ subjects }: NoticedUnit): number =>
  subjects.reduce((all, { problems }) => all + problems.length, 0);

/** Pure: the same unit gives the same notice. */
export function noticeModel(
  { period, settings, date }: BulletinInput,
  unit: NoticedUnit,
  kept: KeptFindings,
): TemplateModel {
  const { office, rectifyDays } = settings;
  const of = (kind: NoticedSubject['kind']): readonly NoticedSubject[] =>
    unit.subjects.filter((subject) => subject.kind === kind);
  const failed = (kind: NoticedSubject['kind']): string =>
    countText(of(kind).filter(({ verdict }) => verdict.outcome === 'unqualified').length);
  const scope = scopeOf({
    ...periodTexts(period),
    ...{ 省: office.province, 发文机关: office.signature, 联系方式: office.contact },
    ...{ 主办单位: unit.organizer, 问题数: String(problemCount(unit)) },
    ...{ 网站数: countText(of('site').length), 账号数: countText(of('account').length) },
    两者都有: flag(of('site').length > 0 && of('account').length > 0),
    ...{ 不合格网站数: failed('site'), 不合格账号数: failed('account') },
    ...{ 成文日期: dayText(date, 0), 整改期限: dayText(date, rectifyDays) },
  });
  return { scope, lists: [subjectList(unit.subjects, kept)] };
}
