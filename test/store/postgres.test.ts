// The behaviour suite on a real PostgreSQL, where one can be had.
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { findPostgres } from '../suites/postgres.ts';
import { NIGHT } from '../suites/samples.ts';
import { storeSuite } from '../suites/store-suite.ts';
import pg from 'pg';

const found = await findPostgres();
if ('skip' in found) process.stderr.write(`PostgreSQL tests skipped: ${found.skip}\n`);

const open = (
  databaseUrl: string,
  over: { readonly busyTimeoutMs?: number; readonly readonly?: boolean } = {},
) => openStore({ databaseUrl, file: '', clock: () => NIGHT, ...over });

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
}

describe.skipIf('skip' in found)('PostgreSQL', () => {
  if ('skip' in found) return;
  afterAll(() => found.stop());

  storeSuite(async () => {
    const opened = await open(await found.freshDatabase());
    if (!opened.ok) throw new Error(opened.error.detail);
    return opened.value;
  });

  it('opens one database from several processes at once', async () => {
    const url = await found.freshDatabase();
    const opened = await Promise.all([open(url), open(url), open(url)]);
    expect(opened.map((each) => each.ok)).toEqual([true, true, true]);
    for (const each of opened) if (each.ok) await each.value.close();
  });

  it('leaves the database of another program alone', async () => {
    const url = await found.freshDatabase();
    await query(url, 'create table theirs (id int)');
    expect(await open(url)).toMatchObject({ ok: false, error: { kind: 'foreign' } });
  });

  it('refuses a schema newer than the program knows', async () => {
    const url = await found.freshDatabase();
    const opened = await open(url);
    if (opened.ok) await opened.value.close();
    await query(url, "insert into xunjian_schema values (999, 'later', 0)");
    expect(await open(url)).toMatchObject({ ok: false, error: { kind: 'newer-schema' } });
  });

  it('says that a server is away or refuses, without the password', async () => {
    const away = await open('postgres://someone:secret@127.0.0.1:1/xunjian');
    expect(away).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(JSON.stringify(away)).not.toContain('secret');
    const url = new URL(await found.freshDatabase());
    url.pathname = '/no_such_database';
    expect(await open(url.href)).toMatchObject({ ok: false, error: { kind: 'denied' } });
    const nowhere = `${await found.freshDatabase()}?options=-c%20search_path%3Dnowhere`;
    expect(await open(nowhere)).toMatchObject({ ok: false, error: { kind: 'denied' } });
  });
});
