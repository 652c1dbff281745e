// Kept pages on a real disk: each content once, whole or not at all, let go of by age.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, afterEach, expect, it } from 'vitest';
import { createEvidenceStore, type EvidenceFiles } from '../../src/store/evidence-files.ts';
import { storeProblemOf } from '../../src/store/problem.ts';
import { DAY_MS, NIGHT } from '../suites/samples.ts';

const about = { url: 'http://a.gov.cn/', fetchedAt: NIGHT };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const hash = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

let workspace = '';
let now = NIGHT;
let evidence: EvidenceFiles;

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'xunjian-'));
  now = NIGHT;
  evidence = createEvidenceStore({ directory: join(workspace, 'evidence'), clock: () => now });
});
afterEach(async () => {
  await rm(workspace, { recursive: true });
});

const stored = async (): Promise<string[]> =>
  (await readdir(join(workspace, 'evidence'), { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile())
    .map((each) => each.name);

it('keeps html and headers compressed, pictures as they are, under their hash', async () => {
  const page = bytes('<html>首页</html>'.repeat(50));
  const html = await evidence.put('html', page, about);
  expect(html).toEqual({
    kind: 'html',
    sha256: hash(page),
    path: `evidence/${hash(page).slice(0, 2)}/${hash(page).slice(2)}.html.gz`,
    ...about,
  });
  expect(gunzipSync(await readFile(join(workspace, html.path))).equals(Buffer.from(page))).toBe(true);
  const picture = Uint8Array.of(0xff, 0xd8, 1, 2, 3);
  const jpeg = await evidence.put('screenshot', picture, about);
  expect((await readFile(join(workspace, jpeg.path))).equals(Buffer.from(picture))).toBe(true);
  for (const [ref, content] of [
    [html, page],
    [jpeg, picture],
  ] as const) {
    expect(Buffer.from((await evidence.get(ref.sha256)) ?? []).equals(Buffer.from(content))).toBe(true);
  }
});

it('writes the same content once, even at the same moment', async () => {
  const page = bytes('same');
  const refs = await Promise.all(Array.from({ length: 8 }, () => evidence.put('html', page, about)));
  expect(new Set(refs.map((ref) => ref.path)).size).toBe(1);
  expect(await stored()).toHaveLength(1);
});

it('answers null for what is not there and for what is no hash', async () => {
  expect(await evidence.get('0'.repeat(64))).toBeNull();
  expect(await evidence.get('../../etc/passwd')).toBeNull();
});

it('lets go by the age of the last use, and keeps what it is told to', async () => {
  const [old, reused, convicting] = await Promise.all(
    ['old', 'reused', 'convicting'].map((text) => evidence.put('html', bytes(text), about)),
  );
  now = NIGHT + 10 * DAY_MS;
  await evidence.put('html', bytes('reused'), about);
  const pruned = await evidence.prune(NIGHT + DAY_MS, new Set([convicting?.sha256 ?? '']));
  expect(pruned.files).toBe(1);
  expect(pruned.bytes).toBeGreaterThan(0);
  expect(await evidence.get(old?.sha256 ?? '')).toBeNull();
  expect(await evidence.get(reused?.sha256 ?? '')).not.toBeNull();
  expect(await evidence.get(convicting?.sha256 ?? '')).not.toBeNull();
});

it('clears away what a killed writing left, never reading it', async () => {
  const ref = await evidence.put('html', bytes('whole'), about);
  const leftover = `${join(workspace, ref.path)}.1234.tmp`;
  await writeFile(leftover, 'ha');
  await utimes(leftover, NIGHT / 1000, NIGHT / 1000);
  expect(await evidence.prune(NIGHT + 1, new Set([ref.sha256]))).toEqual({ files: 1, bytes: 2 });
  expect(await evidence.get(ref.sha256)).not.toBeNull();
});

it('prunes nothing where there is no folder yet', async () => {
  expect(await evidence.prune(NIGHT, new Set())).toEqual({ files: 0, bytes: 0 });
});

it('words a refusal of the disk as the store does', async () => {
  await writeFile(join(workspace, 'evidence'), 'a file in the way');
  const thrown: unknown = await evidence.put('html', bytes('x'), about).then(
    () => null,
    (error: unknown) => error,
  );
  expect(storeProblemOf(thrown)).toMatchObject({ kind: 'not-a-file' });
});

it('a writing that is cut off leaves nothing behind', async () => {
  const script = new URL('./put-evidence.ts', import.meta.url).pathname;
  const limited = 'ulimit -f 16 && exec "$0" --import tsx "$1" "$2"';
  const { stdout } = spawnSync(
    'bash',
    ['-c', limited, process.execPath, script, join(workspace, 'evidence')],
    {
      encoding: 'utf8',
    },
  );
  expect(stdout).toBe('EFBIG');
  expect(await stored()).toEqual([]);
});
