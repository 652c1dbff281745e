// Collects what a period's bulletin is made of: its judged runs, its frozen samples, the registers, earlier quarters.
import type { Account } from '../model/account.ts';
import { dateAt } from '../model/calendar.ts';
import type { Edition } from '../model/indicator.ts';
import { quarterNameOf, quartersBefore } from '../model/quarter.ts';
import type { Region } from '../model/region.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { Run } from '../model/run.ts';
import { statusOn, type Site } from '../model/site.ts';
import type { Verdict } from '../model/verdict.ts';
import type { BriefFinding, BulletinInput, QuarterRate } from '../report/bulletin/input.ts';
import type { Store } from '../store/port.ts';
import type { StoredSample } from '../store/sample-port.ts';
import { scoreCities, scorePortals } from './bulletin-scores.ts';
import { findRun, type FoundKind } from './find-run.ts';
import { findWeekRun } from './probe/week.ts';

/** Quarters shown beside this one. */
const EARLIER_QUARTERS = 3;

export interface BulletinRuns {
  readonly night: Run;
  /** Sealed checks of accounts in the period, the newest first. */
  readonly batches: readonly Run[];
  readonly sample: StoredSample;
}

const COMMANDS = { nightly: 'xunjian scan --resume', accounts: 'xunjian accounts check' } as const;

async function inPeriod(
  { runs }: Pick<Store, 'runs'>,
  kind: FoundKind,
  state: Run['state'],
  period: string,
): Promise<readonly Run[]> {
  const all = await runs.list({ kind, state });
  return all
    .filter(({ asOf }) => quarterNameOf(dateAt(asOf)) === period)
    .sort((one, other) => other.asOf - one.asOf || other.startedAt - one.startedAt);
}

/** The period's runs and sample, or one Chinese line: what is missing or unfinished, and what to do. */
export async function bulletinRuns(
  store: Pick<Store, 'runs' | 'samples'>,
  period: string,
): Promise<Result<BulletinRuns, string>> {
  const night = await findRun(store.runs, { period });
  if (!night.ok) return night;
  const sample = await store.samples.latest(period, 'accounts');
  if (!sample)
    return err(
      `${period} 还没有冻结的账号样本，不能出通报；先运行 xunjian sample --period ${period} --seed N`,
    );
  const batch = await findRun(store.runs, { period }, 'accounts');
  if (!batch.ok) return batch;
  for (const [kind, sealed] of [
    ['nightly', night.value],
    ['accounts', batch.value],
  ] as const) {
    const open = (await inPeriod(store, kind, 'open', period)).find(
      ({ startedAt }) => startedAt > sealed.startedAt,
    );
    if (open) return err(`${period} 的巡检 ${open.id} 尚未完成，不能出通报；先用 ${COMMANDS[kind]} 完成它`);
  }
  // Of each account of the sample the newest batch is kept whole; what retention thinned counts for nobody.
  const sealed = await inPeriod(store, 'accounts', 'sealed', period);
  const batches = sealed.filter(({ kept }) => kept === 'all');
  return ok({ night: night.value, batches, sample });
}

type Reading = Pick<Store, 'readings' | 'runs'>;

async function failures(
  { readings }: Reading,
  run: string,
  mine: (subject: string) => boolean,
): Promise<readonly BriefFinding[]> {
  const found: BriefFinding[] = [];
  for await (const { id, subject, check, message, target } of readings.findings(run, { outcome: 'fail' }))
    if (mine(subject)) found.push({ id, subject, check, message, target });
  return found;
}

/** The night's, and the prober's week as of the same 监测时间点. */
async function siteFailures(store: Reading, night: Run, edition: Edition): Promise<readonly BriefFinding[]> {
  const week = await findWeekRun(store.runs, { asOf: night.asOf, edition });
  const all = (): boolean => true;
  return [...(await failures(store, night.id, all)), ...(week ? await failures(store, week.id, all) : [])];
}

export interface JudgedBatch {
  readonly run: Run;
  readonly verdicts: readonly Verdict[];
}

