// The bulletin before any layout: its figures, the words and lists a template may use, its annexes, and its doubts.
import type { Annex } from './annex.ts';
import { annexesOf } from './annexes.ts';
import { count, type Counted } from './count.ts';
import { dayText, periodTexts } from './dates.ts';
import type { Figure } from './figure.ts';
import type { BulletinInput } from './input.ts';
import { chartsOf, type Chart } from './charts.ts';
import { practices, problems } from './proposals.ts';
import {
  figureEntries,
  namesText,
  textValue,
  type ModelList,
  type Piece,
  type Scope,
  type Value,
} from './value.ts';

export interface BulletinModel {
  readonly period: string;
  readonly figures: readonly Figure[];
  readonly scope: Scope;
  readonly lists: readonly ModelList[];
  readonly annexes: readonly Annex[];
  readonly charts: readonly Chart[];
  /** Chinese, for whoever finishes it: what is not in the numbers. */
  readonly doubts: readonly string[];
}

/** `代表主体为政府的494个、省直部门的321个`. */
function strataPhrase({ fullStrata }: Counted): Value {
  const pieces = fullStrata.flatMap(({ name, figure }, index): readonly Piece[] => [
    { text: `${index === 0 ? '' : '、'}${name}的` },
    { text: figure.text, figure: figure.id },
    { text: '个' },
  ]);
  return { pieces, empty: fullStrata.length === 0 };
}

function wordsOf(input: BulletinInput, counted: Counted): readonly (readonly [string, Value])[] {
  const { office, namesAtMost, rectifyDays } = input.settings;
  const names = (places: readonly { readonly name: string }[]): Value =>
    textValue(
      namesText(
        places.map(({ name }) => name),
        namesAtMost,
      ),
    );
  const unqualified = (members: Counted['sites']): Value =>
    names(members.filter(({ outcome }) => outcome === 'unqualified'));
  const { fullSites, fullAccounts } = counted;
  const portals = new Map(input.sites.register.map(({ code, name }) => [code, name]));
  const regions = new Map(input.regions.map(({ code, name }) => [code, name]));
  const ranked = (ids: readonly string[], called: ReadonlyMap<string, string>): Value =>
    names(ids.map((id) => ({ name: called.get(id) ?? id })));
  const both = fullSites.cities.filter(({ id }) => fullAccounts.cities.some((city) => city.id === id));
  return [
    ...Object.entries(periodTexts(input.period)).map(([key, text]) => [key, textValue(text)] as const),
    ['省', textValue(office.province)],
    ['发文机关', textValue(office.signature)],
    ['主送机关', textValue(office.addressees)],
    ['成文日期', textValue(dayText(input.date, 0))],
    ['整改期限', textValue(dayText(input.date, rectifyDays))],
    // A trend takes two points at least.
    ['有往期', textValue(input.quarters.length > 1 ? String(input.quarters.length) : '')],
    ['全覆盖各层', strataPhrase(counted)],
    ['网站全部合格市州', names(fullSites.cities)],
    ['网站全部合格部门', names(fullSites.departments)],
    ['账号全部合格市州', names(fullAccounts.cities)],
    ['账号全部合格部门', names(fullAccounts.departments)],
    ['网站账号均全部合格市州', names(both)],
    ['门户得分靠前', ranked(input.ranking.portals.leading, portals)],
    ['门户进步较大', ranked(input.ranking.portals.improved, portals)],
    ['监管得分靠前市州', ranked(input.ranking.cities.leading, regions)],
    ['监管进步较大市州', ranked(input.ranking.cities.improved, regions)],
    ['不合格网站', unqualified(counted.sites)],
    ['不合格账号', unqualified(counted.accounts)],
  ];
}

/** Pure: the same input gives the same bulletin. */
export function bulletinModel(input: BulletinInput): BulletinModel {
  const counted = count(input);
  const found = problems(input, counted);
  const good = practices(input, counted);
  const { annexes, figures: inAnnexes } = annexesOf(input, counted);
  const figures = [...counted.figures, ...found.figures, ...good.figures];
  const scope = new Map([
    ...wordsOf(input, counted),
    ...figures.flatMap(figureEntries),
    ...good.words,
    ...found.words,
  ]);
  return {
    period: input.period,
    figures: [...figures, ...inAnnexes],
    scope,
    lists: [...found.lists, ...good.lists],
    annexes,
    charts: chartsOf(input, counted),
    doubts: counted.doubts,
  };
}
