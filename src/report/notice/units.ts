// Who is given a notice (整改通知), and about what: each unit with its own sites and accounts and what was found on them.
import { PLATFORM_NAMES } from '../../model/account-words.ts';
import type { Account } from '../../model/account.ts';
import { speaksAgainst } from '../../judge/clause.ts';
import { groupBy } from '../../model/group.ts';
import type { Clause, Indicator } from '../../model/indicator.ts';
import type { FrozenFinding } from '../../model/period.ts';
import type { Site } from '../../model/site.ts';
import type { IndicatorResult, Verdict } from '../../model/verdict.ts';
import type { BulletinInput } from '../bulletin/input.ts';
import { clauseWords } from '../bulletin/wording.ts';

/** Counts for no veto, but is to be mended all the same. */
const DEAD_LINK = 'dead-link';

export interface NoticedProblem {
  /** Chinese, as annex 2 words it. */
  readonly words: string;
  /** Chinese: what the rules say and where; '' where no clause speaks of it. */
  readonly indicator: string;
  readonly clause: string;
  /** It makes the subject unqualified by itself. */
  readonly convicts: boolean;
  /** Ids of what it rests on. */
  readonly findings: readonly string[];
}

export interface NoticedSubject {
  readonly kind: 'site' | 'account';
  /** 网站标识码 or 备案编号. */
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** Chinese; '' of a site. */
  readonly platform: string;
  readonly organizer: string;
  readonly region: string;
  readonly verdict: Verdict;
  readonly problems: readonly NoticedProblem[];
}

export interface NoticedUnit {
  readonly organizer: string;
  readonly region: string;
  readonly subjects: readonly NoticedSubject[];
}

interface Rule {
  readonly indicator: Indicator;
  readonly clause: Clause;
}

function ruleOf({ edition }: BulletinInput, { id, clause }: IndicatorResult): Rule | null {
  const indicator = edition.indicators.find((one) => one.id === id);
  const found = indicator?.clauses.find((one) => one.id === clause);
  return indicator && found ? { indicator, clause: found } : null;
}

/** What counts in the quarter, by finding's id. */
export type CountedFindings = ReadonlyMap<string, FrozenFinding>;

/** Those that may be held against the subject: a suspicion that nobody has confirmed is no fault yet. */
function toldOf(
  { findings }: IndicatorResult,
  rule: Rule | null,
  counted: CountedFindings,
): readonly string[] {
  return findings.filter((id) => {
    const finding = counted.get(id);
    return finding?.outcome === 'fail' && rule !== null && speaksAgainst(rule.clause, finding);
  });
}

/** What does not convict is told when asked, unless only a series of days can tell. */
function isTold(
  { outcome }: IndicatorResult,
  rule: Rule | null,
  told: readonly string[],
  all: boolean,
): boolean {
  return outcome === 'fail' || (all && told.length > 0 && rule?.clause.over !== 'period');
}

function vetoProblems(
  input: BulletinInput,
  verdict: Verdict,
  counted: CountedFindings,
  all: boolean,
): readonly NoticedProblem[] {
  return verdict.indicators.flatMap((result) => {
    const rule = ruleOf(input, result);
    const told = toldOf(result, rule, counted);
    if (!isTold(result, rule, told, all)) return [];
    return [
      {
        words: clauseWords({ ...result, count: told.length }, input.edition, input.wordings),
        indicator: rule?.indicator.name ?? '',
        clause: rule?.clause.text ?? '',
        convicts: result.outcome === 'fail',
        findings: told,
      },
    ];
  });
}

type DeadLinks = ReadonlyMap<string, readonly string[]>;

function deadLinkProblem(
  { checkNames, wordings }: BulletinInput,
  found: readonly string[],
): readonly NoticedProblem[] {
  if (found.length === 0) return [];
  const words = wordings.get(DEAD_LINK) ?? `${checkNames.get(DEAD_LINK) ?? DEAD_LINK}{count}个`;
  const about = { indicator: '', clause: '', convicts: false };
  return [{ ...about, words: words.replaceAll('{count}', String(found.length)), findings: found }];
}

type Unjudged = Omit<NoticedSubject, 'verdict' | 'problems'>;

const siteSubject = ({ code, name, url, organizer, region }: Site): Unjudged => ({
  ...{ kind: 'site', id: code, name, address: url, platform: '', organizer, region },
});

const accountSubject = ({ id, name, url, handle, platform, organizer, region }: Account): Unjudged => ({
  ...{ kind: 'account', id, name, address: url || handle, organizer, region },
  platform: PLATFORM_NAMES[platform],
});

/** Sites by code, then accounts of the period's sample by id: what else was looked at is no part of the bulletin. */
function judgedSubjects({
  sites,
  accounts,
  sample,
}: BulletinInput): readonly { readonly subject: Unjudged; readonly verdict: Verdict }[] {
  const subjects = new Map([
    ...sites.register.map((site) => [`site ${site.code}`, siteSubject(site)] as const),
    ...accounts.register
      .filter(({ id }) => sample.members.has(id))
      .map((account) => [`account ${account.id}`, accountSubject(account)] as const),
  ]);
  const inOrder = (verdicts: readonly Verdict[]): readonly Verdict[] =>
    [...verdicts].sort((one, other) => (one.subject < other.subject ? -1 : 1));
  return [...inOrder(sites.verdicts), ...inOrder(accounts.verdicts)].flatMap((verdict) => {
    const subject = subjects.get(`${verdict.subjectKind} ${verdict.subject}`);
    return subject ? [{ subject, verdict }] : [];
  });
}

/**
 * Units by 行政区划码 and name; namesakes of different regions are different units.
 * @param all whoever has any counted problem or dead link, and not only the unqualified.
 */
export function noticedUnits(
  input: BulletinInput,
  counted: CountedFindings,
  all: boolean,
): readonly NoticedUnit[] {
  const links: DeadLinks = all
    ? new Map(
        [
          ...groupBy(
            input.sites.findings.filter(({ check }) => check === DEAD_LINK),
            ({ subject }) => subject,
          ),
        ].map(([subject, found]) => [subject, found.map(({ id }) => id)]),
      )
    : new Map();
  const subjects = judgedSubjects(input).flatMap(({ subject, verdict }): readonly NoticedSubject[] => {
    if (!all && verdict.outcome !== 'unqualified') return [];
    const dead = subject.kind === 'site' ? deadLinkProblem(input, links.get(subject.id) ?? []) : [];
    const problems = [...vetoProblems(input, verdict, counted, all), ...dead];
    return problems.length === 0 ? [] : [{ ...subject, verdict, problems }];
  });
  const units = [...groupBy(subjects, ({ organizer, region }) => `${region} ${organizer}`)];
  return units
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, [first, ...rest]]) =>
      first ? [{ organizer: first.organizer, region: first.region, subjects: [first, ...rest] }] : [],
    );
}
