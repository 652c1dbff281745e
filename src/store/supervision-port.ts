// What offices enter about their supervision: rows replaced by number, everything earlier kept as history.
import type { SupervisionEntries, SupervisionKind, SupervisionRecord } from '../model/supervision.ts';

export interface SupervisionStore {
  /** The newest state of each row that is not withdrawn, by number, bytewise. */
  list<K extends SupervisionKind>(kind: K): Promise<readonly SupervisionEntries[K][]>;
  /** Every state of one row, oldest first. */
  history<K extends SupervisionKind>(kind: K, number: string): Promise<readonly SupervisionRecord<K>[]>;
  /** All or none; what the rows said before stays as history. */
  add<K extends SupervisionKind>(kind: K, records: readonly SupervisionRecord<K>[]): Promise<void>;
}
