// What is the matter with the accounts of cities and counties when the sample is still to be drawn: any of them may be
// drawn, so every one answers as those of a ready-made sample do, and as many in a hundred are awkward or silent.
import { hash } from '../rng.ts';
import type { Platform } from './model.ts';
import { ordinaryTrap, PLATFORM_SHARES, QUOTAS, SAMPLE, STRATUM_SHARES } from './quotas.ts';
import type { TrapName } from './traps.ts';

/**
 * Which of the many ways to plant the same shares. Found by trying 0, 1, 2 …: with it, `xunjian sample --period 2021Q4
 * --seed 2021` draws six silent ones from the whole register of seed 2021, as the bulletin had it. Who is drawn rests on
 * ids, cities and platforms alone, so planting otherwise changes nobody's chance; of those that fit, this one has the most
 * kinds of silence. test/run/accounts/to-be-drawn.test.ts says what to write here after a change of the register.
 */
export const PLANTING = 8;

/** Of a platform with a handful of accounts no more than this share is silent, whatever the sample of 1,012 says. */
const MOST_SILENT = 0.25;

interface Share {
  readonly trap: TrapName;
  /** Of the platform's local accounts. */
  readonly share: number;
}

/** Silent ones of other strata keep to them: they are counted, not drawn. */
function sharesOf(platform: Platform): readonly Share[] {
  const all = PLATFORM_SHARES[platform];
  const local = (all * STRATUM_SHARES.local) / SAMPLE;
  return QUOTAS.filter((quota) => quota.platform === platform).flatMap(({ trap, of1012, fixed }): Share[] => {
    if (fixed === null) return [{ trap, share: of1012 / all }];
    return fixed === 'local' ? [{ trap, share: Math.min(MOST_SILENT, of1012 / local) }] : [];
  });
}

export type Planter = (platform: Platform, serial: number) => TrapName;

/** The same seed and planting give the same trap to the same account. */
export function planterOf(seed: number, planting: number): Planter {
  const known = new Map<Platform, readonly Share[]>();
  return (platform, serial) => {
    const shares = known.get(platform) ?? sharesOf(platform);
    known.set(platform, shares);
    let left = hash(seed, 'planting', planting, serial) / 2 ** 32;
    for (const { trap, share } of shares) {
      if (left < share) return trap;
      left -= share;
    }
    return ordinaryTrap(platform);
  };
}
