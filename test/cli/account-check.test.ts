// `accounts check` as a program: a batch killed in the middle goes on where it was, and is judged and exported.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPlatforms, type Platforms } from '../province/platforms/start.ts';
import { PROGRAM, type Outcome } from './run-program.ts';

const AS_OF = '2021-12-20T02:00:00+08:00';
const folder = mkdtempSync(join(tmpdir(), 'xunjian-account-check-'));
const office = join(folder, 'office');
let platforms: Platforms;

const SETTINGS = `accounts:
  interval: { default: 20ms, wechat: 20ms, weibo: 20ms, douyin: 20ms, kuaishou: 20ms, xiaohongshu: 20ms, toutiao: 20ms, bilibili: 20ms, thepaper: 20ms, app-ios: 20ms, app-android: 20ms }
  breaker: { after: 3, first: 20ms, longest: 100ms, rests: 50 }
  rsshub: https://rsshub.test
`;

function started(...words: readonly string[]): ChildProcess {
  const options = ['--workspace', office, '--connect-to', `::127.0.0.1:${platforms.port}`, '--as-of', AS_OF];
  return spawn(process.execPath, [PROGRAM, ...words, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Not `spawnSync`: the platforms live in this process and have to answer. */
async function run(...words: readonly string[]): Promise<Outcome> {
  const child = started(...words);
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}

beforeAll(async () => {
  platforms = await startPlatforms({ count: 200, seed: 7, asOf: AS_OF });
  mkdirSync(join(office, 'config'), { recursive: true });
  mkdirSync(join(office, 'accounts'));
  writeFileSync(join(office, 'config', 'accounts.yaml'), SETTINGS);
  for (const [name, text] of Object.entries(platforms.files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(office, 'accounts', 'authorisations.csv'), platforms.files['authorisations.csv'] ?? '');
  for (const words of [
    ['inventory', 'import', join(folder, 'accounts.csv'), '--kind', 'accounts'],
    ['accounts', 'canaries', 'import', join(folder, 'canaries.csv')],
    ['accounts', 'reports', 'import', join(folder, 'selfReports.csv'), '--period', '2021Q4'],
  ])
    expect(await run(...words)).toMatchObject({ status: 0 });
}, 60_000);

afterAll(async () => {
  await platforms.close();
  rmSync(folder, { recursive: true, force: true });
});

it('goes on after kill -9 without asking again what was answered, and ends with judged accounts', async () => {
  const killed = started('accounts', 'check');
  while (platforms.requests.length < 40) await new Promise((resolve) => setTimeout(resolve, 10));
  killed.kill('SIGKILL');
  await once(killed, 'close');
  const answered = platforms.requests.length;

  const resumed = await run('accounts', 'check', '--resume', '--json');
  expect(resumed).toMatchObject({ status: 0 });
  const { run: batch, states } = JSON.parse(resumed.stdout) as {
    readonly run: { readonly id: string; readonly state: string };
    readonly states: Readonly<Record<string, number>>;
  };
  expect(batch.state).toBe('sealed');
  expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(200);

  // Only what was under way when it was killed, and what is asked more than once by design, was asked twice.
  const before = platforms.requests.slice(0, answered);
  const after = new Set(platforms.requests.slice(answered).map(({ host, path }) => host + path));
  const twice = before.filter(
    ({ host, path, status, account, method }) =>
      after.has(host + path) && status === 200 && method === 'GET' && !account.startsWith('CANARY'),
  );
  const posting = new Set(platforms.truth.accounts.filter(({ posted }) => posted).map(({ id }) => id));
  const platformsUnderWay = new Set(platforms.requests.map(({ platform }) => platform)).size;
  expect(twice.filter(({ account }) => posting.has(account)).length).toBeLessThanOrEqual(platformsUnderWay);

  const judged = await run('judge', '--run', batch.id);
  expect(judged).toMatchObject({ status: 0 });
  expect(judged.stdout).toContain('账号');
  for (const kind of ['findings', 'verdicts', 'summary']) {
    const format = kind === 'summary' ? 'json' : 'ndjson';
    const out = join(folder, `${kind}.${format}`);
    const words = ['export', kind, '--kind', 'accounts', '--run', batch.id, '--format', format, '--out', out];
    expect(await run(...words)).toMatchObject({ status: 0 });
    expect(readFileSync(out, 'utf8').length).toBeGreaterThan(100);
  }
  const verdicts = readFileSync(join(folder, 'verdicts.ndjson'), 'utf8').trim().split('\n');
  const outcomes = verdicts.map((line) => JSON.parse(line) as { subject: string; outcome: string });
  // Machines convict nobody.
  expect(outcomes.filter(({ outcome }) => outcome === 'unqualified')).toEqual([]);
  const qualified = new Set(
    outcomes.filter(({ outcome }) => outcome === 'qualified').map(({ subject }) => subject),
  );
  expect(qualified.size).toBeGreaterThan(60);
  for (const { id, posted } of platforms.truth.accounts) if (!posted) expect(qualified.has(id)).toBe(false);
}, 120_000);

it('refuses wrong usage in one line', async () => {
  expect(await run('accounts', 'check', '--resume')).toMatchObject({ status: 1 });
  expect(await run('accounts', 'check', '--resume', '--account', 'X')).toMatchObject({ status: 2 });
  const unknown = await run('accounts', 'check', '--account', 'X');
  expect(unknown.status).toBe(1);
  expect(unknown.stderr.trim().split('\n').at(-1)).toContain('台账中没有备案编号 X');
}, 60_000);
