// The store suite's chapter on the register of sections: taken in once, whole or not at all, and read as streams.
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCalendarDate } from '../../src/model/calendar.ts';
import type { RegisteredSection, RegisterUpdate, SectionEvent } from '../../src/model/section-register.ts';
import type { Run } from '../../src/model/run.ts';
import type { OpenedStore } from '../../src/store/open.ts';
import { DAY_MS, NIGHT } from './samples.ts';
import { collect, runOpener } from './store-steps.ts';

function registered(run: string, number: number, over: Partial<RegisteredSection> = {}): RegisteredSection {
  return {
    number,
    url: `http://a.gov.cn/${String(number)}/`,
    stand: `a.gov.cn/${String(number)}`,
    name: '通知公告',
    path: '首页/通知公告',
    level: 1,
    type: 'notice',
    content: 'list',
    firstSeen: { run, at: NIGHT },
    lastSeen: { run, at: NIGHT + 1 },
    state: 'present',
    missingSince: null,
    missed: 0,
    missedOn: null,
    depth: 'sections',
    replaced: false,
    ...over,
  };
}

function event(run: string, site: string, over: Partial<SectionEvent> = {}): SectionEvent {
  return {
    ...{ run, site, at: NIGHT, kind: 'renamed', number: 1, url: 'http://a.gov.cn/1/', name: '通知公告' },
    ...{ path: '首页/通知公告', before: '公告', after: '通知公告', counts: null },
    ...over,
  };
}

const update = (
  sections: readonly RegisteredSection[],
  events: readonly SectionEvent[] = [],
): RegisterUpdate => ({ baseline: 'sections', sections, events });

/** Nobody may be asked. */
const never = (): never => {
  throw new Error('what is taken in already is not decided again');
};

