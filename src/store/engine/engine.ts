// Everything in which the two database engines differ, behind one shape; all queries above are the same.
import type { CreateTableBuilder, Dialect, Kysely, Transaction } from 'kysely';
import type { StoreProblem } from '../problem.ts';
import type { Result } from '../../model/result.ts';
import type { Tables } from '../tables.ts';

export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** A row-number key that the database hands out. */
export type AddKey = <T extends string, C extends string>(
  table: CreateTableBuilder<T, C>,
) => CreateTableBuilder<T, C | 'key'>;

export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  readonly dialect: Dialect;
  /** The file or the server, as shown to people: no password in it. */
  readonly where: string;
  /** Placeholders one statement may carry. */
  readonly parameterLimit: number;
  readonly types: {
    readonly json: 'text' | 'jsonb';
    /** Modifier for text that is ordered and paged by: bytewise on both engines. */
    readonly orderedText: '' | 'collate "C"';
    readonly bytes: 'blob' | 'bytea';
    /** Ending of a table whose primary key is its only order. */
    readonly clustered: '' | 'without rowid';
  };
  readonly addKey: AddKey;
  /** Looks without touching: is this ours, empty, or somebody else's? */
  inspect(db: Database): Promise<'ours' | 'empty' | 'foreign'>;
  /** Writes the mark by which `inspect` knows it; inside the transaction that makes the tables. */
  mark(tx: Tx): Promise<void>;
  /** Called once the tables stand: settings that write to the file. */
  adopt(): Promise<void>;
  /** One writer at a time for the rest of this transaction (SQLite's transactions are so anyway). */
  lockWriters(tx: Tx): Promise<void>;
  /** Reads every page: whether the file is whole. Takes seconds per gigabyte. */
  intact(db: Database): Promise<boolean>;
  /** A refusal of the database as a problem; null when what was thrown is a bug of ours. */
  translate(thrown: unknown): StoreProblem | null;
}

export type OpenedEngine = Result<Engine, StoreProblem>;
