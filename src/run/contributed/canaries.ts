// Takes a table of canaries in: it takes the place of the one before.
import { canaryShortages, type CanaryShortage } from '../../derive/accounts/canary-shortage.ts';
import type { CanaryAccount } from '../../model/account-sighting.ts';
import type { Store } from '../../store/port.ts';

export interface CanaryImport {
  readonly added: readonly CanaryAccount[];
  readonly changed: readonly CanaryAccount[];
  readonly removed: readonly CanaryAccount[];
  readonly unchanged: number;
  readonly shortages: readonly CanaryShortage[];
}

type CanaryStores = Pick<Store, 'canaries' | 'accounts'>;

const keyOf = ({ platform, handle }: CanaryAccount): string => `${platform} ${handle}`;

const isSame = (one: CanaryAccount, other: CanaryAccount): boolean =>
  one.name === other.name && one.url === other.url;

/** All rows or none. */
export async function importCanaries(
  store: CanaryStores,
  canaries: readonly CanaryAccount[],
): Promise<CanaryImport> {
  const before = new Map((await store.canaries.list()).map((one) => [keyOf(one), one]));
  const named = new Set(canaries.map(keyOf));
  await store.canaries.replace(canaries);
  const known = canaries.flatMap((one) => {
    const earlier = before.get(keyOf(one));
    return earlier ? [{ one, earlier }] : [];
  });
  const changed = known.filter(({ one, earlier }) => !isSame(one, earlier)).map(({ one }) => one);
  return {
    added: canaries.filter((one) => !before.has(keyOf(one))),
    changed,
    removed: [...before.values()].filter((one) => !named.has(keyOf(one))),
    unchanged: known.length - changed.length,
    shortages: canaryShortages(await store.accounts.list(), canaries),
  };
}
