// The store suite's chapters on what is read back of whole runs: streams, findings, verdicts, retention.
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenedStore } from '../../src/store/open.ts';
import { DAY_MS, deadLink, finding, link, NIGHT, ref, section, verdict, visit } from './samples.ts';
import { collect, runOpener } from './store-steps.ts';

/** `opened` gives the store that the suite has opened before. */
export function storeRowsSuite(opened: () => OpenedStore): void {
  let store: OpenedStore;
  beforeAll(() => {
    store = opened();
  });
  const openRun = runOpener(opened);

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

    it('thins a sealed run to its problems, then to its ledger, and never the other way', async () => {
      const run = await openRun(['5111000001']);
      const passed = { ...finding(run.id, '5111000001', 1), outcome: 'pass' as const };
      const found = finding(run.id, '5111000001', 0);
      await store.runs.saveVisit(visit(run.id, '5111000001'), [found, passed]);
      await expect(store.maintenance.thin(run.id, 'problems')).rejects.toThrow('not sealed');
      await store.runs.seal(run.id, NIGHT);
      const judged = verdict(run.id, '5111000001');
      await store.verdicts.save(run.id, 'national-2019', [judged]);
      expect((await store.maintenance.judgedForPeriod()).has(run.id)).toBe(false);

      expect((await store.maintenance.plannedSites()).get(run.id)).toBe(1);
      await store.maintenance.thin(run.id, 'problems');
      expect((await store.runs.get(run.id))?.kept).toBe('problems');
      expect(await collect(store.readings.findings(run.id))).toEqual([found]);
      expect(await store.readings.visit(run.id, '5111000001')).toBeNull();
      expect(await collect(store.readings.sections(run.id))).toEqual([]);
      expect(await collect(store.readings.links(run.id))).toEqual([]);

      expect(await store.verdicts.of(run.id)).toEqual([judged]);
      await store.maintenance.thin(run.id, 'ledger');
      expect((await store.runs.get(run.id))?.kept).toBe('ledger');
      expect(await collect(store.readings.findings(run.id))).toEqual([]);
      expect(await store.runs.ledger(run.id)).toEqual([{ site: '5111000001', state: 'visited', reason: '' }]);
      expect(await store.verdicts.of(run.id)).toEqual([]);
      await expect(store.maintenance.thin(run.id, 'problems')).rejects.toThrow('keeps ledger only');
      const ofPeriod = verdict(run.id, '5111000001', { period: '2021Q4' });
      await store.verdicts.save(run.id, 'national-2019', [ofPeriod]);
      expect((await store.maintenance.judgedForPeriod()).has(run.id)).toBe(true);
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
