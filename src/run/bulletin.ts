// Collects what a period's bulletin is made of: the frozen quarter as decided, its samples and scores, earlier quarters.
import { dateAt } from '../model/calendar.ts';
import { quartersBefore } from '../model/quarter.ts';
import type { FrozenFinding } from '../model/period.ts';
import type { Edition } from '../model/indicator.ts';
import type { Region } from '../model/region.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { ScoreEntry } from '../model/score-entry.ts';
import { statusOn, type Site } from '../model/site.ts';
import type { Verdict } from '../model/verdict.ts';
import type { BriefFinding, BulletinInput, QuarterRate } from '../report/bulletin/input.ts';
import type { Store } from '../store/port.ts';
import type { StoredSample } from '../store/sample-port.ts';
import { findRun } from './find-run.ts';
import { frozenSites, type JudgedAccounts, type JudgedSites } from './period/frozen.ts';
import { rankingOf } from './period/ranking.ts';
import { scoreLine } from './period/score-lines.ts';
import { scoreCities, scorePortals, type Scored } from './period/scores.ts';

/** Quarters shown beside this one. */
const EARLIER_QUARTERS = 3;

/** What fails as decided; dismissed ones do not. */
function failures(
  subjects: readonly { readonly findings: readonly FrozenFinding[] }[],
): readonly BriefFinding[] {
  return subjects.flatMap(({ findings }) =>
    findings
      .filter(({ outcome }) => outcome === 'fail')
      .map(({ id, subject, check, message, target }) => ({ id, subject, check, message, target })),
  );
}

const counted = (period: string, run: string, verdicts: readonly Verdict[]): QuarterRate => ({
  ...{ period, run },
  qualified: verdicts.filter(({ outcome }) => outcome === 'qualified').length,
  unqualified: verdicts.filter(({ outcome }) => outcome === 'unqualified').length,
});

type Stores = Pick<Store, 'periods' | 'runs' | 'samples' | 'verdicts'>;

/** One earlier quarter: as frozen and decided, or else as its last night was judged; null when it never was. */
async function earlier(
  store: Stores,
  quarter: string,
  regions: readonly Region[],
): Promise<QuarterRate | null> {
  const frozen = await frozenSites(store, quarter, regions);
  if (frozen) return counted(quarter, frozen.part.runs[0] ?? '', frozen.verdicts);
  const run = await findRun(store.runs, { period: quarter });
  if (!run.ok) return null;
  const { id, edition } = run.value;
  const verdicts = (await store.verdicts.of(id)).filter(
    (verdict) => verdict.edition === edition && verdict.subjectKind === 'site',
  );
  return verdicts.length > 0 ? counted(quarter, id, verdicts) : null;
}

/** Earlier quarters that were judged, oldest first; this one last. */
async function quarterRates(
  store: Stores,
  { part, verdicts }: JudgedSites,
  regions: readonly Region[],
): Promise<readonly QuarterRate[]> {
  const rates: QuarterRate[] = [counted(part.period, part.runs[0] ?? '', verdicts)];
  for (const quarter of quartersBefore(part.period, EARLIER_QUARTERS)) {
    const rate = await earlier(store, quarter, regions);
    if (rate) rates.unshift(rate);
  }
  return rates;
}

/** 政府门户: those of the province and the cities, and of the counties those drawn; without a sample of them all. */
export function portalsOf(sites: readonly Site[], drawn: StoredSample | null): readonly Site[] {
  const members = drawn && new Set(drawn.members.map(({ id }) => id));
  return sites
    .filter(
      ({ kind, level, code }) => kind === 'portal' && (level !== 'county' || (members?.has(code) ?? true)),
    )
    .sort((one, other) =>
      one.region < other.region ? -1 : one.region > other.region ? 1 : one.code < other.code ? -1 : 1,
    );
}

export interface BulletinRequest {
  readonly sites: JudgedSites;
  readonly accounts: JudgedAccounts;
  readonly regions: readonly Region[];
  readonly settings: BulletinInput['settings'];
  readonly wordings: BulletinInput['wordings'];
  readonly checkNames: BulletinInput['checkNames'];
  readonly date: string | null;
  readonly scoring: {
    readonly entries: readonly ScoreEntry[];
    readonly doubleEntry: boolean;
    /** What is computed of the cities' supervision. */
    readonly computed: Parameters<typeof scoreCities>[0]['computed'];
  };
}

