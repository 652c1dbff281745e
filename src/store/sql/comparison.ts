// Lean reads over many runs: what failed or stayed open, how runs ended for one site, and verdicts on it.
import type { Verdict } from '../../model/verdict.ts';
import type { ComparisonStore, OpenFinding } from '../comparison-port.ts';
import type { Database } from '../engine/engine.ts';
import { fromJson } from './json.ts';
import { requireRun, runOf } from './run-rows.ts';

type Filter = NonNullable<Parameters<ComparisonStore['open']>[1]>;

async function open(db: Database, run: string, filter: Filter): Promise<readonly OpenFinding[]> {
  const { key } = await requireRun(db, run);
  let query = db
    .selectFrom('finding')
    .select(['subject', 'id', 'check_id', 'outcome', 'target', 'message', 'measured'])
    .where('run_key', '=', key)
    .where('outcome', 'in', filter.failing === true ? ['fail'] : ['fail', 'unknown']);
  if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject);
  const rows = await query.orderBy('subject').orderBy('ordinal').execute();
  return rows.map(({ check_id: check, measured, ...row }) => ({
    ...row,
    check,
    measured: fromJson<OpenFinding['measured']>(measured),
  }));
}

async function failing(db: Database, run: string): ReturnType<ComparisonStore['failing']> {
  const { key } = await requireRun(db, run);
  const rows = await db
    .selectFrom('finding')
    .select(['subject', 'check_id'])
    .distinct()
    .where('run_key', '=', key)
    .where('outcome', '=', 'fail')
    .execute();
  const bySubject = new Map<string, Set<string>>();
  for (const { subject, check_id: check } of rows) {
    const checks = bySubject.get(subject);
    if (checks) checks.add(check);
    else bySubject.set(subject, new Set([check]));
  }
  return bySubject;
}

async function runsOf(db: Database, site: string): ReturnType<ComparisonStore['runsOf']> {
  const rows = await db
    .selectFrom('run')
    .innerJoin('run_site', 'run_site.run_key', 'run.key')
    .selectAll('run')
    .select(['run_site.state as ended', 'run_site.reason'])
    .where('run_site.site', '=', site)
    .where('run.state', '=', 'sealed')
    .orderBy('run.started_at')
    .orderBy('run.key')
    .execute();
  return rows.map((row) => ({ run: runOf(row), row: { site, state: row.ended, reason: row.reason } }));
}

async function verdictsOn(db: Database, subject: string): Promise<readonly Verdict[]> {
  const rows = await db
    .selectFrom('verdict')
    .innerJoin('run', 'run.key', 'verdict.run_key')
    .selectAll('verdict')
    .select('run.id as run')
    .where('verdict.subject', '=', subject)
    .orderBy('run.started_at')
    .orderBy('run.key')
    .orderBy('verdict.edition')
    .execute();
  return rows.map((row) => ({
    run: row.run,
    ...(row.period === null ? {} : { period: row.period }),
    subject: row.subject,
    subjectKind: row.subject_kind,
    outcome: row.outcome,
    edition: row.edition,
    indicators: fromJson<Verdict['indicators']>(row.indicators),
    reasons: fromJson<Verdict['reasons']>(row.reasons),
  }));
}

export function comparisonStore(db: Database): ComparisonStore {
  return {
    open: (run, filter = {}) => open(db, run, filter),
    failing: (run) => failing(db, run),
    runsOf: (site) => runsOf(db, site),
    verdictsOn: (subject) => verdictsOn(db, subject),
  };
}
