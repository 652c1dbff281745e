// Two nights held against each other, finding by finding: what is new, gone, or still there, and what nobody could see.
import { coversWholeSubject, type Finding } from '../model/finding.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Run, TerminalState } from '../model/run.ts';
import type { Sighting } from '../model/section-register.ts';

/** What comparing reads of a finding; only `fail` and `unknown` ones are told apart. */
export type ComparedFinding = Pick<
  Finding,
  'id' | 'subject' | 'check' | 'outcome' | 'target' | 'message' | 'measured'
>;

/** `clear`: looked at, and no fault. `unseen`: the site was not looked at properly, or not as deep. */
export type Said = Extract<Outcome, 'fail' | 'unknown'> | 'clear' | 'unseen';

/** What makes two nights' findings one: the same subject, check and target, a section by its number in the register. */
export type KeyOf = (finding: ComparedFinding) => string;

/** One night laid out for comparing. */
export interface LaidOutRun {
  readonly run: Pick<Run, 'id' | 'asOf' | 'depth'>;
  /** How the run ended for each site it planned. */
  readonly states: ReadonlyMap<string, TerminalState | null>;
  /** By key; of several the failing one. */
  readonly open: ReadonlyMap<string, ComparedFinding>;
  /** Subject and check of answers that leave everything open. */
  readonly whole: ReadonlySet<string>;
}

const wholeKey = (subject: string, check: string): string => `${subject} ${check}`;

export function layOutRun(
  run: LaidOutRun['run'],
  states: LaidOutRun['states'],
  findings: readonly ComparedFinding[],
  keyOf: KeyOf,
): LaidOutRun {
  const open = new Map<string, ComparedFinding>();
  const whole = new Set<string>();
  for (const finding of findings) {
    if (coversWholeSubject(finding)) whole.add(wholeKey(finding.subject, finding.check));
    else {
      const key = keyOf(finding);
      if (open.get(key)?.outcome !== 'fail') open.set(key, finding);
    }
  }
  return { run, states, open, whole };
}

/**
 * What a night says of a finding known from another night. A stored fault is one however little else was seen; that
 * there is none is believed of a site that was looked at properly only, and at least as deep as where it was found.
 */
export function saidOf(night: LaidOutRun, key: string, finding: ComparedFinding, foundAt: string): Said {
  const { outcome } = night.open.get(key) ?? {};
  if (outcome === 'fail') return 'fail';
  if (night.states.get(finding.subject) !== 'visited') return 'unseen';
  if (outcome === 'unknown' || night.whole.has(wholeKey(finding.subject, finding.check))) return 'unknown';
  return foundAt === 'full' && night.run.depth !== 'full' ? 'unseen' : 'clear';
}

/** `recurred`: a fault in both nights, and gone in between. `unverified`: a fault before, and now nobody can say. */
export const CHANGES = ['new', 'recurred', 'persistent', 'gone', 'unverified'] as const;
export type Change = (typeof CHANGES)[number];

export interface FindingChange {
  readonly change: Change;
  readonly subject: string;
  readonly check: string;
  readonly target: string;
  /** Chinese, the later night's where it has one. */
  readonly message: string;
  readonly before: Said;
  readonly after: Said;
  /** The findings' ids; null where a night has none. */
  readonly beforeId: string | null;
  readonly afterId: string | null;
  /** The run held against: the earlier one, or for a site it did not see properly the last one before that did. */
  readonly against: string | null;
  /** Of a fault that is there now: the first night of the unbroken row. */
  readonly since: Sighting | null;
}

/** Faults of the later night and how far back each has been traced; nights are fed from the newest to the oldest. */
export class Streaks {
  readonly #since = new Map<string, Sighting>();
  readonly #open: Map<string, ComparedFinding>;
  readonly #depth: string;

  constructor(later: LaidOutRun) {
    this.#depth = later.run.depth;
    this.#open = new Map([...later.open].filter(([, { outcome }]) => outcome === 'fail'));
    for (const key of this.#open.keys()) this.#since.set(key, { run: later.run.id, at: later.run.asOf });
  }

  /** Whether any row may still go further back. */
  get open(): boolean {
    return this.#open.size > 0;
  }

  /** Nights that say nothing of a fault neither end its row nor begin it. */
  feed(earlier: LaidOutRun): void {
    for (const [key, finding] of this.#open) {
      const said = saidOf(earlier, key, finding, this.#depth);
      if (said === 'fail') this.#since.set(key, { run: earlier.run.id, at: earlier.run.asOf });
      else if (said === 'clear') this.#open.delete(key);
    }
  }

  sinceOf(key: string): Sighting | null {
    return this.#since.get(key) ?? null;
  }
}

export interface Comparison {
  readonly earlier: LaidOutRun;
  readonly later: LaidOutRun;
  /**
   * Per site, the night it is held against: the earlier one where that saw it properly, otherwise the last one before
   * that did. Sites without one have never been looked at before.
   */
  readonly baseline: ReadonlyMap<string, LaidOutRun>;
  readonly since: (key: string) => Sighting | null;
}

/** The findings of every site on the night it is held against, and faults that the earlier night stored all the same. */
export function earlierFindings({
  earlier,
  baseline,
}: Pick<Comparison, 'earlier' | 'baseline'>): ReadonlyMap<string, ComparedFinding> {
  const all = new Map<string, ComparedFinding>();
  for (const night of new Set(baseline.values()))
    for (const [key, finding] of night.open)
      if (baseline.get(finding.subject) === night) all.set(key, finding);
  for (const [key, finding] of earlier.open) if (finding.outcome === 'fail') all.set(key, finding);
  return all;
}

function changeOf(
  before: Said,
  after: Said,
  since: Sighting | null,
  against: LaidOutRun | null,
): Change | null {
  if (after === 'fail') {
    if (against && since && since.at <= against.run.asOf) return 'persistent';
    return before === 'fail' ? 'recurred' : 'new';
  }
  if (before !== 'fail') return null;
  return after === 'clear' ? 'gone' : 'unverified';
}

function oneChange(
  key: string,
  before: ComparedFinding | null,
  comparison: Comparison,
): FindingChange | null {
  const { earlier, later, baseline, since } = comparison;
  const now = later.open.get(key) ?? null;
  const finding = now ?? before;
  if (!finding) return null;
  const { subject, check, target, message } = finding;
  // A fault that was stored is one, even of a site that was otherwise not seen that night.
  const stored = earlier.open.get(key)?.outcome === 'fail';
  const against = stored ? earlier : (baseline.get(subject) ?? null);
  const foundAt = now ? later.run.depth : (against?.run.depth ?? later.run.depth);
  const [was, is] = [
    against ? saidOf(against, key, finding, foundAt) : 'unseen',
    saidOf(later, key, finding, foundAt),
  ];
  const from = is === 'fail' ? since(key) : null;
  const change = changeOf(was, is, from, against);
  if (change === null) return null;
  return {
    ...{ change, subject, check, target, message, before: was, after: is },
    ...{ beforeId: against?.open.get(key)?.id ?? null, afterId: now?.id ?? null },
    ...{ against: against?.run.id ?? null, since: from },
  };
}

/** Every fault of either night that is still there, has come or gone, or cannot be told, by subject, check and target. */
export function compareFindings(comparison: Comparison): readonly FindingChange[] {
  const before = earlierFindings(comparison);
  const keys = new Set([...before.keys(), ...comparison.later.open.keys()]);
  const order = ({ subject, check, target }: FindingChange): string => `${subject} ${check} ${target}`;
  return [...keys]
    .flatMap((key) => oneChange(key, before.get(key) ?? null, comparison) ?? [])
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
