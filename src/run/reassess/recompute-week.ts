// The prober's week that a judged run rests on, computed again from the stored visits and held against what was kept.
import { dateAt } from '../../model/calendar.ts';
import type { PreparedCheck } from '../../inspect/prepare.ts';
import type { Finding } from '../../model/finding.ts';
import type { Edition } from '../../model/indicator.ts';
import type { Run } from '../../model/run.ts';
import { statusOn, type Site } from '../../model/site.ts';
import type { Store } from '../../store/port.ts';
import { findWeekRun, storedWeek, weekFindings, weekReadings } from '../probe/week.ts';
import { findingDifferences, type Difference } from './difference.ts';

export interface RecomputedWeek {
  readonly anew: (site: string) => readonly Finding[];
  readonly stored: (site: string) => readonly Finding[];
  readonly differences: readonly Difference[];
  /** Findings recomputed. */
  readonly count: number;
}

interface WeekOf {
  readonly run: Run;
  readonly edition: Edition;
  readonly checks: readonly PreparedCheck[];
}

const NONE: RecomputedWeek = { anew: () => [], stored: () => [], differences: [], count: 0 };

/** Nothing where the run was judged without a week: it must come to the same again. */
export async function recomputeWeek(
  store: Pick<Store, 'inventory' | 'runs' | 'readings' | 'probes' | 'exemptions'>,
  { run, edition, checks }: WeekOf,
  sites: readonly Site[],
): Promise<RecomputedWeek> {
  const { asOf } = run;
  const kept = await findWeekRun(store.runs, { asOf, edition });
  if (!kept) return NONE;
  const running = sites.filter((site) => statusOn(site, dateAt(asOf)) === 'running');
  const stored = await storedWeek(store.readings, kept.id);
  const readings = await weekReadings(store, { asOf, edition, sites: running });
  const anew = new Map(
    running.flatMap((site): [string, readonly Finding[]][] => {
      const reading = readings?.get(site.code);
      return reading ? [[site.code, weekFindings(kept.id, site, reading, { asOf, edition, checks })]] : [];
    }),
  );
  const codes = running.map(({ code }) => code).sort();
  return {
    anew: (site) => anew.get(site) ?? [],
    stored: (site) => stored.get(site) ?? [],
    differences: codes.flatMap((site) => findingDifferences(stored.get(site) ?? [], anew.get(site) ?? [])),
    count: [...anew.values()].flat().length,
  };
}
