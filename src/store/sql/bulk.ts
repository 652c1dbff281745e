// Inserts many rows with few statements: each statement's text is compiled once per table and row count.
import { CompiledQuery } from 'kysely';
import type { Database, Engine, Tx } from '../engine/engine.ts';
import type { Tables } from '../tables.ts';
import { storable } from './json.ts';

export type Value = string | number | null | Uint8Array;

export interface BulkTable<T extends keyof Tables> {
  readonly table: T;
  readonly columns: readonly (keyof Tables[T] & string)[];
}

/** Rows per statement: powers of two, so that a batch of any size is a few statements out of a small kept set. */
const BIGGEST = 512;

/** Writes rows of values (in the order of `columns`) inside the caller's transaction. */
export type BulkInsert = <T extends keyof Tables>(
  tx: Tx,
  into: BulkTable<T>,
  rows: readonly (readonly Value[])[],
) => Promise<void>;

const clean = (value: Value): Value => (typeof value === 'string' ? storable(value) : value);

/** An inserter that keeps its compiled statements for the life of `db`. */
export function bulkInserter(db: Database, engine: Engine): BulkInsert {
  const compiled = new Map<string, string>();
  const statement = (into: BulkTable<keyof Tables>, count: number): string => {
    const key = `${into.table}:${count}`;
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const row = Object.fromEntries(into.columns.map((column) => [column, 0]));
    const text = db
      .insertInto(into.table)
      .values(Array.from({ length: count }, () => row))
      .compile().sql;
    compiled.set(key, text);
    return text;
  };
  return async (tx, into, rows) => {
    let limit = BIGGEST;
    while (limit * into.columns.length > engine.parameterLimit) limit /= 2;
    for (let from = 0; from < rows.length;) {
      let count = limit;
      while (count > rows.length - from) count /= 2;
      const values = rows.slice(from, from + count).flatMap((row) => row.map(clean));
      await tx.executeQuery(
        CompiledQuery.raw(statement(into as unknown as BulkTable<keyof Tables>, count), values),
      );
      from += count;
    }
  };
}
