// What was seen of accounts, and what people set up for it, on every engine.
import { describe, expect, it } from 'vitest';
import type { AccountEntry } from '../../src/model/account-entry.ts';
import type { AccountReading } from '../../src/model/account-reading.ts';
import type { AccountSighting, CanaryLook } from '../../src/model/account-sighting.ts';
import type { EvidenceRef } from '../../src/model/evidence.ts';
import type { OpenedStore } from '../../src/store/open.ts';
import type { NotedRobots } from '../../src/store/sighting-port.ts';
import { finding, NIGHT, verdict } from './samples.ts';
import { collect } from './store-steps.ts';

const READING: AccountReading = {
  answer: 'ok',
  why: '',
  identity: { handle: '1000000001', name: '某某\u0000发布' },
  followers: { count: 123_000, approximate: true },
  posts: [
    {
      id: '1',
      url: 'https://weibo.com/1000000001/A',
      title: '春耕',
      at: { earliest: NIGHT - 10, latest: NIGHT, basis: 'absolute' },
      pinned: false,
      repost: false,
      commentsOpen: null,
    },
  ],
  more: true,
};

const evidence = (digit: string): EvidenceRef => ({
  kind: 'answer',
  sha256: digit.repeat(64),
  path: `evidence/${digit}.txt.gz`,
  url: 'https://m.weibo.cn/',
  fetchedAt: NIGHT,
});

const sighting = (run: string, over: Partial<AccountSighting> = {}): AccountSighting => ({
  ...{ run, account: 'A1', platform: 'weibo', source: 'weibo/getIndex', coverage: 'partial' },
  ...{ automation: 'scheduled', askedAt: NIGHT, seenAt: NIGHT - 1, url: 'https://m.weibo.cn/', status: 200 },
  ...{ reading: READING, evidence: [evidence('a')] },
  ...over,
});

const look = (run: string, over: Partial<CanaryLook> = {}): CanaryLook => ({
  ...{ run, platform: 'weibo', source: 'weibo/searchProfile', handle: '2803301701' },
  ...{ askedAt: NIGHT, healthy: true, why: '' },
  ...over,
});

