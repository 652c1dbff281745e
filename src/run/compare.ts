// Two sealed nightly runs held against each other, and how far back each fault goes. Reads the database only.
import { sectionNumbers, type SectionNumberOf } from '../derive/register/numbers.ts';
import {
  compareFindings,
  earlierFindings,
  layOutRun,
  Streaks,
  type ComparedFinding,
  type Comparison,
  type FindingChange,
  type KeyOf,
  type LaidOutRun,
} from '../judge/compare.ts';
import { compareVerdicts, verdictCounts, type VerdictChange } from '../judge/compare-verdicts.ts';
import { groupBy } from '../model/group.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { Run, RunKind } from '../model/run.ts';
import type { RegisteredSection, SectionEvent } from '../model/section-register.ts';
import type { Verdict, VerdictOutcome } from '../model/verdict.ts';
import type { Store } from '../store/port.ts';
import { problemsGone } from './kept.ts';
import { findRun } from './find-run.ts';

/** Runs that hold no visits to sites, in words. */
const NO_SCAN: Readonly<Partial<Record<RunKind, string>>> = {
  'probe-week': '可用性监测的一周',
  accounts: '新媒体检查',
};

type Rows = Pick<Store, 'runs' | 'comparison' | 'register' | 'verdicts'>;

/** What one check comes to in either run, over the sites of both. */
export interface CheckFigures {
  readonly check: string;
  readonly before: { readonly fail: number; readonly unknown: number };
  readonly after: { readonly fail: number; readonly unknown: number };
}

export interface RunComparison {
  readonly earlier: Run;
  readonly later: Run;
  /** Sites of the later run that are meant. */
  readonly sites: readonly string[];
  /** Of them, those that the later run could not look at properly. */
  readonly unseen: readonly string[];
  readonly findings: readonly FindingChange[];
  readonly figures: readonly CheckFigures[];
  readonly verdicts: readonly VerdictChange[];
  /** Verdicts by outcome in either run; null for a run that has not been judged. */
  readonly counts: {
    readonly before: Readonly<Record<VerdictOutcome, number>> | null;
    readonly after: Readonly<Record<VerdictOutcome, number>> | null;
  };
}

/**
 * The two runs meant: by id, or the newest sealed nightly run and the one before it; one id alone is held against the
 * nightly run before it.
 */
export async function findPair(
  runs: Store['runs'],
  ids: readonly (string | undefined)[],
): Promise<Result<{ readonly earlier: Run; readonly later: Run }, string>> {
  const [first, second] = ids;
  const later = await findRun(runs, { run: second ?? first ?? 'latest' });
  if (!later.ok) return later;
  // Its sites were looked at by the prober alone: every other fault would seem to be gone.
  const other = NO_SCAN[later.value.kind];
  if (other !== undefined)
    return err(`${later.value.id} 是${other}，不是网站巡检，不能比较；运行 xunjian status 查看巡检`);
  if (later.value.kept === 'ledger') return err(problemsGone(later.value));
  const others = await runsBefore(runs, later.value);
  if (second === undefined) {
    const earlier = others[0];
    return earlier
      ? ok({ earlier, later: later.value })
      : err(`巡检 ${later.value.id} 之前没有完成的巡检，无从比较；再完成一轮 xunjian scan 之后才有`);
  }
  const earlier = await findRun(runs, { run: first ?? 'latest' });
  if (!earlier.ok) return earlier;
  if (earlier.value.kept === 'ledger') return err(problemsGone(earlier.value));
  if (!others.some(({ id }) => id === earlier.value.id))
    return err(
      `巡检 ${earlier.value.id} 不在 ${later.value.id} 之前，或不是每晚的巡检；请把较早的一轮写在前面`,
    );
  return ok({ earlier: earlier.value, later: later.value });
}

/** Sealed nightly runs begun before this one whose problems are still kept, the newest first. */
async function runsBefore(runs: Store['runs'], run: Run): Promise<readonly Run[]> {
  const sealed = await runs.list({ kind: 'nightly', state: 'sealed' });
  return sealed.filter(
    ({ id, startedAt, kept }) => id !== run.id && startedAt <= run.startedAt && kept !== 'ledger',
  );
}

async function collectBySite<T>(
  from: AsyncIterable<T>,
  siteOf: (item: T) => string,
): Promise<ReadonlyMap<string, readonly T[]>> {
  const all: T[] = [];
  for await (const item of from) all.push(item);
  return groupBy(all, siteOf);
}

/** The key of a finding: a section goes by its number in the register, whatever its name and address in either night. */
async function keysBy(store: Rows, site: string | undefined): Promise<KeyOf> {
  const sections = await collectBySite(store.register.sections(site), (row) => row.site);
  const events = await collectBySite(
    store.register.events(site === undefined ? {} : { site }),
    (event) => event.site,
  );
  const numbers = new Map<string, SectionNumberOf>();
  const numbersOf = (code: string): SectionNumberOf => {
    const known = numbers.get(code);
    if (known) return known;
    const register: readonly RegisteredSection[] = (sections.get(code) ?? []).map(({ section }) => section);
    const told: readonly SectionEvent[] = events.get(code) ?? [];
    const made = sectionNumbers(register, told);
    numbers.set(code, made);
    return made;
  };
  return ({ subject, check, target, measured }: ComparedFinding) => {
    const section = measured['section'];
    const number = typeof section === 'string' ? numbersOf(subject)(target, section) : null;
    return JSON.stringify([subject, check, ...(number === null ? [target, section ?? null] : [number])]);
  };
}

