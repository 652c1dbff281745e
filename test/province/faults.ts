// Which sections are stale, long stale or blank: the convicted sites' and the many below the limits.
import { monthsBefore, type Day } from './days.ts';
import type { Blankness, Conviction, SectionPlan } from './model.ts';
import type { Rng } from './rng.ts';

/** What a fault needs to know of its site. */
export interface FaultContext {
  readonly asOf: Day;
  readonly rng: Rng;
  readonly conviction: Conviction | null;
  /** The main menu shows second-level sections: whether those count as first-level is then a matter of reading. */
  readonly nestedMenu: boolean;
  readonly faulty: boolean;
  /** One section short of every limit. */
  readonly atTheEdge: boolean;
  readonly datelessAddresses: boolean;
}

const isList = (section: SectionPlan): boolean => section.form === 'list' && section.state === 'fresh';

/** Judged by 14 days, or by six months at the first level. */
export function isClauseA(section: SectionPlan): boolean {
  return (
    section.type === 'news' ||
    ((section.type === 'notice' || section.type === 'policy') && section.level === 1)
  );
}

function makeStale(section: SectionPlan, { rng, asOf }: FaultContext): void {
  section.state = 'stale';
  if (section.type === 'news')
    section.newest = asOf - (rng.chance(0.15) ? rng.int(370, 700) : rng.int(16, 90));
  else section.newest = monthsBefore(asOf, 6) - (rng.chance(0.2) ? rng.int(200, 700) : rng.int(1, 150));
}

function makeLongStale(section: SectionPlan, { rng, asOf }: FaultContext): void {
  section.state = 'long-stale';
  section.newest = monthsBefore(asOf, 12) - rng.int(1, 1100);
}

const BLANKS: readonly Blankness[] = [
  'empty-list',
  'no-content',
  'no-information',
  'construction',
  'zero-count',
  'no-content',
  'alert-entry',
];

function makeBlank(section: SectionPlan, { rng }: FaultContext): void {
  section.state = 'blank';
  section.form = 'blank';
  section.newest = null;
  section.blankness = rng.pick(BLANKS);
}

function take(
  sections: readonly SectionPlan[],
  count: number,
  fits: (section: SectionPlan) => boolean,
  fault: (section: SectionPlan, context: FaultContext) => void,
  context: FaultContext,
): void {
  for (const section of context.rng
    .shuffle(sections.filter((one) => isList(one) && fits(one)))
    .slice(0, count)) {
    fault(section, context);
  }
}

const notHeadline = (section: SectionPlan): boolean => section.key !== 'gzdt' && isClauseA(section);

/** Second-level policy sections in a nested menu are left alone: the two readings of first-level would disagree. */
const canAge =
  (context: FaultContext) =>
  (section: SectionPlan): boolean =>
    !isClauseA(section) && section.key !== 'zjdc' && !(context.nestedMenu && section.type === 'policy');

const canBeBlank = (section: SectionPlan): boolean =>
  section.level === 2 && section.type !== 'news' && section.type !== 'policy';

/** Nothing anywhere newer than sixteen days. */
function silence(sections: readonly SectionPlan[], context: FaultContext): void {
  for (const section of sections) {
    if (section.newest === null || section.newest <= context.asOf - 16) continue;
    section.newest = context.asOf - context.rng.int(24, 44);
    if (section.type === 'news') section.state = 'stale';
  }
}

function convict(sections: readonly SectionPlan[], context: FaultContext, conviction: Conviction): void {
  const { rng } = context;
  const old = canAge(context);
  if (conviction === 'a') take(sections, rng.int(5, 6), notHeadline, makeStale, context);
  if (conviction === 'b') take(sections, rng.int(10, 12), old, makeLongStale, context);
  if (conviction === 'c') take(sections, 5, canBeBlank, makeBlank, context);
  if (conviction === 'mix') {
    take(sections, 5, canBeBlank, makeBlank, context);
    take(sections, 5, notHeadline, makeStale, context);
  }
  if (conviction === 'home' || conviction === 'mix') silence(sections, context);
}

function someFaults(sections: readonly SectionPlan[], context: FaultContext): void {
  const { rng } = context;
  const faults = rng.chance(0.6) ? 1 : rng.chance(0.6) ? 2 : rng.int(3, 5);
  for (let turn = 0; turn < faults; turn += 1) {
    const dice = rng.next();
    if (dice < 0.35) take(sections, 1, notHeadline, makeStale, context);
    else if (dice < 0.75) take(sections, 1, canAge(context), makeLongStale, context);
    else take(sections, 1, canBeBlank, makeBlank, context);
    const blanks = sections.filter((section) => section.state === 'blank').length;
    if (blanks >= 4 || sections.filter((section) => section.state === 'stale').length >= 4) return;
  }
}

/** A site whose news stopped while its notices go on: the home page is still fresh. */
function headlineFault(sections: readonly SectionPlan[], context: FaultContext): void {
  const news = sections.find((section) => section.key === 'gzdt');
  const notices = sections.find((section) => section.key === 'tzgg');
  if (!news || !notices) return;
  makeStale(news, context);
  notices.newest = context.asOf - context.rng.int(0, 9);
}

/** Clean sections that stand exactly on the limit. */
function touchLimits(sections: readonly SectionPlan[], { asOf, rng, nestedMenu }: FaultContext): void {
  for (const section of sections) {
    if (!isList(section) || section.newest === null || !rng.chance(0.04)) continue;
    if (section.type === 'news') section.newest = asOf - 14;
    else if (isClauseA(section)) section.newest = monthsBefore(asOf, 6);
    else if (section.type !== 'policy') section.newest = monthsBefore(asOf, 12);
    else if (!nestedMenu) section.newest = monthsBefore(asOf, 8);
  }
}

/** Plants the site's faults in its sections, which all start in good order. */
export function plantFaults(sections: readonly SectionPlan[], context: FaultContext): void {
  const { rng, conviction } = context;
  if (conviction) {
    convict(sections, context, conviction);
    return;
  }
  if (context.atTheEdge) {
    take(sections, 4, notHeadline, makeStale, context);
    take(sections, 4, canBeBlank, makeBlank, context);
    take(sections, 9, canAge(context), makeLongStale, context);
  } else if (context.faulty) {
    if (rng.chance(0.12)) {
      headlineFault(sections, context);
      return;
    }
    someFaults(sections, context);
  }
  touchLimits(sections, context);
  if (context.datelessAddresses && rng.chance(0.12)) {
    take(
      sections,
      1,
      (section) => section.level === 2 && section.type !== 'news',
      (section) => {
        section.state = 'undated';
        section.newest = null;
        section.dateForm = 'none';
      },
      context,
    );
  }
}
