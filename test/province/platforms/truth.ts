// The ground truth about every account that is, or may be, in the sample, apart from anything the program believes.
import type { AccountPlan, Expected, Platform, Stratum } from './model.ts';
import { inWindow, isoShanghai, windowOf } from './moments.ts';
import { newestCounted } from './posts.ts';
import { STRATA } from './model.ts';
import { isSilentTrap, TRAPS, type TrapName } from './traps.ts';

/**
 * Where the proof can be had: by anybody (`public`), by an office session (`session`, 办公室账号会话), from what a
 * browser sees the page fetch (`page`), from the self-report's article, from the authorised interface; or nowhere.
 */
export type ProvableBy = 'public' | 'session' | 'page' | 'report' | 'datacube' | null;

export interface TruthAccount {
  readonly id: string;
  readonly platform: Platform;
  readonly stratum: Stratum;
  /** A post inside the window exists, seen or not; for an App: it can be downloaded. */
  readonly posted: boolean;
  /** The newest post not after the 监测时间点, ISO with +08:00. */
  readonly newest: string | null;
  /** Of that post; '' when there is none. */
  readonly title: string;
  /** Whether its comments take anything in. */
  readonly commentsOpen: boolean;
  /** The name that everybody sees at the account. */
  readonly shownName: string;
  readonly trap: TrapName;
  readonly silent: boolean;
  readonly zombie: boolean;
  readonly expected: Expected;
  readonly provableBy: ProvableBy;
  readonly detail: string;
}

function provableBy(account: AccountPlan, reported: boolean): ProvableBy {
  const { platform, trap } = account;
  if (TRAPS[trap].expected === 'unknown') return null;
  if (platform === 'wechat') return reported ? 'report' : 'datacube';
  if (platform === 'weibo') {
    const sessionOnly = isSilentTrap(trap) || trap === 'session-only' || trap === 'anonymous-partial';
    return sessionOnly ? 'session' : 'public';
  }
  return platform === 'thepaper' || platform === 'app-ios' || platform === 'app-android' ? 'public' : 'page';
}

function truthAccount(
  account: AccountPlan,
  reports: ReadonlyMap<string, string>,
  asOf: number,
): TruthAccount {
  const { trap } = account;
  const newest = newestCounted(account.posts, asOf);
  const silent = isSilentTrap(trap);
  const app = account.platform === 'app-ios' || account.platform === 'app-android';
  return {
    id: account.id,
    platform: account.platform,
    stratum: account.stratum,
    posted: app ? trap !== 'app-gone' : newest !== null && inWindow(newest.at, asOf),
    newest: newest === null ? null : isoShanghai(newest.at),
    ...{ title: newest?.title ?? '', commentsOpen: newest?.commentsOpen ?? false },
    shownName: account.shownName,
    trap,
    silent,
    zombie: trap === 'zombie',
    expected: TRAPS[trap].expected,
    provableBy: provableBy(account, reports.has(account.id)),
    detail: TRAPS[trap].detail,
  };
}

export interface TruthRate {
  readonly total: number;
  readonly silent: number;
  /** Percent, two decimals, half up. */
  readonly rate: string;
}

export interface AccountsTruth {
  readonly asOf: string;
  readonly seed: number;
  readonly window: { readonly from: string; readonly to: string };
  readonly accounts: readonly TruthAccount[];
  readonly summary: {
    /** 全覆盖: 代表主体为政府 and 省直部门. */
    readonly covered: TruthRate;
    /** 抽查市县; of a register from which is still to be drawn: all running ones. */
    readonly drawn: TruthRate;
    readonly register: number;
    readonly strata: Readonly<Record<Stratum, number>>;
    readonly platforms: Readonly<Record<string, number>>;
    readonly traps: Readonly<Record<string, number>>;
    readonly expected: Readonly<Record<string, number>>;
  };
}

function rateOf(accounts: readonly TruthAccount[]): TruthRate {
  const total = accounts.length;
  const silent = accounts.filter((account) => account.silent).length;
  const hundredths = total === 0 ? 0 : Math.floor(((total - silent) * 20000 + total) / (2 * total));
  return {
    total,
    silent,
    rate: `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`,
  };
}

function tally(values: readonly string[]): Record<string, number> {
  const out: Record<string, number> = {};
  for (const value of [...values].sort()) out[value] = (out[value] ?? 0) + 1;
  return out;
}

export interface TruthInput {
  readonly seed: number;
  readonly asOf: number;
  /** The register; only its sampled rows have a truth. */
  readonly accounts: readonly AccountPlan[];
  readonly reports: ReadonlyMap<string, string>;
}

export function accountsTruth({ seed, asOf, accounts, reports }: TruthInput): AccountsTruth {
  const known = accounts
    .filter((account) => account.sampled)
    .map((account) => truthAccount(account, reports, asOf));
  const { from, to } = windowOf(asOf);
  const size = (stratum: Stratum): number => known.filter((one) => one.stratum === stratum).length;
  return {
    asOf: isoShanghai(asOf),
    seed,
    window: { from: isoShanghai(from), to: isoShanghai(to) },
    accounts: known,
    summary: {
      covered: rateOf(known.filter((one) => one.stratum !== 'local')),
      drawn: rateOf(known.filter((one) => one.stratum === 'local')),
      register: accounts.length,
      strata: Object.fromEntries(STRATA.map((stratum) => [stratum, size(stratum)])) as Record<
        Stratum,
        number
      >,
      platforms: tally(known.map((one) => one.platform)),
      traps: tally(known.map((one) => one.trap)),
      expected: tally(known.map((one) => one.expected)),
    },
  };
}
