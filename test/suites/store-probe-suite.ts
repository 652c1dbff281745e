// The store suite's chapter on the prober: rounds, visits kept once, days rolled up and thinned out, exemptions.
import { beforeAll, describe, expect, it } from 'vitest';
import { dateAt, parseCalendarDate, plusDays, type CalendarDate } from '../../src/model/calendar.ts';
import type { ProbeAttempt, ProbeRound, ProbeVisit, Signs } from '../../src/model/probe.ts';
import { daysOf } from '../../src/run/probe/roll-up.ts';
import type { OpenedStore } from '../../src/store/open.ts';
import { DAY_MS, finding, NIGHT } from './samples.ts';
import { collect } from './store-steps.ts';

const HOUR_MS = 3_600_000;
const SIGNS: Signs = { canaries: 3, sickCanaries: ['http://a/'], resolver: 'alive', gateway: 'silent' };
const SITES = ['5113000001', '5113000002'] as const;

const opened: ProbeAttempt = {
  ...{ method: 'strict', family: 4, address: '192.0.2.1', status: 200, failure: null },
  phases: { dns: 1, connect: 2, tls: 0, firstByte: 30, done: 40 },
};
const refused: ProbeAttempt = {
  ...{ method: 'tolerant', family: 6, address: '2001:db8::1', status: null },
  failure: { kind: 'refused', detail: 'ECONNREFUSED' },
  phases: { dns: 1, connect: null, tls: null, firstByte: null, done: 3 },
};

