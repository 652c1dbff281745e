// Good practices and problems proposed from the data, each with its figures; the editor keeps, rewords or drops them.
import { groupBy } from '../../model/group.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Counted } from './count.ts';
import { countFigure, type Figure } from './figure.ts';
import type { BriefFinding, BulletinInput } from './input.ts';
import { verdictRef } from './members.ts';
import { figureEntries, namesText, textValue, type ModelList, type Scope, type Value } from './value.ts';
import type { Member } from './tally-figures.ts';
import { wordingKey } from './wording.ts';

export interface Proposed {
  readonly figures: readonly Figure[];
  readonly lists: readonly ModelList[];
  readonly words: readonly (readonly [string, Value])[];
}

interface Item {
  readonly figures: readonly Figure[];
  readonly words: readonly (readonly [string, Value])[];
}

/** Within an item its figures go by their role too: 问题数, 涉及数. */
function scopeOf({ figures, words }: Item, roles: readonly string[]): Scope {
  const byRole = figures.map((figure, index) => {
    const [entry] = figureEntries(figure);
    return [roles[index] ?? figure.id, entry?.[1] ?? textValue('')] as const;
  });
  return new Map([...words, ...figures.flatMap(figureEntries), ...byRole]);
}

interface About {
  readonly kind: 'sites' | 'accounts';
  readonly noun: '网站' | '账号';
  readonly members: readonly Member[];
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly BriefFinding[];
}

/** Quotation marks within quotation marks are single ones. */
const withinQuotes = (text: string): string => text.replaceAll('“', '‘').replaceAll('”', '’');

/** 单项否决: by indicator, who was convicted of it. */
function vetoItems(input: BulletinInput, { kind, noun, members, verdicts }: About): readonly Item[] {
  const names = new Map(members.map((member) => [member.subject, member.name]));
  const failed = verdicts.flatMap((verdict) =>
    names.has(verdict.subject) && verdict.outcome === 'unqualified'
      ? verdict.indicators.filter(({ outcome }) => outcome === 'fail').map((result) => ({ verdict, result }))
      : [],
  );
  const byIndicator = groupBy(failed, ({ result }) => result.id);
  return [...byIndicator].map(([id, all]): Item => {
    const subjects = new Map(all.map(({ verdict }) => [verdict.subject, verdict]));
    const rows = [...subjects.values()].map((verdict) => ({
      ref: verdictRef(verdict),
      name: names.get(verdict.subject) ?? verdict.subject,
    }));
    const title = input.edition.indicators.find((indicator) => indicator.id === id)?.name ?? id;
    const figure = countFigure(
      { id: `problems.${kind}.veto.${id}`, name: `${title}${noun}数`, says: `单项否决“${title}”的${noun}` },
      rows,
    );
    const list = namesText(
      rows.map(({ name }) => name),
      input.settings.namesAtMost,
    );
    const clauses = [...new Set(all.map(({ result }) => wordingKey(result)))].join('、');
    return {
      figures: [figure],
      words: [
        ['问题', textValue(title)],
        ['细则', textValue(clauses)],
        ['名单', textValue(list)],
      ],
    };
  });
}

