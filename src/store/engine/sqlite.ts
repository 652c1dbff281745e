// SQLite as an engine: opens one file carefully, damages nothing that is not ours.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { sql, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { err, ok } from '../../model/result.ts';
import { storeProblem, type StoreProblem, type StoreProblemKind } from '../problem.ts';
import type { AddKey, Database, Engine, OpenedEngine } from './engine.ts';
import { GuardedDriver } from './guarded-driver.ts';
import { SqliteFileDriver } from './sqlite-driver.ts';

/** "xjdb": written into the file's header so that another program's database is never taken for ours. */
const APPLICATION_ID = 0x786a6462;

/** By the beginning of the error's code: SQLite's extended codes (SQLITE_IOERR_WRITE, …) start with the plain one. */
const KINDS: readonly (readonly [string, StoreProblemKind])[] = [
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_READONLY', 'readonly'],
  ['SQLITE_PERM', 'readonly'],
  ['SQLITE_AUTH', 'readonly'],
  ['SQLITE_CANTOPEN', 'readonly'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  // The file shared by readers could not be made as long as it has to be: that is how a full disk shows here.
  ['SQLITE_IOERR_SHMSIZE', 'full'],
  ['SQLITE_IOERR', 'io'],
  ['EACCES', 'readonly'],
  ['EPERM', 'readonly'],
  ['EROFS', 'readonly'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EEXIST', 'not-a-file'],
  ['ENOTDIR', 'not-a-file'],
  ['ENAMETOOLONG', 'not-a-file'],
  ['ELOOP', 'not-a-file'],
  ['ENOENT', 'missing'],
  ['EIO', 'io'],
];

export interface SqliteOptions {
  readonly file: string;
  readonly readonly: boolean;
  readonly create: boolean;
  readonly busyTimeoutMs: number;
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
}

/** The problem that this SQLite or file-system error stands for; null for anything else (a bug). */
export function translateSqlite(thrown: unknown, file: string): StoreProblem | null {
  const code = codeOf(thrown);
  const found = KINDS.find(([start]) => code.startsWith(start));
  if (!found || !(thrown instanceof Error)) return null;
  // A long statement is written to the folder of temporary files first, and that may be on another disk.
  const where = code.startsWith('SQLITE_FULL') ? `${file}（或系统临时目录）` : file;
  return storeProblem(found[1], where, `${code}: ${thrown.message}`);
}

const addKey: AddKey = (table) =>
  table.addColumn('key', 'integer', (column) => column.primaryKey().autoIncrement());

async function inspect(db: Database): Promise<'ours' | 'empty' | 'foreign'> {
  const { rows } = await sql<{ application_id: number; tables: number }>`
    select application_id, (select count(*) from sqlite_master) as tables from pragma_application_id`.execute(
    db,
  );
  const found = rows[0];
  if (found?.application_id === APPLICATION_ID) return 'ours';
  return found?.application_id === 0 && found.tables === 0 ? 'empty' : 'foreign';
}

function openFile(options: SqliteOptions): BetterSqlite3.Database | StoreProblem {
  const found = statSync(options.file, { throwIfNoEntry: false });
  if (found && !found.isFile())
    return storeProblem('not-a-file', options.file, 'the path is not a regular file');
  if (!found && !options.create)
    return storeProblem('missing', options.file, 'there is no such file, and none was to be made');
  mkdirSync(dirname(options.file), { recursive: true });
  const file = new BetterSqlite3(options.file, {
    readonly: options.readonly,
    timeout: options.busyTimeoutMs,
  });
  file.pragma('foreign_keys = ON');
  return file;
}

function engineOver(file: BetterSqlite3.Database, options: SqliteOptions): Engine {
  const translate = (thrown: unknown): StoreProblem | null => translateSqlite(thrown, options.file);
  return {
    name: 'sqlite',
    where: options.file,
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new GuardedDriver(new SqliteFileDriver(file), translate),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    parameterLimit: 32_766,
    types: { json: 'text', bytes: 'blob', orderedText: '', clustered: 'without rowid' },
    addKey,
    inspect,
    async mark() {
      file.pragma(`application_id = ${APPLICATION_ID}`);
    },
    async adopt() {
      file.pragma('journal_mode = WAL');
      file.pragma('synchronous = NORMAL');
    },
    async lockWriters() {
      // `begin immediate` already did.
    },
    async intact(db) {
      const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
      return rows[0]?.quick_check === 'ok';
    },
    translate,
  };
}

/** Opens the file and no more: nothing is written before `adopt`. A new file is made unless read-only. */
export function openSqlite(options: SqliteOptions): OpenedEngine {
  try {
    const file = openFile(options);
    return 'kind' in file ? err(file) : ok(engineOver(file, options));
  } catch (thrown) {
    const problem = translateSqlite(thrown, options.file);
    if (!problem) throw thrown;
    // A folder that could not be made: node calls it not found where the disk is read-only.
    const unmade = problem.kind === 'missing' && options.create;
    return err(unmade ? storeProblem('readonly', options.file, problem.detail) : problem);
  }
}
