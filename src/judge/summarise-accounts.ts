// A run over new-media accounts in numbers: overall, per stratum of the period's sample, per city and per platform.
import { PLATFORM_NAMES, PLATFORMS } from '../model/account-words.ts';
import type { Account } from '../model/account.ts';
import { LEVELS, type Level } from '../model/site.ts';
import { inCity, summing, type Group, type NamesBehind, type SummedRun } from './summary-rows.ts';

/** The sample frozen for the period. */
export interface SampledStrata {
  readonly version: number;
  readonly strata: readonly { readonly id: string; readonly name: string }[];
  /** The stratum's id of each member, by 备案编号. */
  readonly members: ReadonlyMap<string, string>;
}

export interface AccountSummary extends NamesBehind {
  readonly run: string;
  readonly period: string | null;
  readonly edition: string;
  readonly editionTitle: string;
  /** The version of the sample whose strata these are; null when none is frozen, then they are the levels. */
  readonly sample: number | null;
  readonly overall: Group;
  readonly strata: readonly Group[];
  /** 市（州）, each with its counties, by code. */
  readonly regions: readonly Group[];
  readonly platforms: readonly Group[];
}

export interface AccountSummaryInput extends SummedRun {
  /** The register. */
  readonly accounts: readonly Account[];
  readonly sample: SampledStrata | null;
}

const LEVEL_GROUPS = {
  province: '省级',
  city: '市级',
  county: '县级',
  town: '乡镇',
} as const satisfies Record<Level, string>;

type Fits = (account: Account) => boolean;

/** Which strata there are and who belongs to each; accounts that were checked without being drawn stand apart. */
function strataOf(sample: SampledStrata | null): readonly (readonly [string, string, Fits])[] {
  if (sample === null) return LEVELS.map((id) => [id, LEVEL_GROUPS[id], ({ level }) => level === id]);
  const { strata, members } = sample;
  return [
    ...strata.map(({ id, name }) => [id, name, ({ id: own }: Account) => members.get(own) === id] as const),
    ['outside', '样本以外', ({ id }) => !members.has(id)],
  ];
}

/** Numbers of one run; accounts are listed by 备案编号, cities by code. Groups that hold nothing are left out. */
export function summariseAccounts(input: AccountSummaryInput): AccountSummary {
  const { edition, sample } = input;
  const { names, count, cities } = summing(input, new Map(input.accounts.map((one) => [one.id, one])));
  const group = (id: string, name: string, fits?: Fits): Group => ({ id, name, ...count(fits) });
  const some = (groups: readonly Group[]): readonly Group[] => groups.filter(({ total }) => total > 0);
  return {
    run: input.run,
    period: input.period ?? null,
    edition: edition.id,
    editionTitle: edition.title,
    sample: sample?.version ?? null,
    overall: group('all', '全省'),
    strata: some(strataOf(sample).map(([id, name, fits]) => group(id, name, fits))),
    regions: cities().map(({ id, name }) => group(id, name, ({ region }) => inCity(region, id))),
    platforms: some(
      PLATFORMS.map((platform) =>
        group(platform, PLATFORM_NAMES[platform], (account) => account.platform === platform),
      ),
    ),
    ...names,
  };
}
