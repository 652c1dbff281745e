// From stored findings to stored verdicts: one sealed run under one edition. Replayable, and visits no site.
import { judgeSite } from '../judge/judge-site.ts';
import { summarise, type Summary } from '../judge/summarise.ts';
import type { JudgedFinding } from '../judge/clause.ts';
import type { PreparedCheck } from '../inspect/prepare.ts';
import { dateAt } from '../model/calendar.ts';
import type { Finding } from '../model/finding.ts';
import type { Edition } from '../model/indicator.ts';
import type { Region } from '../model/region.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { Run } from '../model/run.ts';
import { statusOn, type Site } from '../model/site.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Store } from '../store/port.ts';
import { readingsGone } from './kept.ts';
import { storeWeek } from './probe/week.ts';

export interface Assessment {
  readonly run: Run;
  readonly verdicts: readonly Verdict[];
  readonly summary: Summary;
}

export interface AssessInput {
  readonly run: Run;
  readonly edition: Edition;
  readonly regions: readonly Region[];
  /** `2021Q4`, when the run is judged for a period. */
  readonly period?: string;
  /** Brings in the prober's week; absent: the run is judged from its own findings alone. */
  readonly week?: {
    /** Prepared for the edition. */
    readonly checks: readonly PreparedCheck[];
    /** Epoch ms: when a week that has changed is noted. */
    readonly now: number;
  };
}

type Stores = Pick<Store, 'inventory' | 'runs' | 'readings' | 'verdicts' | 'probes' | 'exemptions'>;

async function findingsOf(store: Stores, run: string, site: string): Promise<readonly JudgedFinding[]> {
  const findings: JudgedFinding[] = [];
  for await (const { id, check, outcome, target, measured } of store.readings.findings(run, { site })) {
    findings.push({ id, check, outcome, target, measured });
  }
  return findings;
}

/** The week of every site of the run that was in operation, by code. */
async function weekOf(
  store: Stores,
  { run, edition, week }: AssessInput,
  sites: readonly Site[],
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  if (!week) return new Map();
  const running = sites.filter((site) => statusOn(site, dateAt(run.asOf)) === 'running');
  const { checks, now } = week;
  return storeWeek(store, { asOf: run.asOf, edition, checks, sites: running }, now);
}

/** Of a run whose findings are partly let go of: the verdicts it was given while it was whole, as they stand. */
async function storedAssessment(
  store: Stores,
  { run, edition, regions }: AssessInput,
): Promise<Result<Assessment, string>> {
  const [ledger, sites, all] = await Promise.all([
    store.runs.ledger(run.id),
    store.inventory.all(),
    store.verdicts.of(run.id),
  ]);
  const verdicts = all.filter((verdict) => verdict.edition === edition.id && verdict.subjectKind === 'site');
  if (verdicts.length === 0) return err(`${readingsGone(run)}；当时没有判定过，不能再判定`);
  const summary = summarise({ run: run.id, edition, sites, ledger, verdicts, regions });
  return ok({ run, verdicts, summary });
}

/**
 * Judges a sealed run and stores its verdicts, sorted by code; an open run is refused with one Chinese line. A run of
 * which retention has left less than all is not judged again: its stored verdicts are given.
 */
export async function assessRun(store: Stores, input: AssessInput): Promise<Result<Assessment, string>> {
  const { run, edition, regions } = input;
  if (run.state !== 'sealed')
    return err(`巡检 ${run.id} 尚未完成，不能判定；先用 xunjian scan --resume 完成它`);
  const period = input.period === undefined ? {} : { period: input.period };
  if (run.kept !== 'all') return storedAssessment(store, input);
  const [ledger, sites] = await Promise.all([store.runs.ledger(run.id), store.inventory.all()]);
  const byCode = new Map(sites.map((site) => [site.code, site]));
  const verdicts: Verdict[] = [];
  const planned = ledger.flatMap((row) => byCode.get(row.site) ?? []);
  const week = await weekOf(store, input, planned);
  for (const row of [...ledger].sort((left, right) => (left.site < right.site ? -1 : 1))) {
    const site = byCode.get(row.site);
    if (!site) continue;
    const own = await findingsOf(store, run.id, site.code);
    const findings = [...own, ...(week.get(site.code) ?? [])];
    const status = statusOn(site, dateAt(run.asOf));
    const verdict = judgeSite({ run: run.id, ...period, site, status, ledger: row, findings, edition });
    if (verdict) verdicts.push(verdict);
  }
  await store.verdicts.save(run.id, edition.id, verdicts);
  const summary = summarise({ run: run.id, ...period, edition, sites, ledger, verdicts, regions });
  return ok({ run, verdicts, summary });
}
