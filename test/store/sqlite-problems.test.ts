// Every way a SQLite file can be unusable, with real files: one clear line each, and nothing damaged.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdir,
  mkdtemp,
  open as openFile,
  readFile,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore, type OpenedStore } from '../../src/store/open.ts';
import { translateSqlite } from '../../src/store/engine/sqlite.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import type { Migration } from '../../src/store/migrations/migration.ts';
import { storeProblemOf, type StoreProblem } from '../../src/store/problem.ts';
import { NIGHT, site, visit } from '../suites/samples.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

type Over = Omit<Parameters<typeof openStore>[0], 'file' | 'clock'>;

const place = (name: string): string => join(folder, name);

const LATEST = MIGRATIONS.at(-1)?.version ?? 0;

async function open(file: string, over: Over = {}): Promise<OpenedStore> {
  const opened = await openStore({ file, clock: () => NIGHT, ...over });
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
}

async function problem(file: string, over: Over = {}): Promise<StoreProblem> {
  const opened = await openStore({ file, clock: () => NIGHT, ...over });
  if (opened.ok) throw new Error('it opened');
  expect(opened.error.message).toContain(file);
  expect(opened.error.message).not.toContain('\n');
  return opened.error;
}

it('a missing file is made, but not read-only nor when it is to exist', async () => {
  expect((await problem(place('none.db'), { readonly: true })).kind).toBe('missing');
  expect((await problem(place('none.db'), { create: false })).kind).toBe('missing');
  await (await open(place('none.db'))).close();
  await (await open(place('none.db'), { create: false })).close();
});

it('a directory in place of the file', async () => {
  await mkdir(place('folder.db'));
  expect((await problem(place('folder.db'))).kind).toBe('not-a-file');
});

it('a file where the folder should be', async () => {
  await writeFile(place('plain'), 'x');
  expect((await problem(join(place('plain'), 'xunjian.db'))).kind).toBe('not-a-file');
});

it('a file that is no database stays byte for byte', async () => {
  await writeFile(place('garbage.db'), 'this is not a database, '.repeat(400));
  const before = await readFile(place('garbage.db'));
  expect((await problem(place('garbage.db'))).kind).toBe('corrupt');
  expect((await readFile(place('garbage.db'))).equals(before)).toBe(true);
});

it('a truncated database', async () => {
  const store = await open(place('cut.db'));
  await store.inventory.replaceSites(
    Array.from({ length: 500 }, (_, n) => site(String(5_111_000_000 + n))),
    NIGHT,
  );
  await store.close();
  await truncate(place('cut.db'), 8192);
  expect((await problem(place('cut.db'))).kind).toBe('corrupt');
});

it('bytes overwritten in the middle are found by reading the whole', async () => {
  const store = await open(place('overwritten.db'));
  await store.inventory.replaceSites(
    Array.from({ length: 500 }, (_, n) => site(String(5_111_000_000 + n))),
    NIGHT,
  );
  expect(await store.maintenance.damage()).toBeNull();
  await store.close();
  const file = await openFile(place('overwritten.db'), 'r+');
  // Rows lie there, written last; the schema lies at the beginning.
  await file.write(Buffer.alloc(8192, 0xa5), 0, 8192, (await file.stat()).size - 16_384);
  await file.close();
  const damaged = await open(place('overwritten.db'), { readonly: true });
  expect(await damaged.maintenance.damage()).toMatchObject({ kind: 'corrupt' });
  await damaged.close();
});

it('a DATABASE_URL that is none is refused before anything is asked of it', async () => {
  for (const databaseUrl of ['nonsense', 'mysql://h/d', 'sqlite:///x.db', 'http://h/']) {
    const opened = await openStore({ file: place('unused.db'), databaseUrl, clock: () => NIGHT });
    expect(opened).toMatchObject({ ok: false, error: { kind: 'not-a-url' } });
  }
});

it("another program's database stays byte for byte", async () => {
  const other = new BetterSqlite3(place('other.db'));
  other.exec('create table theirs (id integer)');
  other.close();
  const before = await readFile(place('other.db'));
  expect((await problem(place('other.db'))).kind).toBe('foreign');
  expect((await readFile(place('other.db'))).equals(before)).toBe(true);
});

it('a schema newer than the program knows', async () => {
  await (await open(place('newer.db'))).close();
  const later: Migration = {
    version: LATEST + 1,
    name: 'later',
    up: async (tx) => tx.schema.createTable('later').addColumn('x', 'text').execute(),
  };
  const upgraded = await open(place('newer.db'), { migrations: [...MIGRATIONS, later] });
  await upgraded.inventory.replaceSites([site('5111000001')], NIGHT);
  await upgraded.close();
  expect((await problem(place('newer.db'))).kind).toBe('newer-schema');
  expect((await problem(place('newer.db'), { readonly: true })).kind).toBe('newer-schema');
  const again = await open(place('newer.db'), { migrations: [...MIGRATIONS, later] });
  expect(await again.inventory.all()).toEqual([site('5111000001')]);
  await again.close();
});