/** Of several checks of accounts in the period the newest that looked at an account counts for it. */
async function newestOf(
  store: Reading,
  batches: readonly JudgedBatch[],
): Promise<{ readonly verdicts: readonly Verdict[]; readonly findings: readonly BriefFinding[] }> {
  const verdicts = new Map<string, Verdict>();
  const findings: BriefFinding[] = [];
  for (const batch of batches) {
    const own = batch.verdicts.filter(({ subject }) => !verdicts.has(subject));
    const subjects = new Set(own.map(({ subject }) => subject));
    for (const verdict of own) verdicts.set(verdict.subject, verdict);
    if (own.length > 0) findings.push(...(await failures(store, batch.run.id, (one) => subjects.has(one))));
  }
  const sorted = [...verdicts.values()].sort((one, other) => (one.subject < other.subject ? -1 : 1));
  return { verdicts: sorted, findings };
}

/** Earlier quarters that were judged, from their stored verdicts; this one last. */
async function quarterRates(
  store: Pick<Store, 'runs' | 'verdicts'>,
  period: string,
  current: { readonly run: string; readonly verdicts: readonly Verdict[] },
): Promise<readonly QuarterRate[]> {
  const counted = (of: string, run: string, verdicts: readonly Verdict[]): QuarterRate => ({
    ...{ period: of, run },
    qualified: verdicts.filter(({ outcome }) => outcome === 'qualified').length,
    unqualified: verdicts.filter(({ outcome }) => outcome === 'unqualified').length,
  });
  const rates: QuarterRate[] = [counted(period, current.run, current.verdicts)];
  for (const quarter of quartersBefore(period, EARLIER_QUARTERS)) {
    const run = await findRun(store.runs, { period: quarter });
    if (!run.ok) continue;
    const verdicts = (await store.verdicts.of(run.value.id)).filter(
      ({ edition, subjectKind }) => edition === run.value.edition && subjectKind === 'site',
    );
    if (verdicts.length > 0) rates.unshift(counted(quarter, run.value.id, verdicts));
  }
  return rates;
}

/** 政府门户: those of the province and the cities, and of the counties those drawn; without a sample of them all. */
function portalsOf(sites: readonly Site[], drawn: StoredSample | null): readonly Site[] {
  const members = drawn && new Set(drawn.members.map(({ id }) => id));
  return sites
    .filter(
      ({ kind, level, code }) => kind === 'portal' && (level !== 'county' || (members?.has(code) ?? true)),
    )
    .sort((one, other) =>
      one.region < other.region ? -1 : one.region > other.region ? 1 : one.code < other.code ? -1 : 1,
    );
}

export interface BulletinRequest extends BulletinRuns {
  readonly period: string;
  readonly edition: Edition;
  readonly regions: readonly Region[];
  readonly settings: BulletinInput['settings'];
  readonly wordings: BulletinInput['wordings'];
  readonly checkNames: BulletinInput['checkNames'];
  readonly date: string | null;
  readonly siteVerdicts: readonly Verdict[];
  /** The newest first. */
  readonly judgedBatches: readonly JudgedBatch[];
}

type Stores = Pick<Store, 'inventory' | 'accounts' | 'samples' | 'runs' | 'readings' | 'verdicts'>;

export async function collectBulletin(store: Stores, request: BulletinRequest): Promise<BulletinInput> {
  const { period, edition, regions, settings, wordings, checkNames, date, night, sample } = request;
  const [sites, accounts, portals]: [readonly Site[], readonly Account[], StoredSample | null] =
    await Promise.all([
      store.inventory.all(),
      store.accounts.list(),
      store.samples.latest(period, 'portals'),
    ]);
  const findings = await siteFailures(store, night, edition);
  const verdicts = request.siteVerdicts;
  const day = dateAt(night.asOf);
  return {
    ...{ period, edition, regions, settings, wordings, checkNames, date },
    runningSites: sites.filter((site) => statusOn(site, day) === 'running'),
    sites: { register: sites, verdicts, findings },
    accounts: { register: accounts, ...(await newestOf(store, request.judgedBatches)) },
    sample: {
      sample: sample.sample,
      members: new Map(sample.members.map(({ id, stratum }) => [id, stratum])),
    },
    portalScores: scorePortals({ edition, portals: portalsOf(sites, portals), verdicts, findings }),
    supervisionScores: scoreCities(edition, regions),
    quarters: await quarterRates(store, period, { run: night.id, verdicts }),
  };
}
