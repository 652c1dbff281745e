// The population: who has an account where, and what is the matter with it. The same options give the same accounts.
import { hash, Rng } from '../rng.ts';
import { handleOf } from './ids.ts';
import { PLATFORMS, STRATA, type AccountPlan, type Platform, type Stratum } from './model.ts';
import { momentOf } from './moments.ts';
import { ownersOf, PRISON, type Owner } from './owners.ts';
import { ordinaryTrap, PLATFORM_SHARES, QUOTAS, SAMPLE, STRATUM_SHARES } from './quotas.ts';
import { planterOf } from './planting.ts';
import { postsOf } from './posts.ts';
import type { TrapName } from './traps.ts';
import { urlOf } from './urls.ts';

export interface PopulationOptions {
  /** Accounts in the sample; 1,012 unless told. */
  readonly count?: number;
  readonly seed: number;
  /** 监测时间点, ISO 8601; without an offset it is Shanghai's. */
  readonly asOf: string;
}

interface Slot {
  readonly platform: Platform;
  readonly trap: TrapName;
  readonly stratum: Stratum;
}

type Draft = Omit<Slot, 'stratum'> & { readonly stratum: Stratum | null };

const scaled = (of1012: number, count: number): number => Math.max(1, Math.round((of1012 * count) / SAMPLE));

function planted(count: number): Draft[] {
  return QUOTAS.flatMap(({ platform, trap, of1012, fixed }) =>
    Array.from({ length: fixed === null ? scaled(of1012, count) : of1012 }, () => ({
      platform,
      trap,
      stratum: fixed,
    })),
  );
}

/** The planted ones, then ordinary ones until every platform has its share, at least one each. */
function drafts(count: number): Draft[] {
  const out = planted(count);
  if (out.length + PLATFORMS.length > count)
    throw new Error(`a sample of ${count} cannot hold the ${out.length} planted accounts`);
  const have = new Map<Platform, number>();
  for (const { platform } of out) have.set(platform, (have.get(platform) ?? 0) + 1);
  const missing = PLATFORMS.flatMap((platform) => {
    const wanted = scaled(PLATFORM_SHARES[platform], count) - (have.get(platform) ?? 0);
    return Array.from({ length: Math.max(1, wanted) }, (): Draft => ({
      platform,
      trap: ordinaryTrap(platform),
      stratum: null,
    }));
  });
  // Rounding leaves a few too many or too few; WeChat (the largest share, first in the list) takes the difference.
  const spare = missing.length - (count - out.length);
  const rest = spare > 0 ? missing.slice(spare) : missing;
  const more: Draft = { platform: 'wechat', trap: 'plain', stratum: null };
  return [...out, ...rest, ...Array.from({ length: count - out.length - rest.length }, () => more)];
}

function strataSizes(count: number): Readonly<Record<Stratum, number>> {
  const government = scaled(STRATUM_SHARES.government, count);
  const provincial = scaled(STRATUM_SHARES.provincial, count);
  return { government, provincial, local: count - government - provincial };
}

function slots(seed: number, count: number): Slot[] {
  const all = drafts(count);
  const sizes = strataSizes(count);
  const free = STRATA.flatMap((stratum) => {
    const taken = all.filter((draft) => draft.stratum === stratum).length;
    if (taken > sizes[stratum]) throw new Error(`a sample of ${count} has no room for its silent accounts`);
    return Array.from({ length: sizes[stratum] - taken }, () => stratum);
  });
  const shuffled = new Rng(seed, 'strata').shuffle(free);
  return all.map((draft) => ({ ...draft, stratum: draft.stratum ?? shuffled.pop() ?? 'local' }));
}

/** Hands every slot an owner who has no account on that platform yet (一单位一平台一号). */
class Owners {
  readonly #queues = new Map<string, Owner[]>();
  readonly #all = ownersOf();
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  next(slot: Slot): Owner {
    if (slot.trap === 'zombie') return PRISON;
    const key = `${slot.stratum} ${slot.platform}`;
    const queue =
      this.#queues.get(key) ?? new Rng(this.#seed, 'owners', key).shuffle(this.#all[slot.stratum]);
    this.#queues.set(key, queue);
    const owner = queue.pop();
    if (!owner) throw new Error(`nobody is left for another account of ${key}`);
    return owner;
  }
}