it('an older schema is upgraded, but not read-only; a failing step changes nothing', async () => {
  const store = await open(place('older.db'));
  await store.inventory.replaceSites([site('5111000001')], NIGHT);
  await store.close();
  const later: Migration = {
    version: LATEST + 1,
    name: 'later',
    up: async (tx) => tx.schema.createTable('later').addColumn('x', 'text').execute(),
  };
  const broken: Migration = {
    version: LATEST + 2,
    name: 'broken',
    up: async (tx) => tx.schema.createTable('site').addColumn('x', 'text').execute(),
  };
  expect(
    (await problem(place('older.db'), { readonly: true, migrations: [...MIGRATIONS, later] })).kind,
  ).toBe('older-schema');
  await expect(open(place('older.db'), { migrations: [...MIGRATIONS, later, broken] })).rejects.toThrow(
    'already exists',
  );
  const untouched = await open(place('older.db'));
  expect(await untouched.inventory.all()).toEqual([site('5111000001')]);
  await untouched.close();
});

it('read-only reads and refuses to write', async () => {
  const store = await open(place('reading.db'));
  await store.inventory.replaceSites([site('5111000001')], NIGHT);
  await store.close();
  const reading = await open(place('reading.db'), { readonly: true });
  expect(await reading.inventory.all()).toEqual([site('5111000001')]);
  const thrown: unknown = await reading.inventory.replaceSites([], NIGHT).then(
    () => null,
    (error: unknown) => error,
  );
  const lock: unknown = await reading.runs.lock('scan', 'me', NIGHT, 1).then(
    () => null,
    (error: unknown) => error,
  );
  expect([thrown, lock].map((each) => storeProblemOf(each)?.kind)).toContain('readonly');
  await reading.close();
});

it('another writer that holds on longer than the patience', async () => {
  const store = await open(place('busy.db'), { busyTimeoutMs: 50 });
  const holder = new BetterSqlite3(place('busy.db'));
  holder.exec('begin immediate');
  const thrown: unknown = await store.inventory.replaceSites([site('5111000001')], NIGHT).then(
    () => null,
    (error: unknown) => error,
  );
  expect(storeProblemOf(thrown)).toMatchObject({ kind: 'locked' });
  holder.exec('commit');
  holder.close();
  expect((await store.inventory.replaceSites([site('5111000001')], NIGHT)).added).toHaveLength(1);
  await store.close();
});

it('a file locked while it is opened', async () => {
  const holder = new BetterSqlite3(place('locked.db'));
  holder.exec('begin exclusive');
  expect((await problem(place('locked.db'), { busyTimeoutMs: 50 })).kind).toBe('locked');
  holder.exec('rollback');
  holder.close();
});

it('a database that cannot grow any more keeps what it has', () => {
  const file = new BetterSqlite3(place('full.db'));
  file.exec('create table t (x text)');
  file.pragma('max_page_count = 4');
  const thrown = ((): unknown => {
    try {
      file.prepare('insert into t values (?)').run('x'.repeat(100_000));
      return null;
    } catch (error) {
      return error;
    }
  })();
  const problem = translateSqlite(thrown, place('full.db'));
  expect(problem).toMatchObject({ kind: 'full' });
  // The disk meant may be that of temporary files, where SQLite writes long statements first.
  expect(problem?.message).toContain('full.db（或系统临时目录） 未能写入');
  expect(file.prepare('select count(*) as n from t').get()).toEqual({ n: 0 });
  file.close();
});

it('a path that no file system takes is a problem, not a bug', async () => {
  expect((await problem(join(folder, 'x'.repeat(300), 'xunjian.db'))).kind).toBe('not-a-file');
  await symlink(place('loop.db'), place('loop.db'));
  expect((await problem(place('loop.db'))).kind).toBe('not-a-file');
});

it('a full disk is named as such wherever SQLite meets it', () => {
  for (const code of ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'])
    expect(translateSqlite(Object.assign(new Error('x'), { code }), 'x')).toMatchObject({ kind: 'full' });
  const io = translateSqlite(Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_READ' }), 'x');
  expect(io?.message).toContain('SQLITE_IOERR_READ');
});

it('a bug of ours is no problem of the database', () => {
  expect(translateSqlite(new TypeError('oops'), 'x')).toBeNull();
  expect(storeProblemOf(new Error('oops'))).toBeNull();
});

it('killed at any moment: every site is whole or untouched, and the run goes on', async () => {
  const file = place('killed.db');
  const sites = Array.from({ length: 400 }, (_, n) => String(5_111_000_000 + n));
  const store = await open(file);
  const run = await store.runs.open({
    kind: 'nightly',
    asOf: NIGHT,
    edition: 'e',
    depth: 'full',
    startedAt: NIGHT,
    sites,
  });
  await store.close();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', new URL('./save-visits.ts', import.meta.url).pathname, file, run.id],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  for await (const chunk of child.stdout) if (String(chunk).includes('saved 30')) break;
  child.kill('SIGKILL');
  await once(child, 'exit');
  const after = await open(file);
  const ledger = await after.runs.ledger(run.id);
  const done = ledger.filter((row) => row.state !== null).map((row) => row.site);
  expect(done.length).toBeGreaterThanOrEqual(30);
  expect(done.length).toBeLessThan(400);
  for (const { site: code, state } of ledger) {
    const saved = await after.readings.visit(run.id, code);
    expect(saved).toEqual(state === null ? null : visit(run.id, code));
  }
  for (const code of sites) await after.runs.saveVisit(visit(run.id, code), []);
  expect(await after.runs.seal(run.id, NIGHT)).toMatchObject({ state: 'sealed' });
  await after.close();
});
