// The columns that tables of several migrations are built from. What a migration once wrote must not change: add here,
// and alter nothing.
import { sql, type CreateTableBuilder, type RawBuilder } from 'kysely';
import type { Engine } from '../engine/engine.ts';

export type Table = CreateTableBuilder<string, string>;

/** Text that rows are ordered and paged by. */
export function orderedText(engine: Engine): RawBuilder<unknown> {
  return sql.raw(`text ${engine.types.orderedText}`);
}

export function ordered(table: Table, engine: Engine, ...names: readonly string[]): Table {
  return names.reduce(
    (built, name) => built.addColumn(name, orderedText(engine), (column) => column.notNull()),
    table,
  );
}

export function texts(table: Table, ...names: readonly string[]): Table {
  return names.reduce((built, name) => built.addColumn(name, 'text', (column) => column.notNull()), table);
}

export function numbers(table: Table, ...names: readonly string[]): Table {
  return names.reduce((built, name) => built.addColumn(name, 'bigint', (column) => column.notNull()), table);
}

/** Columns that may be empty. */
export function maybe(table: Table, type: 'text' | 'bigint', ...names: readonly string[]): Table {
  return names.reduce((built, name) => built.addColumn(name, type), table);
}

/** Keys of runs, which outlive the rows. */
export function runs(table: Table, ...names: readonly string[]): Table {
  return names.reduce(
    (built, name) => built.addColumn(name, 'bigint', (column) => column.notNull().references('run.key')),
    table,
  );
}

/** Rows kept in the order of their key, where the engine can. */
export function clustered(table: Table, engine: Engine, name: string, ...key: readonly string[]): Table {
  const keyed = table.addPrimaryKeyConstraint(`${name}_key`, key as [string, ...string[]]);
  return engine.types.clustered === '' ? keyed : keyed.modifyEnd(sql.raw(engine.types.clustered));
}
