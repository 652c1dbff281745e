// PostgreSQL as an engine: the client is loaded only when it is wanted, its answers shaped like SQLite's.
import { PostgresAdapter, PostgresDriver, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import type { Pool } from 'pg';
import { err, ok } from '../../model/result.ts';
import { storeProblem, type StoreProblem, type StoreProblemKind } from '../problem.ts';
import type { AddKey, Database, Engine, OpenedEngine, Tx } from './engine.ts';
import { GuardedDriver } from './guarded-driver.ts';

const INT8 = 20;
const JSONB = 3802;
/** One number for all processes of this program; any constant would do. */
const WRITERS_LOCK = 7_823_460;

/** By the beginning of the server's SQLSTATE or of the socket's error code. */
const KINDS: readonly (readonly [string, StoreProblemKind])[] = [
  ['28', 'denied'],
  ['3D', 'denied'],
  ['3F', 'denied'],
  ['42501', 'denied'],
  ['25006', 'readonly'],
  ['53100', 'full'],
  ['55P03', 'locked'],
  ['40P01', 'locked'],
  ['57014', 'locked'],
  ['XX001', 'corrupt'],
  ['XX002', 'corrupt'],
  ['53', 'unreachable'],
  ['57P', 'unreachable'],
  ['08', 'unreachable'],
  ['ECONN', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['EAI_', 'unreachable'],
  ['ENOENT', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['ETIMEDOUT', 'unreachable'],
  ['EPIPE', 'unreachable'],
];

/** What node and the client say of certificates and of TLS itself, in their codes or, lacking one, in words. */
const TLS_TROUBLE = /CERT|SIGNATURE|ISSUER|_TLS_|_SSL_|EPROTO|\bSSL\b/;

/** The server and database of a URL without its user and password; such words may be shown. */
function whereOf(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  return `${url.host || '(localhost)'}${url.pathname}`;
}

function translatePostgres(thrown: unknown, where: string): StoreProblem | null {
  if (!(thrown instanceof Error)) return null;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  const said = thrown.message.startsWith(code) ? thrown.message : `${code}: ${thrown.message}`;
  // The only files that the client opens are certificates.
  if (TLS_TROUBLE.test(code === '' ? said : code) || ('syscall' in thrown && thrown.syscall === 'open'))
    return storeProblem('tls', where, said);
  const found = KINDS.find(([start]) => code.startsWith(start));
  if (found) return storeProblem(found[1], where, said);
  // The client reports its own time-outs and lost connections without a code.
  return code === '' && /timeout|terminated|connection/i.test(thrown.message)
    ? storeProblem('unreachable', where, thrown.message)
    : null;
}

async function openPool(databaseUrl: string, busyTimeoutMs: number): Promise<Pool> {
  const { default: pg } = await import('pg');
  const { getTypeParser } = pg.types;
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 4,
    connectionTimeoutMillis: 10_000,
    lock_timeout: busyTimeoutMs,
    types: {
      getTypeParser: ((oid: number, format?: 'text') => {
        if (oid === INT8) return Number;
        if (oid === JSONB) return (text: string) => text;
        return getTypeParser(oid, format) as unknown;
      }) as typeof getTypeParser,
    },
  });
  // An idle connection that dies must not end the process; the next query meets the same trouble and reports it.
  pool.on('error', () => undefined);
  return pool;
}

const addKey: AddKey = (table) => table.addColumn('key', 'bigserial', (column) => column.primaryKey());

async function inspect(db: Database): Promise<'ours' | 'empty' | 'foreign'> {
  const { rows } = await sql<{ tables: number; ours: number }>`
    select count(*) as tables, count(*) filter (where table_name = 'xunjian_schema') as ours
    from information_schema.tables where table_schema = current_schema()`.execute(db);
  if (rows[0] && rows[0].ours > 0) return 'ours';
  return rows[0]?.tables === 0 ? 'empty' : 'foreign';
}

async function lockWriters(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${WRITERS_LOCK})`.execute(tx);
}

/** Connects lazily: the first query meets a server that is away. `databaseUrl` as in `postgres://user@host/db`. */
export async function openPostgres(databaseUrl: string, busyTimeoutMs: number): Promise<OpenedEngine> {
  if (!/^postgres(?:ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl))
    return err(storeProblem('not-a-url', '', 'DATABASE_URL is no postgres:// address'));
  const where = whereOf(databaseUrl);
  const pool = await openPool(databaseUrl, busyTimeoutMs);
  const translate = (thrown: unknown): StoreProblem | null => translatePostgres(thrown, where);
  const engine: Engine = {
    name: 'postgres',
    where,
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new GuardedDriver(new PostgresDriver({ pool }), translate),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    parameterLimit: 65_535,
    types: { json: 'jsonb', bytes: 'bytea', orderedText: 'collate "C"', clustered: '' },
    addKey,
    inspect,
    async mark() {
      // The table of versions is the mark.
    },
    async adopt() {
      // Nothing to set: the server has its own configuration.
    },
    lockWriters,
    async intact() {
      // The server watches over its own pages.
      return true;
    },
    translate,
  };
  return ok(engine);
}