/** `opened` gives the store that the suite has opened before. */
export function storeProbeSuite(opening: () => OpenedStore): void {
  let store: OpenedStore;
  beforeAll(() => {
    store = opening();
  });
  const open = (startedAt: number): Promise<ProbeRound> =>
    store.probes.openRound({ startedAt, everyMs: HOUR_MS, planned: 2, before: SIGNS });
  const close = (round: ProbeRound, health: 'sound' | 'void' = 'sound'): Promise<ProbeRound> =>
    store.probes.closeRound(round.id, {
      ...{ endedAt: round.startedAt + 60_000, health, reason: '', after: SIGNS },
      counts: { opened: 1, failed: 1, unverifiable: 0, ours: 0 },
    });
  const visit = (round: ProbeRound, site: string, over: Partial<ProbeVisit> = {}): ProbeVisit => ({
    ...{ round: round.id, site, at: round.startedAt + 1000, outcome: 'opened', attempts: [opened], ...over },
  });
  const failed = { outcome: 'failed', attempts: [opened, refused] } as const;
  const day = (text: string): CalendarDate => {
    const date = parseCalendarDate(text);
    if (!date) throw new Error(text);
    return date;
  };

  describe('the prober', () => {
    it('keeps a round open until it is closed, once', async () => {
      const round = await open(NIGHT);
      expect(round).toMatchObject({ state: 'open', health: null, before: SIGNS, after: null, endedAt: null });
      expect((await store.probes.openRounds()).map(({ id }) => id)).toContain(round.id);
      const closed = await close(round, 'void');
      expect(closed).toMatchObject({ state: 'done', health: 'void', after: SIGNS, counts: { opened: 1 } });
      await expect(close(round)).rejects.toThrow('not open');
      const [latest] = await store.probes.rounds({ limit: 1, from: NIGHT, to: NIGHT });
      expect(latest).toEqual(closed);
    });

    it('gives visits back with both attempts, and keeps the first of two', async () => {
      const round = await open(NIGHT + HOUR_MS);
      const visits = [visit(round, SITES[0], failed), visit(round, SITES[1])];
      await store.probes.saveVisits(visits);
      await store.probes.saveVisits([visit(round, SITES[0])]);
      await store.probes.saveVisits([]);
      expect(await store.probes.visitsOf(round.id)).toEqual(visits);
      await close(round);
      const on = dateAt(NIGHT);
      const found = await collect(store.probes.visits({ from: on, to: on, site: SITES[0] }));
      expect(found).toEqual([{ visit: visits[0], health: 'sound' }]);
    });

    it('rolls a day up and thins it out later, its figures unchanged', async () => {
      const start = NIGHT + 30 * DAY_MS - 2 * HOUR_MS;
      const first = dateAt(start);
      for (let hour = 0; hour < 48; hour += 1) {
        const round = await open(start + hour * HOUR_MS);
        await store.probes.saveVisits([
          visit(round, SITES[0], hour === 23 ? failed : {}),
          visit(round, SITES[1], hour === 5 ? { outcome: 'unverifiable' } : {}),
        ]);
        await close(round, hour === 7 ? 'void' : 'sound');
      }
      const days = [first, plusDays(first, 1)];
      expect((await store.probes.unrolledDays(plusDays(first, 2))).slice(-2)).toEqual(days);
      for (const one of days) await store.probes.rollUp(one, NIGHT, daysOf);
      await store.probes.rollUp(first, NIGHT, daysOf);
      const within = { from: first, to: plusDays(first, 1) };
      const rolled = await store.probes.days(within);
      expect(rolled).toMatchObject([
        {
          site: SITES[0],
          day: days[0],
          visits: 23,
          failures: 1,
          ours: 1,
          slowest: 40,
          sums: { done: 22 * 40 },
        },
        { site: SITES[0], day: days[1], visits: 24, failures: 0 },
        { site: SITES[1], day: days[0], visits: 22, unverifiable: 1, ours: 1 },
        { site: SITES[1], day: days[1], visits: 24 },
      ]);
      // The failed visit is the first day's last: its neighbour of the next day stays too.
      expect(await store.probes.pruneVisits(plusDays(first, 2), NIGHT)).toBeGreaterThan(80);
      const raw = await collect(store.probes.visits(within));
      expect(raw.map(({ visit: one }) => [one.site, one.outcome])).toEqual([
        [SITES[0], 'opened'],
        [SITES[0], 'failed'],
        [SITES[1], 'unverifiable'],
        [SITES[0], 'opened'],
      ]);
      expect(await store.probes.days({ ...within, site: SITES[0] })).toEqual(rolled.slice(0, 2));
      expect(await store.probes.pruneVisits(plusDays(first, 2), NIGHT)).toBe(0);
      expect(await store.probes.unrolledDays(plusDays(first, 2))).not.toContain(first);
    });

    it('keeps exemptions, revoked ones too, and the trail of their changes', async () => {
      const entry = {
        ...{ site: SITES[0], kind: 'maintenance' as const, from: day('2021-12-20'), to: day('2021-12-21') },
        ...{ reason: '机房搬迁', enteredBy: '张三', enteredAt: NIGHT },
      };
      const added = await store.exemptions.add(entry);
      expect(added).toMatchObject({ ...entry, revokedBy: null, revokedAt: null });
      expect(await store.exemptions.list({ site: SITES[0] })).toEqual([added]);
      const revoked = await store.exemptions.revoke(added.id, '李四', NIGHT + 1);
      expect(revoked).toEqual({ ...added, revokedBy: '李四', revokedAt: NIGHT + 1 });
      expect(await store.exemptions.revoke(added.id, '李四', NIGHT + 2)).toBeNull();
      expect(await store.exemptions.list({ site: SITES[0] })).toEqual([]);
      expect(await store.exemptions.list({ site: SITES[0], revoked: true })).toEqual([revoked]);
      expect(await store.exemptions.get(added.id)).toEqual(revoked);
      expect(await store.exemptions.get(9_999_999)).toBeNull();
      const row = {
        ...{ exemption: added.id, action: 'add' as const, site: SITES[0], at: NIGHT, by: '张三', run: '' },
        ...{ before: '甲', after: '乙' },
      };
      await store.exemptions.writeAudit([row]);
      await store.exemptions.writeAudit([]);
      expect(await store.exemptions.audit({ exemption: added.id })).toEqual([row]);
    });

    it('stores a computed run whole and sealed, or not at all', async () => {
      const about = { kind: 'probe-week', asOf: NIGHT, edition: 'national-2019', depth: 'sections' } as const;
      const ledger = [{ site: SITES[0], state: 'visited', reason: '' }] as const;
      const run = await store.runs.saveSealed({ ...about, startedAt: NIGHT }, ledger, ({ id }) => [
        finding(id, SITES[0], 0, { check: 'unreachable-week' }),
      ]);
      expect(run).toMatchObject({ ...about, state: 'sealed', sealedAt: NIGHT });
      expect(await store.runs.ledger(run.id)).toEqual(ledger);
      expect(await collect(store.readings.findings(run.id))).toMatchObject([{ check: 'unreachable-week' }]);
      const broken = store.runs.saveSealed({ ...about, startedAt: NIGHT + 1 }, ledger, () => {
        throw new Error('a bug');
      });
      await expect(broken).rejects.toThrow('a bug');
      expect(await store.runs.list({ kind: 'probe-week' })).toEqual([run]);
    });
  });
}
