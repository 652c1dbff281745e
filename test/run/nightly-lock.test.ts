// Never two nightly runs at once, and none kept waiting by a process that is no more. Real database, real processes.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ok, type Result } from '../../src/model/result.ts';
import { withNightlyLock } from '../../src/run/nightly-lock.ts';
import { openStore, type OpenedStore } from '../../src/store/open.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
let folder = '';
let store: OpenedStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-lock-'));
  const opened = await openStore({ file: join(folder, 'xunjian.db'), clock: Date.now });
  if (!opened.ok) throw new Error(opened.error.detail);
  store = opened.value;
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

function locked<T>(work: () => Promise<T>): Promise<Result<T, string>> {
  return withNightlyLock({ store, clock: Date.now, log: silent }, async () => ok(await work()));
}

async function holder(): Promise<ChildProcess> {
  const script = new URL('./hold-lock.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', script, join(folder, 'xunjian.db')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

it('refuses a second one while the first is under way, and lets go at its end, good or bad', async () => {
  const inner = await locked(() => locked(async () => 'second'));
  expect(inner).toMatchObject({
    ok: true,
    value: { ok: false, error: expect.stringContaining('另一轮巡检正在进行') as string },
  });
  await expect(locked(() => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
  expect(await locked(async () => 'third')).toEqual({ ok: true, value: 'third' });
});

it('refuses while another process holds it, and takes it over at once when that one was killed', async () => {
  const child = await holder();
  expect(await locked(async () => 'too early')).toMatchObject({ ok: false });
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await locked(async () => 'taken over')).toEqual({ ok: true, value: 'taken over' });
});

it('waits for an owner on another machine, of whom nothing is known', async () => {
  await store.runs.lock('nightly', 'elsewhere/pid:[1] 4000000 x', Date.now(), 90_000);
  expect(await locked(async () => 'mine')).toMatchObject({ ok: false });
});