/** What was found most widely, convicting or not. */
function commonItems(input: BulletinInput, { kind, noun, members, findings }: About): readonly Item[] {
  const byName = new Map(members.map((member) => [member.subject, member]));
  const own = findings.filter(({ subject }) => byName.has(subject));
  const items = [...groupBy(own, ({ check }) => check)].map(([check, all]) => {
    const title = withinQuotes(input.checkNames.get(check) ?? check);
    const bySubject = groupBy(all, ({ subject }) => subject);
    const found = countFigure(
      { id: `problems.${kind}.${check}.findings`, name: `${title}处数`, says: `查到的“${title}”` },
      all.map(({ id, message }) => ({ ref: `finding:${id}`, name: message })),
    );
    const subjects = [...bySubject.keys()].flatMap((subject) => byName.get(subject) ?? []);
    const involved = countFigure(
      { id: `problems.${kind}.${check}.subjects`, name: `${title}${noun}数`, says: `有“${title}”的${noun}` },
      subjects.map(({ ref, name }) => ({ ref, name })),
    );
    const worst = [...bySubject]
      .sort(([one, its], [other, others]) => others.length - its.length || (one < other ? -1 : 1))
      .flatMap(([subject]) => byName.get(subject)?.name ?? []);
    const words = [
      ['问题', textValue(title)],
      ['名单', textValue(namesText(worst, input.settings.namesAtMost))],
    ] as const;
    return { figures: [found, involved], words, spread: subjects.length, check };
  });
  return items
    .filter(({ spread }) => spread * 100 >= input.settings.commonFromPercent * members.length)
    .sort((one, other) => other.spread - one.spread || (one.check < other.check ? -1 : 1))
    .slice(0, input.settings.problemsAtMost);
}

export function problems(input: BulletinInput, counted: Counted): Proposed {
  const { verdicts: siteVerdicts, findings: siteFindings } = input.sites;
  const { verdicts: accountVerdicts, findings: accountFindings } = input.accounts;
  const about = [
    { kind: 'sites', noun: '网站', members: counted.sites, verdicts: siteVerdicts, findings: siteFindings },
    {
      ...{ kind: 'accounts', noun: '账号', members: counted.accounts },
      ...{ verdicts: accountVerdicts, findings: accountFindings },
    },
  ] as const satisfies readonly About[];
  const lists: ModelList[] = [];
  const figures: Figure[] = [];
  for (const one of about) {
    const [vetoes, common] = [vetoItems(input, one), commonItems(input, one)];
    figures.push(...[...vetoes, ...common].flatMap((item) => item.figures));
    lists.push(
      {
        ...{ id: `problems.${one.kind}.veto`, name: `${one.noun}否决问题` },
        offers: ['问题', '细则', '名单', '涉及数'],
        items: vetoes.map((item) => scopeOf(item, ['涉及数'])),
      },
      {
        ...{ id: `problems.${one.kind}`, name: `${one.noun}常见问题` },
        offers: ['问题', '名单', '问题数', '涉及数'],
        items: common.map((item) => scopeOf(item, ['问题数', '涉及数'])),
      },
    );
  }
  return { figures, lists, words: [] };
}

/** Cities whose sites were found to have the fewest faults each; of equals the one with more sites. */
function fewestFaults(input: BulletinInput, { sites, fullSites }: Counted): readonly string[] {
  const faults = groupBy(input.sites.findings, ({ subject }) => subject);
  const cities = fullSites.cities.map(({ id, name }) => {
    const own = sites.filter(({ place }) => place.id === id);
    const found = own.reduce((all, { subject }) => all + (faults.get(subject)?.length ?? 0), 0);
    return { id, name, found, sites: own.length };
  });
  return cities
    .sort(
      (one, other) =>
        one.found * other.sites - other.found * one.sites ||
        other.sites - one.sites ||
        (one.id < other.id ? -1 : 1),
    )
    .map(({ name }) => name);
}

export function practices(input: BulletinInput, counted: Counted): Proposed {
  const { fullSites, fullAccounts } = counted;
  const both = fullSites.cities.filter(({ id }) => fullAccounts.cities.some((city) => city.id === id));
  const figure = countFigure(
    {
      id: 'practices.full-marks',
      name: '网站账号均全部合格市州数',
      says: '网站和账号都全部合格、没有未判定的市（州）',
    },
    both.map(({ id, name }) => ({ ref: `region:${id}`, name })),
  );
  const fewest = namesText(
    fewestFaults(input, counted).slice(0, input.settings.namesAtMost),
    input.settings.namesAtMost,
  );
  return { figures: [figure], lists: [], words: [['网站问题较少市州', textValue(fewest)]] };
}
