// Which checks of accounts are thinned, and that an inspector's photo stays for as long as the verdict that rests on it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AccountEntry } from '../../src/model/account-entry.ts';
import type { EvidenceRef } from '../../src/model/evidence.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Run } from '../../src/model/run.ts';
import { batchesToThin, thinOldBatches, type Batch } from '../../src/run/keep-batches.ts';
import { createEvidenceStore } from '../../src/store/evidence-files.ts';
import { openStore, type OpenedStore } from '../../src/store/open.ts';
import { entry } from '../checks/account-bench.ts';
import { edition } from '../checks/bench.ts';
import { finding, verdict } from '../suites/samples.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2022-03-10T03:00:00+08:00');
const SETTINGS = { wholeNights: 30, problemDays: 120, windowDays: 14 };

const back = (day: string): number => Math.round((NOW - Date.parse(`${day}T03:00:00+08:00`)) / DAY_MS);

function batch(days: number, more: Partial<Run> = {}, looked: readonly string[] = ['A', 'B']): Batch {
  const at = NOW - days * DAY_MS - 3_600_000;
  const run: Run = {
    ...{ id: `n${days}`, kind: 'accounts', state: 'sealed', asOf: at, edition: 'x', depth: 'accounts' },
    ...{ startedAt: at, sealedAt: at, kept: 'all' },
    ...more,
  };
  return { run, sites: 2, looked: new Set(looked) };
}

const planned = (
  batches: readonly Batch[],
  judged: readonly string[] = [],
  samples: Readonly<Record<string, readonly string[]>> = {},
): ReadonlyMap<string, string> => {
  const frozen = new Map(Object.entries(samples).map(([quarter, ids]) => [quarter, new Set(ids)]));
  return batchesToThin(batches, new Set(judged), frozen, SETTINGS, NOW);
};

const YEAR = Array.from({ length: 365 }, (_one, days) => batch(days));

describe('which checks of accounts are thinned', () => {
  it('the last ones stay whole, and those whose answers they lean on', () => {
    const plan = planned(YEAR);
    for (let days = 0; days <= 30 + 14 - 1; days += 1)
      expect([days, plan.has(`n${days}`)]).toEqual([days, false]);
    expect(plan.get('n46')).toBe('problems');
    expect(plan.get('n201')).toBe('ledger');
  });

  it('a quarter’s newest stays whole with the two weeks before it', () => {
    const plan = planned(YEAR);
    const last = back('2021-12-31');
    for (let days = last; days < last + 14; days += 1) expect(plan.has(`n${days}`)).toBe(false);
    expect(plan.has(`n${last + 16}`)).toBe(true);
  });

  it('of each account of the frozen sample the newest that looked at it stays whole', () => {
    const [late, middle, early] = [back('2021-12-30'), back('2021-11-20'), back('2021-10-20')];
    const batches = [batch(late, {}, ['A']), batch(middle, {}, ['B']), batch(early, {}, ['A', 'C'])];
    // Nobody asks for C: it was not drawn.
    expect([...planned(batches, [], { '2021Q4': ['A', 'B'] }).keys()]).toEqual([`n${early}`]);
    // Nothing was drawn: every account counts.
    expect(planned(batches).size).toBe(0);
  });

  it('one that was judged for a period stays whole, with what it leans on', () => {
    const plan = planned(YEAR, ['n201']);
    for (let days = 201; days < 215; days += 1) expect(plan.has(`n${days}`)).toBe(false);
    expect([plan.has('n200'), plan.has('n217')]).toEqual([true, true]);
  });

  it('of the rest one a week keeps its problems', () => {
    const plan = planned(YEAR);
    const old = YEAR.filter(({ run }) => run.startedAt < NOW - 120 * DAY_MS);
    const kept = old.filter(({ run }) => plan.get(run.id) === 'problems');
    expect(kept.length).toBeGreaterThanOrEqual(25);
    expect(kept.length).toBeLessThanOrEqual(38);
  });
});

interface Office {
  readonly store: OpenedStore;
  readonly evidence: ReturnType<typeof createEvidenceStore>;
  /** As the house does; photos entered within `enteredDays` are held besides. */
  tidy(now: number, enteredDays?: number): Promise<void>;
}

async function office(): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-keep-batches-'));
  let clock = Date.parse('2021-10-01T00:00:00+08:00');
  const opened = await openStore({ file: join(folder, 'xunjian.db'), clock: () => clock });
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  const evidence = createEvidenceStore({ directory: join(folder, 'evidence'), clock: () => clock });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    ...{ store, evidence },
    async tidy(now, enteredDays = 400) {
      clock = now;
      await thinOldBatches(store, edition(), { wholeNights: 21, problemDays: 120 }, now);
      await evidence.prune(now - 60 * DAY_MS, await store.maintenance.heldPhotos(now - enteredDays * DAY_MS));
    },
  };
}

