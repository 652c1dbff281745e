// Takes rows about supervision in, replaced by their number, and withdraws them; what was said before stays.
import { err, ok, type Result } from '../../model/result.ts';
import {
  SUPERVISION_NAMES,
  type SupervisionEntries,
  type SupervisionKind,
  type SupervisionLedger,
} from '../../model/supervision.ts';
import type { Store } from '../../store/port.ts';

type LedgerStore = Pick<Store, 'supervision'>;

export interface SupervisionImport<K extends SupervisionKind = SupervisionKind> {
  readonly added: readonly SupervisionEntries[K][];
  readonly changed: readonly {
    readonly before: SupervisionEntries[K];
    readonly after: SupervisionEntries[K];
  }[];
  readonly unchanged: number;
}

/** Who says so, and when (epoch ms). */
export interface Entered {
  readonly by: string;
  readonly at: number;
}

/** The same whatever the order of the keys. */
const printOf = (entry: object): string => JSON.stringify(Object.entries(entry).sort());

/** All rows or none. Rows not named stay as they are. */
export async function importSupervision<K extends SupervisionKind>(
  { supervision }: LedgerStore,
  kind: K,
  entries: readonly SupervisionEntries[K][],
  { by, at }: Entered,
): Promise<SupervisionImport<K>> {
  const known = new Map((await supervision.list(kind)).map((entry) => [entry.number, entry]));
  const added = entries.filter(({ number }) => !known.has(number));
  const changed = entries.flatMap((after) => {
    const before = known.get(after.number);
    return before && printOf(before) !== printOf(after) ? [{ before, after }] : [];
  });
  const fresh = [...added, ...changed.map(({ after }) => after)];
  const records = fresh.map((entry) => ({
    ...{ number: entry.number, entry, enteredAt: at, enteredBy: by, reason: '' },
  }));
  if (records.length > 0) await supervision.add(kind, records);
  return { added, changed, unchanged: entries.length - fresh.length };
}

/** @returns one Chinese line when there is no such row. */
export async function withdrawSupervision<K extends SupervisionKind>(
  { supervision }: LedgerStore,
  kind: K,
  number: string,
  { by, at, reason }: Entered & { readonly reason: string },
): Promise<Result<SupervisionEntries[K], string>> {
  const entry = (await supervision.list(kind)).find((one) => one.number === number);
  if (!entry)
    return err(
      `${SUPERVISION_NAMES[kind]}里没有编号 ${number}；运行 xunjian supervision list --kind ${kind} 查看`,
    );
  await supervision.add(kind, [{ number, entry: null, enteredAt: at, enteredBy: by, reason }]);
  return ok(entry);
}

/** Everything that counts. */
export async function supervisionLedger({ supervision }: LedgerStore): Promise<SupervisionLedger> {
  return {
    errorReports: await supervision.list('error-reports'),
    rectifications: await supervision.list('rectifications'),
    cityChecks: await supervision.list('city-checks'),
  };
}
