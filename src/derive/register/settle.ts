// One night's matching carried out: every section of the register and of tonight in its new state.
import type { RegisteredSection, SectionCounts, SiteRegister } from '../../model/section-register.ts';
import type { Matching, Pair } from './match.ts';
import { whereabouts, type LaidOutNight } from './night.ts';
import { added, asNew, confirmed, missed, refreshed, type Changed } from './rows.ts';

/** The numbers by which the register is kept. */
export interface RegisterRules {
  /** Nights a section must be looked for in vain before it has vanished. */
  readonly missedNights: number;
  /** More than this share of a site's sections changed at once: the site was redesigned. */
  readonly redesignShare: number;
  /** Sites with fewer sections in the register are never called redesigned. */
  readonly redesignAtLeast: number;
}

export interface Tally extends Omit<SectionCounts, 'missed'> {
  /** Missed tonight for the first time. */
  readonly firstMissed: number;
}

/** Every section of the register and of tonight, in its new state. */
export interface Settled {
  readonly rows: readonly Changed[];
  readonly matching: Matching;
  /** Shown to be gone tonight. */
  readonly gone: readonly RegisteredSection[];
  readonly tally: Tally;
}

const living = (sections: readonly RegisteredSection[]): number =>
  sections.filter((section) => section.state !== 'vanished').length;

export function tallyOf(rows: readonly Changed[], register: SiteRegister, firstMissed: number): Tally {
  const changes = rows.flatMap((row) => row.changes);
  const count = (kind: string): number => changes.filter((change) => change.kind === kind).length;
  return {
    known: living(register.sections),
    added: count('new'),
    moved: count('moved'),
    renamed: count('renamed'),
    retyped: count('retyped'),
    back: count('back'),
    firstMissed,
  };
}

/** What only a full look finds, only a full look can miss. */
function isGone(section: RegisteredSection, night: LaidOutNight): boolean {
  const lookedFor = section.depth === 'sections' || night.depth === 'full';
  return lookedFor && whereabouts(section.stand, night) === 'gone';
}

export function settle(
  register: SiteRegister,
  night: LaidOutNight,
  byAddress: Matching,
  matching: Matching,
  rules: RegisterRules,
): Settled {
  const stayed = new Set<Pair>(byAddress.pairs);
  const gone = matching.absent.filter((section) => isGone(section, night));
  const isMissed = new Set(gone);
  let number = register.sections.reduce((most, section) => Math.max(most, section.number), 0);
  const rows: Changed[] = [
    ...matching.pairs.map((pair) =>
      // The old address still answers, or nobody can say: then it is one section met under two addresses.
      stayed.has(pair) || isGone(pair.known, night) ? refreshed(pair, night) : confirmed(pair, night),
    ),
    ...matching.absent.map((section) =>
      isMissed.has(section) ? missed(section, night, rules.missedNights) : { section, changes: [] },
    ),
    ...matching.unknown.map((seen) => {
      const section = added(seen, (number += 1), night);
      return { section, changes: [asNew(section)] };
    }),
  ];
  const firstMissed = gone.filter((section) => section.state === 'present').length;
  return { rows, matching, gone, tally: tallyOf(rows, register, firstMissed) };
}
