// What an import changes in a register, and what is kept of it.

export interface InventoryChange<T> {
  readonly added: readonly T[];
  readonly changed: readonly { readonly before: T; readonly after: T }[];
  /** In the database but not in the file; kept, and reported. */
  readonly missing: readonly T[];
  readonly unchanged: number;
}

/** One change of one row. */
export interface RowChange<T> {
  /** Epoch ms. */
  readonly at: number;
  /** null when the row was added. */
  readonly before: T | null;
  readonly after: T;
}