/** A frozen quarter's sample of accounts, or one Chinese line: it was frozen before one was drawn. */
async function sampleOf(
  { samples }: Stores,
  { part }: JudgedAccounts,
): Promise<Result<StoredSample, string>> {
  const { accounts: version } = part.samples;
  const stored = version === undefined ? null : await samples.version(part.period, 'accounts', version);
  return stored
    ? ok(stored)
    : err(
        `${part.period} 冻结时没有账号样本，不能出通报；先运行 xunjian sample --period ${part.period} --seed N，再运行 xunjian period refreeze ${part.period} --kind accounts`,
      );
}

export interface QuarterScores {
  readonly portals: readonly Scored[];
  readonly cities: readonly Scored[];
}

export async function scoresOf(
  { samples }: Pick<Store, 'samples'>,
  { sites, regions, scoring }: Pick<BulletinRequest, 'sites' | 'regions' | 'scoring'>,
): Promise<QuarterScores> {
  const { part, subjects, verdicts } = sites;
  const { portals: version } = part.samples;
  const drawn = version === undefined ? null : await samples.version(part.period, 'portals', version);
  const portals = portalsOf(
    subjects.map(({ row }) => row),
    drawn,
  );
  const about = { edition: part.edition, entries: scoring.entries, doubleEntry: scoring.doubleEntry };
  return {
    portals: scorePortals({ ...about, portals, verdicts, findings: failures(subjects) }),
    cities: scoreCities({ ...about, regions, computed: scoring.computed }),
  };
}

/** The same quarter a year earlier, as frozen; null when it was not. */
async function yearBefore(
  store: Stores,
  { sites, regions, scoring }: BulletinRequest,
): Promise<QuarterScores | null> {
  const quarter = quartersBefore(sites.part.period, 4).at(-1) ?? '';
  const frozen = await frozenSites(store, quarter, regions);
  if (!frozen) return null;
  const entries = await store.periods.scores(quarter);
  // What is computed is computed of one year: the earlier one's is not at hand, and its rows are open then.
  const earlier = { ...scoring, entries, computed: new Map() };
  return scoresOf(store, { sites: frozen, regions, scoring: earlier });
}

function rankings(
  now: QuarterScores,
  before: QuarterScores | null,
  edition: Edition,
  leading: number,
): BulletinInput['ranking'] {
  const about = { digits: edition.rounding.digits, leading };
  return {
    portals: rankingOf({
      ...{ ...about, now: now.portals, before: before?.portals ?? null, table: edition.portal },
    }),
    cities: rankingOf({
      ...{ ...about, now: now.cities, before: before?.cities ?? null, table: edition.supervision },
    }),
  };
}

export async function collectBulletin(
  store: Stores,
  request: BulletinRequest,
): Promise<Result<BulletinInput, string>> {
  const { sites, accounts, regions, settings, wordings, checkNames, date } = request;
  const sample = await sampleOf(store, accounts);
  if (!sample.ok) return sample;
  const { period, edition, asOf } = sites.part;
  const day = dateAt(asOf);
  const register = sites.subjects.map(({ row }) => row);
  const scores = await scoresOf(store, request);
  return ok({
    ...{ period, edition, regions, settings, wordings, checkNames, date },
    runningSites: register.filter((site) => statusOn(site, day) === 'running'),
    sites: { register, verdicts: sites.verdicts, findings: failures(sites.subjects) },
    accounts: {
      register: accounts.subjects.map(({ row }) => row),
      verdicts: accounts.verdicts,
      findings: failures(accounts.subjects),
    },
    sample: {
      sample: sample.value.sample,
      members: new Map(sample.value.members.map(({ id, stratum }) => [id, stratum])),
    },
    portalScores: scores.portals.map((one) => scoreLine(one, true)),
    supervisionScores: scores.cities.map((one) => scoreLine(one, false)),
    ranking: rankings(scores, await yearBefore(store, request), edition, settings.namesAtMost),
    quarters: await quarterRates(store, sites, regions),
  });
}