const AUTHORISED: readonly TrapName[] = ['datacube-only', 'datacube-delay', 'datacube-unauthorised'];

const isAuthorised = (slot: Slot, key: string): boolean =>
  slot.platform === 'wechat' &&
  (AUTHORISED.includes(slot.trap) || (slot.trap === 'plain' && hash('authorised', key) % 100 < 40));

function followersOf(slot: Slot, owner: Owner, key: string): number {
  if (slot.trap === 'zombie') return 213;
  const reach = { province: 900_000, city: 240_000, county: 60_000, town: 8_000 }[owner.level];
  return 300 + (hash('followers', key) % reach);
}

export interface Maker {
  /** Gives the slot an owner, ids and posts. */
  make(slot: Slot, sampled: boolean): AccountPlan;
}

/** One maker per population: serials and owners go on from one account to the next. */
function makerOf(seed: number, asOf: number): Maker {
  const owners = new Owners(seed);
  let serial = 0;
  return {
    make(slot, sampled) {
      serial += 1;
      const { platform, trap, stratum } = slot;
      const owner = owners.next(slot);
      const key = handleOf(seed, platform, serial);
      return {
        id: `XMT${owner.region}${String(serial).padStart(5, '0')}`,
        platform,
        name: owner.name,
        handle: trap === 'no-handle' ? '' : key,
        url: urlOf(platform, key),
        organizer: owner.organizer,
        region: owner.region,
        level: owner.level,
        representsGovernment: stratum === 'government',
        provincialDepartment: stratum === 'provincial',
        status: 'running',
        stratum,
        sampled,
        trap,
        key,
        shownName: trap === 'renamed' ? `${owner.name}微平台` : owner.name,
        certified: owner.organizer,
        followers: followersOf(slot, owner, key),
        posts: postsOf({ platform, key, trap, asOf, count: sampled ? 12 + (hash('count', key) % 18) : 4 }),
        authorised: isAuthorised(slot, key),
      };
    },
  };
}

const byRegion = (one: AccountPlan, other: AccountPlan): number =>
  one.region === other.region ? (one.id < other.id ? -1 : 1) : one.region < other.region ? -1 : 1;

/** The period's sample: 815 checked in full and 197 drawn, at a count of 1,012. */
export function buildAccounts(options: PopulationOptions): AccountPlan[] {
  return registerOf({ ...options, register: 0 });
}

const IDLE = ['suspended', 'migrated', 'closed'] as const;

export interface RegisterOptions extends PopulationOptions {
  readonly register: number;
  /**
   * The sample is drawn by whoever is tested: any running account may be in it, and is awkward or silent in the same
   * shares, planted by this number (see planting.ts). Absent: the ready-made sample alone is.
   */
  readonly planting?: number;
}

/** The whole register: the sample and, up to `register` rows, more accounts of cities and counties. */
export function registerOf(options: RegisterOptions): AccountPlan[] {
  const { seed, count = SAMPLE, register, planting } = options;
  const plant = planting === undefined ? ordinaryTrap : planterOf(seed, planting);
  const maker = makerOf(seed, momentOf(options.asOf));
  const sample = slots(seed, count).map((slot) => maker.make(slot, true));
  const rng = new Rng(seed, 'register');
  const weighted = PLATFORMS.flatMap((platform) =>
    Array.from({ length: PLATFORM_SHARES[platform] }, () => platform),
  );
  const rest = Array.from({ length: Math.max(0, register - count) }, (_, index): AccountPlan => {
    const platform = rng.pick(weighted);
    const idle = index % 40 === 39;
    const trap = idle ? ordinaryTrap(platform) : plant(platform, index);
    const made = maker.make({ platform, trap, stratum: 'local' }, planting !== undefined && !idle);
    return idle ? { ...made, status: rng.pick(IDLE) } : made;
  });
  return [...sample, ...rest].sort(byRegion);
}
