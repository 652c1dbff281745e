// What every driver of the store must do, told once: SQLite and PostgreSQL run the same tests.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedStore } from '../../src/store/open.ts';
import { deadLink, finding, link, NIGHT, section, site, visit } from './samples.ts';
import { storeAccountSuite } from './store-account-suite.ts';
import { storeHistorySuite } from './store-history-suite.ts';
import { storeMemorySuite } from './store-memory-suite.ts';
import { storeProbeSuite } from './store-probe-suite.ts';
import { storeRegisterSuite } from './store-register-suite.ts';
import { storePeriodSuite } from './store-period-suite.ts';
import { storeRowsSuite } from './store-rows-suite.ts';
import { storeSightingSuite } from './store-sighting-suite.ts';
import { collect, runOpener } from './store-steps.ts';
import { storeSupervisionSuite } from './store-supervision-suite.ts';
import { storeWarningSuite } from './store-warning-suite.ts';

/** `open` hands out a fresh, empty store. */
export function storeSuite(open: () => Promise<OpenedStore>): void {
  let store: OpenedStore;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(async () => {
    await store.close();
  });

  const openRun = runOpener(() => store);

  describe('inventory', () => {
    it('tells added, changed, missing and unchanged apart and keeps the old values', async () => {
      const [a, b, c] = [site('5111000001'), site('5111000002'), site('bm12345678', { services: false })];
      const first = await store.inventory.replaceSites([c, a, b], NIGHT);
      expect(first.added).toEqual([c, a, b]);
      const renamed = { ...b, name: '新名称' };
      const second = await store.inventory.replaceSites([a, renamed], NIGHT + 1);
      expect(second).toEqual({
        added: [],
        changed: [{ before: b, after: renamed }],
        missing: [c],
        unchanged: 1,
      });
      expect(await store.inventory.all()).toEqual([a, renamed, c]);
      expect(await store.inventory.byCode('5111000002')).toEqual(renamed);
      expect(await store.inventory.byCode('5111009999')).toBeNull();
      expect(await store.inventory.movedAt(NIGHT + 1)).toEqual(new Map());
      expect(await store.inventory.history('5111000002')).toEqual([
        { at: NIGHT, before: null, after: b },
        { at: NIGHT + 1, before: b, after: renamed },
      ]);
    });

    it('changes nothing when one row cannot be written', async () => {
      const before = await store.inventory.all();
      const twice = [site('5111000077'), site('5111000077')];
      await expect(store.inventory.replaceSites(twice, NIGHT)).rejects.toThrow();
      expect(await store.inventory.all()).toEqual(before);
      expect(await store.inventory.history('5111000077')).toEqual([]);
    });
  });

  describe('runs', () => {
    it('plans every site, gives ids that differ, and lists the newest first', async () => {
      const early = await openRun(['5111000002', '5111000001']);
      const late = await openRun(['5111000001'], { kind: 'rescan', startedAt: NIGHT + 1000 });
      const twin = await openRun(['5111000001']);
      expect(early.id).toBe('20211220-020000');
      expect(new Set([early.id, late.id, twin.id]).size).toBe(3);
      expect(early).toMatchObject({ state: 'open', sealedAt: null, asOf: NIGHT });
      expect(await store.runs.get(early.id)).toEqual(early);
      expect(await store.runs.get('nobody')).toBeNull();
      expect((await store.runs.list()).slice(0, 1)).toEqual([late]);
      expect(await store.runs.list({ kind: 'rescan' })).toEqual([late]);
      expect(await store.runs.ledger(early.id)).toEqual([
        { site: '5111000001', state: null, reason: '' },
        { site: '5111000002', state: null, reason: '' },
      ]);
    });

    it('seals only when every site has ended, and once', async () => {
      const run = await openRun(['5111000001', '5111000002']);
      await store.runs.saveVisit(visit(run.id, '5111000001'), []);
      await expect(store.runs.seal(run.id, NIGHT)).rejects.toThrow('1 sites have no terminal state');
      await store.runs.saveState(run.id, '5111000002', 'not-reached', '预算用完');
      const sealed = await store.runs.seal(run.id, NIGHT + 5);
      expect(sealed).toMatchObject({ state: 'sealed', sealedAt: NIGHT + 5 });
      await expect(store.runs.seal(run.id, NIGHT)).rejects.toThrow('already sealed');
      await expect(store.runs.saveVisit(visit(run.id, '5111000001'), [])).rejects.toThrow('is sealed');
      await expect(store.runs.saveState(run.id, '5111000001', 'errored', '')).rejects.toThrow('is sealed');
    });

    it('refuses a site that was not planned and leaves nothing of it', async () => {
      const run = await openRun(['5111000001']);
      await expect(store.runs.saveVisit(visit(run.id, '5111000009'), [])).rejects.toThrow('did not plan');
      expect(await collect(store.readings.sections(run.id))).toEqual([]);
    });

    it('counts progress from what is saved', async () => {
      const run = await openRun(['5111000001', '5111000002', '5111000003']);
      const found = [0, 1, 2].map((n) =>
        finding(run.id, '5111000001', n, n === 2 ? { outcome: 'pass' } : {}),
      );
      await store.runs.saveVisit(visit(run.id, '5111000001'), found);
      await store.runs.saveVisit(visit(run.id, '5111000002'), []);
      expect(await store.runs.progress(run.id)).toEqual({
        planned: 3,
        done: 2,
        pages: 24,
        links: 8,
        findings: { 'blank-section': 2 },
      });
    });

    it('gives a lock to one holder until it lets go or expires', async () => {
      const take = (owner: string, at: number): Promise<boolean> => store.runs.lock('scan', owner, at, 1000);
      expect(await take('one', 0)).toBe(true);
      expect(await take('two', 999)).toBe(false);
      expect(await take('one', 900)).toBe(true);
      expect(await take('two', 1899)).toBe(false);
      expect(await take('two', 1900)).toBe(true);
      await store.runs.unlock('scan', 'one');
      expect(await take('three', 1901)).toBe(false);
      expect(await store.runs.lockOwner('scan')).toBe('two');
      await store.runs.unlock('scan', 'two');
      expect(await store.runs.lockOwner('scan')).toBeNull();
      expect(await take('three', 1902)).toBe(true);
    });

    it('gives a contended lock to exactly one of many', async () => {
      const asked = await Promise.all(
        Array.from({ length: 12 }, (_, n) => store.runs.lock('contended', `owner-${n}`, NIGHT, 1000)),
      );
      expect(asked.filter(Boolean)).toHaveLength(1);
    });
  });

  describe('visits', () => {
    it('gives back exactly what was saved', async () => {
      const run = await openRun(['5111000001', '5111000002']);
      const full = visit(run.id, '5111000001', {
        sections: {
          ok: true,
          value: [
            section(),
            section({ failure: { kind: 'http-status', status: 503 }, content: 'unreadable' }),
          ],
        },
      });
      const failed = visit(run.id, '5111000002', {
        state: 'thin',
        reason: '栏目过少',
        sections: { ok: false, error: { kind: 'challenged', product: 'jsl', status: 521 } },
        links: { ok: false, error: { kind: 'budget' } },
      });
      await store.runs.saveVisit(full, []);
      await store.runs.saveVisit(failed, []);
      expect(await store.readings.visit(run.id, '5111000001')).toEqual(full);
      expect(await store.readings.visit(run.id, '5111000002')).toEqual(failed);
      expect(await store.readings.visit(run.id, '5111000003')).toBeNull();
      expect(await store.readings.visit('nobody', '5111000001')).toBeNull();
    });

    it('replaces what an interrupted attempt left, and a later state removes it', async () => {
      const run = await openRun(['5111000001', '5111000002']);
      const neighbour = visit(run.id, '5111000002');
      await store.runs.saveVisit(neighbour, [finding(run.id, '5111000002', 0)]);
      await store.runs.saveVisit(
        visit(run.id, '5111000001'),
        [0, 1, 2].map((n) => finding(run.id, '5111000001', n)),
      );
      const again = visit(run.id, '5111000001', { links: { ok: true, value: [deadLink()] } });
      await store.runs.saveVisit(again, [finding(run.id, '5111000001', 0)]);
      expect(await store.readings.visit(run.id, '5111000001')).toEqual(again);
      expect(await collect(store.readings.findings(run.id, { site: '5111000001' }))).toHaveLength(1);
      await store.runs.saveState(run.id, '5111000001', 'errored', '程序内部错误');
      expect(await store.readings.visit(run.id, '5111000001')).toBeNull();
      expect(await collect(store.readings.findings(run.id))).toEqual([finding(run.id, '5111000002', 0)]);
      expect(await store.readings.visit(run.id, '5111000002')).toEqual(neighbour);
    });

    it('writes all of a visit or nothing', async () => {
      const run = await openRun(['5111000001']);
      const foreign = finding('another-run', '5111000001', 0);
      await expect(store.runs.saveVisit(visit(run.id, '5111000001'), [foreign])).rejects.toThrow(
        'another-run',
      );
      expect(await store.runs.ledger(run.id)).toEqual([{ site: '5111000001', state: null, reason: '' }]);
      expect(await collect(store.readings.links(run.id))).toEqual([]);
    });

    it('stores text that a page may hold and a database may not', async () => {
      const run = await openRun(['5111000001']);
      const odd = '前\0后\ud83d';
      await store.runs.saveVisit(
        visit(run.id, '5111000001', { links: { ok: true, value: [link({ text: odd })] } }),
        [finding(run.id, '5111000001', 0, { measured: { text: odd, path: 'C:\\u0000' } })],
      );
      const [stored] = await collect(store.readings.links(run.id));
      expect(stored?.link.text).toBe('前\ufffd后\ufffd');
      const [found] = await collect(store.readings.findings(run.id));
      expect(found?.measured).toEqual({ text: '前\ufffd后\ufffd', path: 'C:\\u0000' });
    });
  });

  storeRowsSuite(() => store);
  storeRegisterSuite(() => store);
  storeProbeSuite(() => store);
  storeHistorySuite(() => store);
  storeWarningSuite(() => store);
  storeMemorySuite(() => store);
  storeAccountSuite(() => store);
  storeSightingSuite(() => store);
  storePeriodSuite(() => store);
  storeSupervisionSuite(() => store);
}
