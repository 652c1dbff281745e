// Runs queries on one better-sqlite3 connection: statements prepared once, every transaction a writer from its start.
import type BetterSqlite3 from 'better-sqlite3';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';

/** Enough for every distinct statement of the program; a bound, so that odd use cannot grow without end. */
const KEPT_STATEMENTS = 300;

class SqliteConnection implements DatabaseConnection {
  readonly #file: BetterSqlite3.Database;
  readonly #prepared = new Map<string, BetterSqlite3.Statement>();

  constructor(file: BetterSqlite3.Database) {
    this.#file = file;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return Promise.resolve(this.#execute<R>(query));
    } catch (thrown) {
      return Promise.reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('results are read page by page here, never as an open cursor');
  }

  #execute<R>(query: CompiledQuery): QueryResult<R> {
    const statement = this.#statement(query.sql);
    if (statement.reader) return { rows: statement.all(...query.parameters) as R[] };
    const { changes } = statement.run(...query.parameters);
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  #statement(text: string): BetterSqlite3.Statement {
    const known = this.#prepared.get(text);
    if (known) return known;
    const oldest = this.#prepared.keys().next();
    if (this.#prepared.size >= KEPT_STATEMENTS && !oldest.done) this.#prepared.delete(oldest.value);
    const statement = this.#file.prepare(text);
    this.#prepared.set(text, statement);
    return statement;
  }
}

export class SqliteFileDriver implements Driver {
  readonly #file: BetterSqlite3.Database;
  readonly #connection: SqliteConnection;
  /** Settles when the holder of the only connection lets go. */
  #held: Promise<void> | null = null;
  #letGo: () => void = () => undefined;

  constructor(file: BetterSqlite3.Database) {
    this.#file = file;
    this.#connection = new SqliteConnection(file);
  }

  async init(): Promise<void> {
    // The file was opened, and its troubles told, before the driver was made.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    while (this.#held) await this.#held;
    this.#held = new Promise((resolve) => {
      this.#letGo = resolve;
    });
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#held = null;
    this.#letGo();
  }

  async beginTransaction(): Promise<void> {
    // A transaction that reads first and writes later fails at once, without waiting, when another process wrote
    // in between; taking the write lock at the start waits for busy_timeout instead.
    this.#file.exec('begin immediate');
  }

  async commitTransaction(): Promise<void> {
    this.#file.exec('commit');
  }

  async rollbackTransaction(): Promise<void> {
    // A full disk makes SQLite roll back by itself; a second rollback would hide the first error.
    if (this.#file.inTransaction) this.#file.exec('rollback');
  }

  async destroy(): Promise<void> {
    this.#file.close();
  }
}
