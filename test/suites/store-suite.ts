// What every driver of the store must do, told once: SQLite and PostgreSQL run the same tests.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../../src/model/run.ts';
import type { OpenedStore } from '../../src/store/open.ts';
import { DAY_MS, deadLink, finding, link, NIGHT, ref, section, site, verdict, visit } from './samples.ts';

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** `open` hands out a fresh, empty store. */
export function storeSuite(open: () => Promise<OpenedStore>): void {
  let store: OpenedStore;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(async () => {
    await store.close();
  });

  const openRun = (
    sites: readonly string[],
    over: { kind?: Run['kind']; startedAt?: number } = {},
  ): Promise<Run> =>
    store.runs.open({
      kind: 'nightly',
      asOf: NIGHT,
      edition: 'national-2019',
      depth: 'sections',
      startedAt: NIGHT,
      sites,
      ...over,
    });

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
      await store.runs.unlock('scan', 'two');
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

  describe('streams', () => {
    it('come in order over many pages, each row once', async () => {
      const codes = ['5111000001', '5111000002', 'bm12345678'];
      const run = await openRun(codes);
      const many = Array.from({ length: 1250 }, (_, n) =>
        link({ url: `http://a.gov.cn/${n}`, finalUrl: `http://a.gov.cn/${n}` }),
      );
      for (const code of codes.toReversed()) {
        const found = Array.from({ length: 700 }, (_, n) =>
          finding(run.id, code, n, n % 7 === 0 ? { outcome: 'unknown' } : {}),
        );
        await store.runs.saveVisit(visit(run.id, code, { links: { ok: true, value: many } }), found);
      }
      const links = await collect(store.readings.links(run.id));
      expect(links.map((row) => `${row.site} ${row.link.url}`)).toEqual(
        codes.flatMap((code) => many.map((each) => `${code} ${each.url}`)),
      );
      const sections = await collect(store.readings.sections(run.id));
      expect(sections.map((row) => row.site)).toEqual(codes.flatMap((code) => [code, code]));
      expect(sections[0]?.section).toEqual(section());
      const findings = await collect(store.readings.findings(run.id));
      expect(findings).toHaveLength(2100);
      expect(findings[700]).toEqual(finding(run.id, '5111000002', 0, { outcome: 'unknown' }));
      expect(new Set(findings.map((each) => each.id)).size).toBe(2100);
    });

    it('filter findings by site, check and outcome', async () => {
      const run = await openRun(['5111000001', '5111000002']);
      const dead = finding(run.id, '5111000001', 1, { check: 'dead-link', outcome: 'pass' });
      await store.runs.saveVisit(visit(run.id, '5111000001'), [finding(run.id, '5111000001', 0), dead]);
      await store.runs.saveVisit(visit(run.id, '5111000002'), [finding(run.id, '5111000002', 0)]);
      expect(await collect(store.readings.findings(run.id, { check: 'dead-link' }))).toEqual([dead]);
      expect(await collect(store.readings.findings(run.id, { outcome: 'fail' }))).toHaveLength(2);
      expect(await collect(store.readings.findings(run.id, { site: '5111000002', outcome: 'pass' }))).toEqual(
        [],
      );
    });

    it('let a writer in between two pages', async () => {
      const run = await openRun(['5111000001']);
      const many = Array.from({ length: 2500 }, (_, n) =>
        link({ url: `http://a.gov.cn/${n}`, finalUrl: `http://a.gov.cn/${n}` }),
      );
      await store.runs.saveVisit(visit(run.id, '5111000001', { links: { ok: true, value: many } }), []);
      let seen = 0;
      for await (const row of store.readings.links(run.id)) {
        if (seen === 10) expect(await store.runs.lock('mid-stream', row.site, NIGHT, 1)).toBe(true);
        seen += 1;
      }
      expect(seen).toBe(2500);
    });
  });

  describe('findings and verdicts', () => {
    it('replaces the findings of one site of a sealed run and leaves its neighbours', async () => {
      const run = await openRun(['5111000001', '5111000002']);
      for (const code of ['5111000001', '5111000002']) {
        await store.runs.saveVisit(visit(run.id, code), [finding(run.id, code, 0)]);
      }
      await store.runs.seal(run.id, NIGHT);
      const mended = finding(run.id, '5111000001', 0, {
        outcome: 'pass',
        checkVersion: 2,
        evidence: [ref('a'), ref('e')],
      });
      await store.readings.replaceFindings(run.id, '5111000001', [mended]);
      expect(await collect(store.readings.findings(run.id))).toEqual([
        mended,
        finding(run.id, '5111000002', 0),
      ]);
      expect(await store.readings.visit(run.id, '5111000001')).toEqual(visit(run.id, '5111000001'));
    });

    it('keeps verdicts of sealed runs only, replaced per edition', async () => {
      const run = await openRun(['5111000001']);
      const first = verdict(run.id, '5111000001');
      await expect(store.verdicts.save(run.id, 'national-2019', [first])).rejects.toThrow('not sealed');
      await store.runs.saveState(run.id, '5111000001', 'not-running', '改版');
      await store.runs.seal(run.id, NIGHT);
      await store.verdicts.save(run.id, 'national-2019', [first]);
      const other = verdict(run.id, '5111000001', { edition: 'provincial-2020', period: '2021Q4' });
      await store.verdicts.save(run.id, 'provincial-2020', [other]);
      const again = verdict(run.id, '5111000001', { outcome: 'undetermined', reasons: ['巡检过少'] });
      await store.verdicts.save(run.id, 'national-2019', [again]);
      expect(await store.verdicts.of(run.id)).toEqual([again, other]);
      await expect(store.verdicts.save(run.id, 'provincial-2020', [first])).rejects.toThrow('national-2019');
      expect(await store.verdicts.of('nobody')).toEqual([]);
    });
  });

  describe('retention', () => {
    it('drops old links that answered and readings of old rescans and unfinished runs, never findings', async () => {
      const old = NIGHT - 40 * DAY_MS;
      const sealed = await openRun(['5111000001'], { startedAt: old });
      const rescan = await openRun(['5111000001'], { startedAt: old, kind: 'rescan' });
      const recent = await openRun(['5111000001'], { startedAt: NIGHT - 2 * DAY_MS });
      for (const run of [sealed, rescan, recent]) {
        await store.runs.saveVisit(visit(run.id, '5111000001'), [finding(run.id, '5111000001', 0)]);
      }
      for (const run of [sealed, rescan]) await store.runs.seal(run.id, old);
      expect(await store.maintenance.prune(30, NIGHT)).toEqual({ aliveLinks: 2, visits: 1, readings: 3 });
      expect((await store.readings.visit(sealed.id, '5111000001'))?.links).toEqual({
        ok: true,
        value: [deadLink()],
      });
      expect(await collect(store.readings.sections(sealed.id))).toHaveLength(2);
      expect(await store.readings.visit(rescan.id, '5111000001')).toBeNull();
      expect(await collect(store.readings.findings(rescan.id))).toEqual([
        finding(rescan.id, '5111000001', 0),
      ]);
      expect(await store.readings.visit(recent.id, '5111000001')).toEqual(visit(recent.id, '5111000001'));
      expect(await store.maintenance.prune(30, NIGHT)).toEqual({ aliveLinks: 0, visits: 0, readings: 0 });
      await expect(store.maintenance.prune(0, NIGHT)).rejects.toThrow('keepNights');
    });

    it('knows the contents that failing findings rest on', async () => {
      const at = NIGHT + 1000 * DAY_MS;
      const run = await openRun(['5111000001'], { startedAt: at });
      const [failing, passing] = [ref('1', { fetchedAt: at }), ref('2', { fetchedAt: at })];
      const found = [
        finding(run.id, '5111000001', 0, { evidence: [failing] }),
        finding(run.id, '5111000001', 1, { outcome: 'pass', evidence: [passing] }),
      ];
      await store.runs.saveVisit(visit(run.id, '5111000001'), found);
      expect([...(await store.maintenance.convictingEvidence(at))]).toEqual([failing.sha256]);
      await store.readings.replaceFindings(run.id, '5111000001', [
        finding(run.id, '5111000001', 0, { evidence: [passing] }),
      ]);
      expect([...(await store.maintenance.convictingEvidence(at))].sort()).toEqual([
        failing.sha256,
        passing.sha256,
      ]);
    });
  });
}