/** `opened` gives the store that the suite has opened before. */
export function storeRegisterSuite(opened: () => OpenedStore): void {
  let store: OpenedStore;
  beforeAll(() => {
    store = opened();
  });
  const openRun = runOpener(opened);
  /** Sealed without anything in it. */
  async function sealedRun(site: string, over: Parameters<typeof openRun>[1] = {}): Promise<Run> {
    const run = await openRun([site], over);
    await store.runs.saveState(run.id, site, 'not-running', '');
    return store.runs.seal(run.id, NIGHT);
  }
  const rowsOf = async (site: string): Promise<readonly RegisteredSection[]> =>
    (await collect(store.register.sections(site))).map(({ section }) => section);

  describe('the register of sections', () => {
    it('gives back what was taken in, and shows it to the next night', async () => {
      const site = '5112000001';
      const run = await sealedRun(site);
      const gone = registered(run.id, 2, {
        ...{ state: 'vanished', missed: 2, missingSince: { run: run.id, at: NIGHT + 2 } },
        ...{ missedOn: parseCalendarDate('2021-12-20'), depth: 'full', replaced: true, name: '前\0后' },
      });
      const first = update([registered(run.id, 1), gone]);
      const taken = await store.register.update(run.id, site, NIGHT, (known) => {
        expect(known).toEqual({ site, baseline: null, sections: [] });
        return first;
      });
      expect(taken).toBe(true);
      const stored = [registered(run.id, 1), { ...gone, name: '前\ufffd后' }];
      expect(await rowsOf(site)).toEqual(stored);
      const next = await sealedRun(site, { startedAt: NIGHT + DAY_MS });
      const second = [registered(run.id, 1, { lastSeen: { run: next.id, at: NIGHT + DAY_MS } })];
      await store.register.update(next.id, site, NIGHT + DAY_MS, (known) => {
        expect(known).toEqual({ site, baseline: 'sections', sections: stored });
        return update(second);
      });
      expect(await rowsOf(site)).toEqual(second);
    });

    it('takes a run in once, and no visit that is older than what it knows', async () => {
      const site = '5112000002';
      const early = await sealedRun(site);
      const late = await sealedRun(site, { startedAt: NIGHT + DAY_MS });
      const known = update([registered(late.id, 1)], [event(late.id, site)]);
      expect(await store.register.update(late.id, site, NIGHT + DAY_MS, () => known)).toBe(true);
      expect(await store.register.update(late.id, site, NIGHT + DAY_MS, never)).toBe(false);
      expect(await store.register.update(early.id, site, NIGHT, never)).toBe(false);
      expect(await rowsOf(site)).toEqual(known.sections);
      expect(await collect(store.register.events({ site }))).toEqual(known.events);
    });

    it('changes nothing when a site cannot be taken in whole', async () => {
      const site = '5112000003';
      const run = await sealedRun(site);
      const twice = update([registered(run.id, 1), registered(run.id, 1)], [event(run.id, site)]);
      await expect(store.register.update(run.id, site, NIGHT, () => twice)).rejects.toThrow();
      await expect(store.register.update(run.id, site, NIGHT, never)).rejects.toThrow('taken in already');
      expect(await rowsOf(site)).toEqual([]);
      expect(await collect(store.register.events({ site }))).toEqual([]);
      expect(await store.register.update(run.id, site, NIGHT, () => update([]))).toBe(true);
    });

    it('refuses a run that is not sealed', async () => {
      const run = await openRun(['5112000004']);
      await expect(store.register.update(run.id, '5112000004', NIGHT, never)).rejects.toThrow('not sealed');
    });

    it('waits for sealed nightly runs only, the earliest first, until they are finished', async () => {
      const site = '5112000005';
      const waiting = async (): Promise<readonly string[]> =>
        (await store.register.pending()).map(({ id }) => id).filter((id) => ours.has(id));
      const late = await sealedRun(site, { startedAt: NIGHT + 2 * DAY_MS });
      const early = await sealedRun(site, { startedAt: NIGHT - 2 * DAY_MS });
      const rescan = await sealedRun(site, { kind: 'rescan' });
      const open = await openRun([site]);
      const ours = new Set([late, early, rescan, open].map(({ id }) => id));
      expect(await waiting()).toEqual([early.id, late.id]);
      await store.register.finish(early.id, NIGHT);
      await store.register.finish(early.id, NIGHT);
      expect(await waiting()).toEqual([late.id]);
    });

    it('streams whole provinces and filters events', async () => {
      const codes = ['5112000011', '5112000012', '5112000013'];
      const run = await sealedRun('5112000010', { startedAt: NIGHT + 3 * DAY_MS });
      for (const [turn, site] of codes.entries()) {
        const sections = Array.from({ length: 700 }, (_, n) => registered(run.id, n + 1));
        const events = Array.from({ length: 700 }, (_, n) =>
          event(run.id, site, { number: n + 1, at: NIGHT + turn }),
        );
        await store.register.update(run.id, site, NIGHT, () => update(sections, events));
      }
      const all = (await collect(store.register.sections())).filter(({ site }) => codes.includes(site));
      expect(all.map(({ site, section }) => [site, section.number])).toEqual(
        codes.flatMap((site) => Array.from({ length: 700 }, (_, n) => [site, n + 1])),
      );
      const ofRun = await collect(store.register.events({ run: run.id }));
      expect(ofRun.map(({ site, number }) => [site, number])).toEqual(
        codes.flatMap((site) => Array.from({ length: 700 }, (_, n) => [site, n + 1])),
      );
      const since = await collect(store.register.events({ run: run.id, since: NIGHT + 2 }));
      expect(new Set(since.map(({ site }) => site))).toEqual(new Set(['5112000013']));
      expect(await collect(store.register.events({ run: run.id, site: '5112000012' }))).toHaveLength(700);
    });

    it('keeps the counts of a site’s event', async () => {
      const site = '5112000020';
      const run = await sealedRun(site);
      const counts = { known: 10, added: 1, moved: 8, renamed: 0, retyped: 0, back: 0, missed: 2 };
      const whole = event(run.id, site, { kind: 'redesigned', number: null, name: '', url: '', counts });
      await store.register.update(run.id, site, NIGHT, () => update([], [whole]));
      expect(await collect(store.register.events({ site }))).toEqual([whole]);
    });
  });
}