/** Reads nights as they are needed, of the sites meant only. */
export class NightReader {
  readonly #store: Rows;
  readonly #keyOf: KeyOf;
  readonly #sites: ReadonlySet<string> | null;

  private constructor(store: Rows, keyOf: KeyOf, sites: ReadonlySet<string> | null) {
    this.#store = store;
    this.#keyOf = keyOf;
    this.#sites = sites;
  }

  /** @param sites null for all. */
  static async of(store: Rows, sites: ReadonlySet<string> | null): Promise<NightReader> {
    const only = sites?.size === 1 ? [...sites][0] : undefined;
    return new NightReader(store, await keysBy(store, only), sites);
  }

  async read(run: Run): Promise<LaidOutRun> {
    const mine = (code: string): boolean => this.#sites?.has(code) ?? true;
    const only = this.#sites?.size === 1 ? [...this.#sites][0] : undefined;
    const filter = only === undefined ? {} : { subject: only };
    const [ledger, findings] = await Promise.all([
      this.#store.runs.ledger(run.id),
      this.#store.comparison.open(run.id, filter),
    ]);
    const states = new Map(ledger.filter(({ site }) => mine(site)).map(({ site, state }) => [site, state]));
    return layOutRun(
      run,
      states,
      findings.filter(({ subject }) => mine(subject)),
      this.#keyOf,
    );
  }
}

/** What each site is held against: the earlier run where that saw it properly, otherwise the last one before that did. */
async function baselines(
  reader: NightReader,
  later: LaidOutRun,
  nights: readonly Run[],
): Promise<ReadonlyMap<string, LaidOutRun>> {
  const open = new Set(later.states.keys());
  const baseline = new Map<string, LaidOutRun>();
  for (const run of nights) {
    if (open.size === 0) break;
    const night = await reader.read(run);
    for (const site of open)
      if (night.states.get(site) === 'visited' && open.delete(site)) baseline.set(site, night);
  }
  return baseline;
}

type Figures = CheckFigures['before'];

function countByCheck(findings: Iterable<ComparedFinding>): ReadonlyMap<string, Figures> {
  const byCheck = new Map<string, { fail: number; unknown: number }>();
  for (const { check, outcome } of findings) {
    const figures = byCheck.get(check) ?? { fail: 0, unknown: 0 };
    figures[outcome === 'fail' ? 'fail' : 'unknown'] += 1;
    byCheck.set(check, figures);
  }
  return byCheck;
}

/** Over the sites that were looked at before: a site's first night would drown what has changed. */
function figuresOf(comparison: Omit<Comparison, 'since'>): readonly CheckFigures[] {
  const { later, baseline } = comparison;
  const before = countByCheck(earlierFindings(comparison).values());
  const after = countByCheck([...later.open.values()].filter(({ subject }) => baseline.has(subject)));
  const none = { fail: 0, unknown: 0 };
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((check) => ({ check, before: before.get(check) ?? none, after: after.get(check) ?? none }));
}

/** Verdicts under the run's own edition; null when it has not been judged. */
async function verdictsOf(
  store: Rows,
  run: Run,
  sites: ReadonlySet<string> | null,
): Promise<readonly Verdict[] | null> {
  const all = (await store.verdicts.of(run.id)).filter(({ edition }) => edition === run.edition);
  return all.length === 0 ? null : all.filter(({ subject }) => sites?.has(subject) ?? true);
}

/** @param sites those meant; null for all. */
export async function compareRuns(
  store: Rows,
  { earlier, later }: { readonly earlier: Run; readonly later: Run },
  sites: ReadonlySet<string> | null,
): Promise<RunComparison> {
  const reader = await NightReader.of(store, sites);
  const night = await reader.read(later);
  const before = await runsBefore(store.runs, later);
  const from = before.findIndex(({ id }) => id === earlier.id);
  const baseline = await baselines(reader, night, before.slice(Math.max(from, 0)));
  const compared = { earlier: await reader.read(earlier), later: night, baseline };
  const streaks = new Streaks(night);
  for (const run of before) {
    if (!streaks.open) break;
    streaks.feed(await reader.read(run));
  }
  const [was, is] = [await verdictsOf(store, earlier, sites), await verdictsOf(store, later, sites)];
  const planned = [...night.states].filter(([, state]) => state !== 'not-running');
  return {
    ...{ earlier, later, sites: planned.map(([site]) => site) },
    unseen: planned.filter(([, state]) => state !== 'visited').map(([site]) => site),
    findings: compareFindings({ ...compared, since: (key) => streaks.sinceOf(key) }),
    figures: figuresOf(compared),
    verdicts: was && is ? compareVerdicts(was, is) : [],
    counts: { before: was && verdictCounts(was), after: is && verdictCounts(is) },
  };
}
