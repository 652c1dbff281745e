// The locks that keep two nightly runs apart, and two probers: held by a heartbeat, taken over from a process that is no
// more.
import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { err, type Result } from '../model/result.ts';
import type { ScanHouse } from './scan-house.ts';

const LOCK_TTL_MS = 90_000;
const HEARTBEAT_MS = 20_000;

const AGAIN = `（它若已被强行终止，${LOCK_TTL_MS / 1000} 秒后可以再试）`;

interface NamedLock {
  readonly name: string;
  /** Chinese: what whoever comes second is told. */
  readonly busy: string;
}

const NIGHTLY: NamedLock = {
  name: 'nightly',
  busy: `另一轮巡检正在进行；用 xunjian status 查看，等它结束后再运行${AGAIN}`,
};

const PROBER: NamedLock = {
  name: 'prober',
  busy: `可用性监测已在另一处进行（xunjian serve 或 xunjian probe）；停止它以后再运行${AGAIN}`,
};

const ACCOUNTS: NamedLock = {
  name: 'accounts',
  busy: `另一批新媒体检查正在进行，等它结束后再运行${AGAIN}`,
};

/** Process ids mean something only within one machine and one container; Linux names the latter. */
function place(): string {
  try {
    return `${hostname()}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    // Not Linux: there is one space of process ids, the machine's.
    return hostname();
  }
}

/** Ended, but nobody has asked how: in containers without a proper first process such dead stay listed. */
function isZombie(pid: number): boolean {
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    // No such file: it is gone by now, or this is not Linux; either way it is not known to be one.
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    // ESRCH alone says that there is none; a process of another user is one we may not ask.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Whether the owner was a process of this place that has ended without letting go (killed, or out of memory). */
function ownerIsGone(owner: string): boolean {
  const [where, pid] = owner.split(' ');
  return where === place() && /^[1-9]\d*$/.test(pid ?? '') && !isAlive(Number(pid));
}

export type LockHouse = Pick<ScanHouse, 'clock' | 'log'> & {
  readonly store: Pick<ScanHouse['store'], 'runs'>;
};

async function take({ store, clock }: LockHouse, name: string, owner: string): Promise<boolean> {
  if (await store.runs.lock(name, owner, clock(), LOCK_TTL_MS)) return true;
  const holder = await store.runs.lockOwner(name);
  if (holder === null || !ownerIsGone(holder)) return false;
  await store.runs.unlock(name, holder);
  return store.runs.lock(name, owner, clock(), LOCK_TTL_MS);
}

async function withLock<T>(
  lock: NamedLock,
  house: LockHouse,
  work: () => Promise<Result<T, string>>,
): Promise<Result<T, string>> {
  const { store, clock, log } = house;
  const owner = `${place()} ${process.pid} ${randomUUID()}`;
  if (!(await take(house, lock.name, owner))) return err(lock.busy);
  const heartbeat = setInterval(() => {
    store.runs.lock(lock.name, owner, clock(), LOCK_TTL_MS).catch((error: unknown) => {
      log.warn({ error }, `the heartbeat of the ${lock.name} lock failed`);
    });
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await store.runs.unlock(lock.name, owner);
  }
}

/** Runs `work` while no other nightly run is under way on this database, or says in one Chinese line that one is. */
export function withNightlyLock<T>(
  house: LockHouse,
  work: () => Promise<Result<T, string>>,
): Promise<Result<T, string>> {
  return withLock(NIGHTLY, house, work);
}

/** The same for the prober: two of them would visit everything twice. */
export function withProberLock<T>(
  house: LockHouse,
  work: () => Promise<Result<T, string>>,
): Promise<Result<T, string>> {
  return withLock(PROBER, house, work);
}

/** The same for the checking of accounts: two batches at once would ask each platform twice as fast. */
export function withAccountsLock<T>(
  house: LockHouse,
  work: () => Promise<Result<T, string>>,
): Promise<Result<T, string>> {
  return withLock(ACCOUNTS, house, work);
}