/** A sealed batch of one account that an inspector passed by a photo, as it is judged. */
async function judgedBatch(
  { store, evidence }: Office,
  at: number,
  picture: string,
): Promise<{ readonly run: string; readonly photo: EvidenceRef; readonly answer: EvidenceRef }> {
  const about = { kind: 'accounts', asOf: at, edition: 'national-2019', depth: 'accounts' } as const;
  const { id: run } = await store.runs.open({ ...about, startedAt: at, sites: ['A1', 'A2'] });
  const [photo, answer] = [
    await evidence.put('photo', Buffer.from(picture), { url: '', fetchedAt: at }),
    await evidence.put('answer', Buffer.from(`answer ${picture}`), { url: '', fetchedAt: at }),
  ];
  await store.sightings.add({
    ...{ run, account: 'A1', platform: 'weibo', source: 'weibo/getIndex', coverage: 'partial' },
    ...{ automation: 'scheduled', askedAt: at, seenAt: at, url: 'https://m.weibo.cn/', status: 200 },
    reading: { answer: 'empty', why: '', identity: null, followers: null, posts: [], more: false },
    evidence: [answer],
  });
  await store.sightings.noteRobots({
    ...{ run, platform: 'weibo', source: 'weibo/getIndex', url: 'https://m.weibo.cn/robots.txt' },
    ...{ state: 'none', status: 404, failure: null, crawlDelayMs: null },
    ...{ path: '/api', allowed: true, obeyed: false },
  });
  const seen: AccountEntry = { ...entry('张三'), seenAt: at, enteredAt: at, evidence: [photo] };
  await store.entries.add([seen]);
  await store.runs.settle(run, 'A1', 'thin', '');
  await store.runs.settle(run, 'A2', 'visited', '');
  await store.runs.seal(run, at + 1);
  const passed = (subject: string, rests: readonly EvidenceRef[]): Finding =>
    finding(run, subject, 0, { ...{ outcome: 'pass', subjectKind: 'account' }, evidence: rests });
  await store.readings.replaceFindings(run, 'A1', [passed('A1', [photo])]);
  await store.readings.replaceFindings(run, 'A2', [passed('A2', [])]);
  const verdicts = ['A1', 'A2'].map((id) =>
    verdict(run, id, { subjectKind: 'account', outcome: 'qualified' }),
  );
  await store.verdicts.save(run, 'national-2019', verdicts);
  return { run, photo, answer };
}

async function findingsOf({ store }: Office, run: string): Promise<readonly string[]> {
  const subjects: string[] = [];
  for await (const { subject } of store.readings.findings(run)) subjects.push(subject);
  return subjects;
}

describe('what old checks of accounts keep', () => {
  it('lets go of answers, keeps photos as long as the verdict, and robots.txt for good', async () => {
    const it = await office();
    const begun = Date.parse('2021-10-04T22:00:00+08:00');
    const old = await judgedBatch(it, begun, 'first');
    // Of the same quarter and week, and newer: the first stands for neither.
    await judgedBatch(it, begun + 2 * DAY_MS, 'second');
    await judgedBatch(it, Date.parse('2021-12-30T22:00:00+08:00'), 'last');
    await it.tidy(begun + 100 * DAY_MS, 0);
    expect((await it.store.runs.get(old.run))?.kept).toBe('problems');
    expect(await it.store.sightings.ofRun(old.run)).toEqual([]);
    expect(await findingsOf(it, old.run)).toEqual(['A1']);
    expect(await it.store.sightings.robots(old.run)).toHaveLength(1);
    expect((await it.store.verdicts.of(old.run)).length).toBe(2);
    expect(await it.evidence.get(old.photo.sha256)).not.toBeNull();
    expect(await it.evidence.get(old.answer.sha256)).toBeNull();

    // Its week is told by the second: of the first only the ledger is left after so long; the photo may yet be needed.
    await it.tidy(begun + 200 * DAY_MS);
    expect((await it.store.runs.get(old.run))?.kept).toBe('ledger');
    expect(await it.store.verdicts.of(old.run)).toEqual([]);
    expect(await it.evidence.get(old.photo.sha256)).not.toBeNull();

    await it.tidy(begun + 900 * DAY_MS);
    expect(await it.evidence.get(old.photo.sha256)).toBeNull();
    expect(await it.store.entries.list({ account: 'A1' })).toHaveLength(3);
  });

  it('keeps the photos of a judged quarter for ever, and its answers in the database', async () => {
    const it = await office();
    const { run, photo } = await judgedBatch(it, Date.parse('2021-12-30T22:00:00+08:00'), 'last');
    await it.tidy(Date.parse('2031-01-01T00:00:00+08:00'));
    expect((await it.store.runs.get(run))?.kept).toBe('all');
    expect(await it.store.sightings.ofRun(run)).toHaveLength(1);
    expect(await it.evidence.get(photo.sha256)).not.toBeNull();
  });
});
