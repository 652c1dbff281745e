// The shared causes of one sealed nightly run, from its ledger, its failing findings and the prober's addresses.
import { sharedCauses, type CauseSite } from '../derive/warning/shared.ts';
import type { WarningSettings } from '../derive/warning/settings.ts';
import { dateAt, plusDays } from '../model/calendar.ts';
import type { LedgerRow, Run } from '../model/run.ts';
import type { SharedCause } from '../model/warning.ts';
import type { Store } from '../store/port.ts';

/** Runs looked back over for what a site was like before. */
const RUNS_BACK = 7;

type Rows = Pick<Store, 'runs' | 'inventory' | 'probes' | 'comparison' | 'warnings'>;

const NONE: ReadonlySet<string> = new Set();

/** What the run shows of each site; sites of which it shows nothing are left out. */
async function symptomsOf(store: Rows, run: Run): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const [ledger, failing] = await Promise.all([store.runs.ledger(run.id), store.comparison.failing(run.id)]);
  const shown = ({ site, state }: LedgerRow): ReadonlySet<string> | null => {
    if (state === 'visited') return failing.get(site) ?? NONE;
    if (state === 'unreachable') return new Set(['unreachable-site']);
    if (state === 'challenged') return new Set(['challenged']);
    return null;
  };
  return new Map(
    ledger.flatMap((row) => {
      const symptoms = shown(row);
      return symptoms ? [[row.site, symptoms] as const] : [];
    }),
  );
}

/** The sealed nightly runs before this one, the newest first. */
async function runsBefore(store: Rows, run: Run): Promise<readonly Run[]> {
  const sealed = await store.runs.list({ kind: 'nightly', state: 'sealed' });
  const index = sealed.findIndex(({ id }) => id === run.id);
  return index < 0 ? [] : sealed.slice(index + 1);
}

/** What each of the sites showed on the last night before that showed anything. */
async function symptomsBefore(
  store: Rows,
  earlier: readonly Run[],
  sites: Iterable<string>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const open = new Set(sites);
  const known = new Map<string, ReadonlySet<string>>();
  for (const run of earlier.slice(0, RUNS_BACK)) {
    if (open.size === 0) break;
    for (const [site, symptoms] of await symptomsOf(store, run))
      if (open.delete(site)) known.set(site, symptoms);
  }
  return known;
}

/** The address each site was last met at by the prober, on the run's day or the one before. */
async function addresses(store: Rows, run: Run): Promise<ReadonlyMap<string, string>> {
  const to = dateAt(run.asOf);
  const known = new Map<string, string>();
  for await (const { visit } of store.probes.visits({ from: plusDays(to, -1), to })) {
    const address = visit.attempts.findLast((attempt) => attempt.address !== '')?.address;
    if (address !== undefined) known.set(visit.site, address);
  }
  return known;
}

/** Those told by the last night that looked at most of the same sites: a run of a few sites in between tells of few. */
async function causesBefore(
  store: Rows,
  earlier: readonly Run[],
  tonight: ReadonlyMap<string, unknown>,
): Promise<readonly SharedCause[]> {
  for (const run of earlier.slice(0, RUNS_BACK)) {
    const planned = (await store.runs.ledger(run.id)).filter(({ site }) => tonight.has(site));
    if (2 * planned.length > tonight.size) return store.warnings.causes(run.id);
  }
  return [];
}

/** Computed anew from the stored rows each time; the night before's are read, so take runs in in their order. */
export async function findSharedCauses(
  store: Rows,
  run: Run,
  shared: WarningSettings['shared'],
): Promise<readonly SharedCause[]> {
  const tonight = await symptomsOf(store, run);
  const bad = [...tonight].filter(([, symptoms]) => symptoms.size > 0).length;
  if (bad < shared.atLeast) return [];
  const earlier = await runsBefore(store, run);
  const before = await symptomsBefore(store, earlier, tonight.keys());
  const at = await addresses(store, run);
  const sites = (await store.inventory.all()).flatMap(({ code, url }): CauseSite[] => {
    const symptoms = tonight.get(code);
    if (!symptoms) return [];
    const visited = !symptoms.has('challenged') && !symptoms.has('unreachable-site');
    const address = at.get(code) ?? null;
    return [{ site: code, url, address, visited, symptoms, before: before.get(code) ?? null }];
  });
  const last = await causesBefore(store, earlier, tonight);
  return sharedCauses(sites, { run: run.id, at: run.asOf }, last, shared);
}
