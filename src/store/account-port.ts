// The register of new-media accounts and its history.
import type { Account } from '../model/account.ts';
import type { InventoryChange, RowChange } from './change.ts';

export interface AccountStore {
  /** By 备案编号, bytewise. */
  list(): Promise<readonly Account[]>;
  one(id: string): Promise<Account | null>;
  /** Every change of one account's row, names included, oldest first. */
  history(id: string): Promise<readonly RowChange<Account>[]>;
  /** One transaction: all rows or none. Every change keeps its history (old value, when); rows not named stay. */
  saveAccounts(accounts: readonly Account[], at: number): Promise<InventoryChange<Account>>;
}
