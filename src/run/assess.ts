// From stored findings to stored verdicts: one sealed run under one edition. Replayable, and visits no site.
import { judgeSite } from '../judge/judge-site.ts';
import { summarise, type Summary } from '../judge/summarise.ts';
import type { JudgedFinding } from '../judge/clause.ts';
import { dateAt } from '../model/calendar.ts';
import type { Edition } from '../model/indicator.ts';
import type { Region } from '../model/region.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { Run } from '../model/run.ts';
import { statusOn } from '../model/site.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Store } from '../store/port.ts';

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
}

type Stores = Pick<Store, 'inventory' | 'runs' | 'readings' | 'verdicts'>;

async function findingsOf(store: Stores, run: string, site: string): Promise<readonly JudgedFinding[]> {
  const findings: JudgedFinding[] = [];
  for await (const { id, check, outcome, target, measured } of store.readings.findings(run, { site })) {
    findings.push({ id, check, outcome, target, measured });
  }
  return findings;
}

/** Judges a sealed run and stores its verdicts, sorted by code; an open run is refused with one Chinese line. */
export async function assessRun(store: Stores, input: AssessInput): Promise<Result<Assessment, string>> {
  const { run, edition, regions } = input;
  if (run.state !== 'sealed')
    return err(`巡检 ${run.id} 尚未完成，不能判定；先用 xunjian scan --resume 完成它`);
  const period = input.period === undefined ? {} : { period: input.period };
  const [ledger, sites] = await Promise.all([store.runs.ledger(run.id), store.inventory.all()]);
  const byCode = new Map(sites.map((site) => [site.code, site]));
  const verdicts: Verdict[] = [];
  for (const row of [...ledger].sort((left, right) => (left.site < right.site ? -1 : 1))) {
    const site = byCode.get(row.site);
    if (!site) continue;
    const findings = await findingsOf(store, run.id, site.code);
    const status = statusOn(site, dateAt(run.asOf));
    const verdict = judgeSite({ run: run.id, ...period, site, status, ledger: row, findings, edition });
    if (verdict) verdicts.push(verdict);
  }
  await store.verdicts.save(run.id, edition.id, verdicts);
  const summary = summarise({ run: run.id, ...period, edition, sites, ledger, verdicts, regions });
  return ok({ run, verdicts, summary });
}
