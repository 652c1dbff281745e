// A real PostgreSQL for tests: the one DATABASE_URL_TEST names, or one started from the system's own binaries.
import { execFile, spawn } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const BINARIES = '/usr/lib/postgresql';

export interface Postgres {
  /** A fresh, empty database each time. */
  freshDatabase(): Promise<string>;
  stop(): Promise<void>;
}

export type FoundPostgres = Postgres | { readonly skip: string };

async function binaries(): Promise<string | null> {
  // No such folder simply means that no server is installed.
  const versions = await readdir(BINARIES).catch(() => []);
  const newest = versions
    .map(Number)
    .filter(Number.isFinite)
    .sort((one, other) => other - one)[0];
  return newest === undefined ? null : join(BINARIES, String(newest), 'bin');
}

/** PostgreSQL refuses to run as root: then the system's own account for it is used. */
async function account(): Promise<{ readonly uid?: number; readonly gid?: number } | null> {
  if (process.getuid?.() !== 0) return {};
  const id = async (flag: string): Promise<number> => Number((await run('id', [flag, 'postgres'])).stdout);
  try {
    return { uid: await id('-u'), gid: await id('-g') };
  } catch {
    // `id` fails when there is no such account; the caller says so when it skips.
    return null;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    // Not up yet: asked again until the caller loses patience.
    return false;
  } finally {
    await client.end();
  }
}

function databasesOn(server: string): () => Promise<string> {
  let count = 0;
  return async () => {
    const name = `xunjian_test_${process.pid}_${(count += 1)}`;
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name}`);
    await client.end();
    const url = new URL(server);
    url.pathname = `/${name}`;
    return url.href;
  };
}

async function start(bin: string, who: { readonly uid?: number; readonly gid?: number }): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-pg-'));
  if (who.uid !== undefined && who.gid !== undefined) await chown(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  await run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'xunjian', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    { ...who, cwd: folder },
  );
  const port = await freePort();
  const options = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, '-F'];
  const server = spawn(join(bin, 'postgres'), options, { ...who, cwd: folder, stdio: 'ignore' });
  const url = `postgres://xunjian@127.0.0.1:${port}/postgres`;
  for (let tries = 0; !(await answers(url)); tries += 1) {
    if (tries > 100 || server.exitCode !== null)
      throw new Error('the PostgreSQL that was started does not answer');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    freshDatabase: databasesOn(url),
    async stop() {
      server.kill('SIGQUIT');
      await once(server, 'exit');
      await rm(folder, { recursive: true });
    },
  };
}

/** Finds or starts a server; otherwise says why there is none. */
export async function findPostgres(): Promise<FoundPostgres> {
  const given = process.env['DATABASE_URL_TEST'];
  if (given) return { freshDatabase: databasesOn(given), stop: async () => undefined };
  const bin = await binaries();
  if (bin === null) return { skip: `no DATABASE_URL_TEST and no server under ${BINARIES}` };
  const who = await account();
  return who ? start(bin, who) : { skip: 'running as root, and there is no postgres account' };
}
