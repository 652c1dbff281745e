// The findings that notices rest on, in full: those of the runs judged, and of the prober's week.
import type { Finding } from '../model/finding.ts';
import type { NoticedUnit } from '../report/notice/units.ts';
import type { Store } from '../store/port.ts';
import { findWeekRun } from './probe/week.ts';

type Reading = Pick<Store, 'readings' | 'runs'>;

/** The runs the verdicts are of, each with the week as of the same 监测时间点. */
async function runsOf({ runs }: Reading, units: readonly NoticedUnit[]): Promise<ReadonlySet<string>> {
  const named = new Map(
    units.flatMap(({ subjects }) => subjects.map(({ verdict }) => [verdict.run, verdict.edition] as const)),
  );
  const all = new Set<string>();
  for (const [id, edition] of named) {
    const run = await runs.get(id);
    if (!run) continue;
    all.add(id);
    const week =
      run.kind === 'nightly' ? await findWeekRun(runs, { asOf: run.asOf, edition: { id: edition } }) : null;
    if (week) all.add(week.id);
  }
  return all;
}

/** By id. What retention has let go of is left out. */
export async function noticedFindings(
  store: Reading,
  units: readonly NoticedUnit[],
): Promise<ReadonlyMap<string, Finding>> {
  const wanted = new Set(
    units.flatMap(({ subjects }) =>
      subjects.flatMap(({ problems }) => problems.flatMap(({ findings }) => findings)),
    ),
  );
  const found = new Map<string, Finding>();
  for (const run of await runsOf(store, units))
    for await (const finding of store.readings.findings(run, { outcome: 'fail' }))
      if (wanted.has(finding.id)) found.set(finding.id, finding);
  return found;
}
