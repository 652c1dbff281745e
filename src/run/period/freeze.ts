// Freezes a quarter: the register, the runs, the samples and the edition as they are now, with what was found. What comes
// later changes nothing of it but by a decision.
import type { JudgedFinding } from '../../judge/clause.ts';
import type { Account } from '../../model/account.ts';
import type { Finding, SubjectKind } from '../../model/finding.ts';
import { groupBy } from '../../model/group.ts';
import type { Edition } from '../../model/indicator.ts';
import type { FrozenFinding, FrozenSubject, PeriodPart } from '../../model/period.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { LedgerRow, Run } from '../../model/run.ts';
import type { SampleKind } from '../../model/sample.ts';
import type { Site } from '../../model/site.ts';
import type { Store } from '../../store/port.ts';
import { registerHash } from './register-hash.ts';

/** A run, and whose findings of it count: those of the subjects that no run before it looked at. */
export interface CountedRun {
  readonly run: Run;
  readonly ledger: readonly LedgerRow[];
}

export interface FreezeRequest {
  readonly period: string;
  readonly edition: Edition;
  /** The one that counts first; never empty. */
  readonly runs: readonly [CountedRun, ...CountedRun[]];
  /** Runs that were computed rather than made (the prober's week): their findings come beside. */
  readonly beside: readonly Run[];
  /** Epoch ms. */
  readonly now: number;
  /** Of a part that was frozen before. */
  readonly again: { readonly by: string; readonly reason: string } | null;
}

type Stores = Pick<Store, 'accounts' | 'inventory' | 'periods' | 'readings' | 'samples'>;

const brief = (finding: Finding): FrozenFinding => {
  const { id, run, subject, check, outcome, target, page, message, measured } = finding;
  return { id, run, subject, check, outcome, target, page, message, measured };
};

const byId = ({ id }: JudgedFinding, { id: other }: JudgedFinding): number => (id < other ? -1 : 1);

/** All that fail, are open or do not apply; of those that pass the first per check. */
function telling(findings: readonly FrozenFinding[]): readonly FrozenFinding[] {
  const passed = new Set<string>();
  return [...findings].sort(byId).filter(({ check, outcome }) => {
    if (outcome !== 'pass') return true;
    if (passed.has(check)) return false;
    passed.add(check);
    return true;
  });
}

async function findingsOf(
  { readings }: Stores,
  run: Run,
  wanted: ReadonlySet<string>,
): Promise<readonly FrozenFinding[]> {
  const found: FrozenFinding[] = [];
  for await (const finding of readings.findings(run.id))
    if (wanted.has(finding.subject)) found.push(brief(finding));
  return found;
}

interface Looked {
  readonly run: string;
  readonly ledger: FrozenSubject['ledger'];
}

interface Seen {
  readonly looked: ReadonlyMap<string, Looked>;
  readonly findings: ReadonlyMap<string, readonly FrozenFinding[]>;
}

/** Of several runs the first that looked at a subject counts for it. */
async function seenIn(store: Stores, { runs, beside }: FreezeRequest): Promise<Seen> {
  const looked = new Map<string, Looked>();
  const findings: FrozenFinding[] = [];
  for (const { run, ledger } of runs) {
    const own = ledger.filter(({ site }) => !looked.has(site));
    for (const { site, state, reason } of own) looked.set(site, { run: run.id, ledger: { state, reason } });
    if (own.length > 0)
      findings.push(...(await findingsOf(store, run, new Set(own.map(({ site }) => site)))));
  }
  for (const run of beside) findings.push(...(await findingsOf(store, run, new Set(looked.keys()))));
  return { looked, findings: groupBy(findings, ({ subject }) => subject) };
}

const SAMPLES: Readonly<Record<SubjectKind, SampleKind>> = { site: 'portals', account: 'accounts' };

async function registerOf(
  store: Stores,
  kind: SubjectKind,
): Promise<readonly { readonly id: string; readonly row: Site | Account }[]> {
  const rows =
    kind === 'site'
      ? (await store.inventory.all()).map((row) => ({ id: row.code, row }))
      : (await store.accounts.list()).map((row) => ({ id: row.id, row }));
  return rows.sort(({ id }, { id: other }) => (id < other ? -1 : 1));
}

async function partOf(
  store: Stores,
  kind: SubjectKind,
  { period, edition, runs, beside, now, again }: FreezeRequest,
  register: string,
): Promise<PeriodPart> {
  const [before, sample] = await Promise.all([
    store.periods.latest(period, kind),
    store.samples.latest(period, SAMPLES[kind]),
  ]);
  const all = [...runs.map(({ run }) => run), ...beside];
  return {
    ...{ period, kind, version: (before?.part.version ?? 0) + 1, edition, register },
    asOf: runs[0].run.asOf,
    runs: all.map(({ id }) => id),
    samples: sample === null ? {} : { [SAMPLES[kind]]: sample.sample.version },
    sealedAt: Math.max(...all.map(({ sealedAt, asOf }) => sealedAt ?? asOf)),
    ...{ frozenAt: now, by: again?.by ?? '', reason: again?.reason ?? '' },
  };
}

/** Stores one part of a quarter. @returns one Chinese line when another process has frozen it meanwhile. */
export async function freezePart(
  store: Stores,
  kind: SubjectKind,
  request: FreezeRequest,
): Promise<Result<PeriodPart, string>> {
  const [rows, { looked, findings }] = await Promise.all([registerOf(store, kind), seenIn(store, request)]);
  const part = await partOf(store, kind, request, registerHash(rows.map(({ row }) => row)));
  const subjects = rows.map(({ id, row }): FrozenSubject => {
    const own = looked.get(id);
    return {
      ...{ id, row, run: own?.run ?? null, ledger: own?.ledger ?? null },
      findings: telling(findings.get(id) ?? []),
    };
  });
  return (await store.periods.freeze({ part, subjects }))
    ? ok(part)
    : err(`${request.period} 正被另一个程序冻结；请再运行一次，看它冻结的结果`);
}