export function storeSightingSuite(store: () => OpenedStore): void {
  const openRun = async (at = NIGHT): Promise<string> => {
    const about = { kind: 'accounts', asOf: at, edition: 'national-2019', depth: 'accounts' } as const;
    return (await store().runs.open({ ...about, startedAt: at, sites: ['A1', 'A2'] })).id;
  };

  describe('sightings', () => {
    it('come back as they were added, in order, with their evidence; characters no engine keeps are replaced', async () => {
      const run = await openRun();
      const second = sighting(run, { askedAt: NIGHT + 5, status: null, evidence: [] });
      await store().sightings.add(sighting(run));
      await store().sightings.add(second);
      await store().sightings.add(sighting(run, { account: 'A2', evidence: [evidence('a'), evidence('b')] }));
      const stored = await store().sightings.ofRun(run);
      const kept = { ...READING, identity: { handle: '1000000001', name: '某某\ufffd发布' } };
      expect(stored).toEqual([
        { ...sighting(run), reading: kept },
        { ...second, reading: kept },
        { ...sighting(run, { account: 'A2', evidence: [evidence('a'), evidence('b')] }), reading: kept },
      ]);
    });

    it('of one account are found over runs, from a moment on', async () => {
      const [first, later] = [await openRun(), await openRun(NIGHT + 100)];
      await store().sightings.add(sighting(first, { account: 'B1' }));
      await store().sightings.add(sighting(later, { account: 'B1', askedAt: NIGHT + 100 }));
      const found = await store().sightings.ofAccount('B1', NIGHT);
      expect(found.map(({ run, askedAt }) => [run, askedAt])).toEqual([
        [first, NIGHT],
        [later, NIGHT + 100],
      ]);
      expect(await store().sightings.ofAccount('B1', NIGHT + 1)).toHaveLength(1);
      expect(await store().sightings.ofAccount('B2', 0)).toEqual([]);
    });

    it('and looks at canaries count as questions to the platform', async () => {
      const run = await openRun();
      const later = NIGHT + 1_000_000;
      await store().sightings.add(sighting(run, { platform: 'thepaper', askedAt: later }));
      await store().sightings.addLook(look(run, { platform: 'thepaper', askedAt: later }));
      await store().sightings.addLook(
        look(run, { platform: 'douyin', healthy: false, why: '空', askedAt: later }),
      );
      expect(await store().sightings.asked('thepaper', later)).toBe(2);
      expect(await store().sightings.asked('thepaper', later + 1)).toBe(0);
      expect((await store().sightings.looks(later)).map(({ healthy, why }) => [healthy, why])).toEqual([
        [true, ''],
        [false, '空'],
      ]);
    });

    it('stand beside what robots.txt says: one row per source and file, a disallowed address before an allowed one', async () => {
      const [run, other] = [await openRun(), await openRun()];
      const noted: NotedRobots = {
        ...{ run, platform: 'weibo', source: 'weibo/getIndex', url: 'https://m.weibo.cn/robots.txt' },
        ...{ state: 'read', status: 200, failure: null, crawlDelayMs: 1000 },
        ...{ path: '/api/a', allowed: true, obeyed: false },
      };
      const barred = { ...noted, path: '/api/b', allowed: false };
      const elsewhere: NotedRobots = {
        ...{
          ...noted,
          source: 'rsshub/weibo-user',
          url: 'https://rsshub.test/robots.txt',
          state: 'unreadable',
        },
        ...{ status: null, failure: 'timeout', crawlDelayMs: null },
      };
      for (const one of [noted, barred, { ...noted, path: '/api/c' }, elsewhere])
        await store().sightings.noteRobots(one);
      expect(await store().sightings.robots(run)).toEqual([elsewhere, barred]);
      expect(await store().sightings.robots(other)).toEqual([]);
    });

    it('go when their batch is thinned; findings that a photo shows stay as long as verdicts do', async () => {
      const run = await openRun();
      await store().sightings.add(sighting(run));
      await store().sightings.addLook(look(run));
      for (const account of ['A1', 'A2']) await store().runs.settle(run, account, 'visited', '');
      await store().runs.seal(run, NIGHT + 1);
      const photo: EvidenceRef = { ...evidence('c'), kind: 'photo' };
      const passed = { outcome: 'pass', subjectKind: 'account' } as const;
      const shown = finding(run, 'A1', 0, { ...passed, evidence: [photo] });
      await store().readings.replaceFindings(run, 'A1', [shown]);
      await store().readings.replaceFindings(run, 'A2', [finding(run, 'A2', 1, { ...passed, evidence: [] })]);
      const held = (): Promise<ReadonlySet<string>> => store().maintenance.heldPhotos(NIGHT + 1e12);
      expect((await held()).has(photo.sha256)).toBe(false);
      await store().verdicts.save(run, 'national-2019', [verdict(run, 'A1', { subjectKind: 'account' })]);
      await store().maintenance.thin(run, 'problems');
      expect(await store().sightings.ofRun(run)).toEqual([]);
      expect(await collect(store().readings.findings(run))).toEqual([shown]);
      expect((await held()).has(photo.sha256)).toBe(true);
      await store().maintenance.thin(run, 'ledger');
      expect(await collect(store().readings.findings(run))).toEqual([]);
      expect((await held()).has(photo.sha256)).toBe(false);
    });

    it('stay when the account is settled, and none goes into a sealed run', async () => {
      const run = await openRun();
      await store().sightings.add(sighting(run));
      for (const account of ['A1', 'A2']) await store().runs.settle(run, account, 'visited', '');
      await store().runs.seal(run, NIGHT + 1);
      const [kept] = await store().sightings.ofRun(run);
      expect(kept?.evidence).toEqual([evidence('a')]);
      await expect(store().sightings.add(sighting(run))).rejects.toThrow('sealed');
    });
  });

  describe('what people set up', () => {
    it('canaries take the place of those before', async () => {
      const canary = { platform: 'weibo', handle: '1', name: '甲', url: '' } as const;
      await store().canaries.replace([canary, { ...canary, handle: '2' }]);
      await store().canaries.replace([{ ...canary, handle: '3' }]);
      expect(await store().canaries.list()).toEqual([{ ...canary, handle: '3' }]);
    });

    it('of several reports of one account the newest counts, and all are history', async () => {
      const report = { account: 'A1', period: '2021Q4', link: 'https://a/', by: '', reportedAt: NIGHT };
      await store().selfReports.add([report, { ...report, account: 'A2', period: '2021Q3' }]);
      await store().selfReports.add([{ ...report, link: 'https://b/', by: '张三' }]);
      expect(await store().selfReports.of('2021Q4')).toEqual([{ ...report, link: 'https://b/', by: '张三' }]);
      expect((await store().selfReports.history('A1')).map(({ link }) => link)).toEqual([
        'https://a/',
        'https://b/',
      ]);
    });

    it('entries come back by account and time of looking', async () => {
      const entry: AccountEntry = {
        ...{ account: 'A1', inspector: '张三', seenAt: NIGHT, shownName: '某某发布', title: '', link: '' },
        ...{ shownTime: '', newest: null, wholeList: true, comments: 'untried', messages: 'untried' },
        ...{ offTopic: false, appUsable: null, state: 'normal', remarks: '', evidence: [evidence('c')] },
        enteredAt: NIGHT + 1,
      };
      await store().entries.add([entry, { ...entry, account: 'A2', seenAt: NIGHT + 9 }]);
      expect(await store().entries.list({ account: 'A1' })).toEqual([entry]);
      expect(await store().entries.list({ since: NIGHT + 1 })).toHaveLength(1);
      expect(await store().entries.list({ until: NIGHT })).toEqual([entry]);
    });
  });
}
