// The store suite's chapter on early warnings and on reads over many runs.
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCalendarDate } from '../../src/model/calendar.ts';
import type { Run } from '../../src/model/run.ts';
import type {
  Deadline,
  SharedCause,
  WarnedOf,
  Warning,
  WarningEvent,
  WarningUpdate,
} from '../../src/model/warning.ts';
import type { OpenedStore } from '../../src/store/open.ts';
import { DAY_MS, finding, NIGHT, verdict, visit } from './samples.ts';
import { collect, runOpener } from './store-steps.ts';

const OF: Pick<Warning, keyof WarnedOf | keyof Deadline> = {
  number: 3,
  kind: 'stale-section',
  url: 'http://a.gov.cn/xw/',
  name: '动态',
  path: '首页/动态',
  type: 'news',
  latest: parseCalendarDate('2021-12-10'),
  overOn: parseCalendarDate('2021-12-25'),
  limitDays: 14,
};

function warning(run: string, over: Partial<Warning> = {}): Warning {
  return {
    ...OF,
    ...{ observed: 'due', confirmedBy: ['http', 'browser'], state: 'due', streak: 1, toward: 'over' },
    ...{ since: { run, at: NIGHT }, seen: { run, at: NIGHT + 1 }, ...over },
  };
}

const event = (run: string, subject: string, over: Partial<WarningEvent> = {}): WarningEvent => ({
  ...{ run, subject, at: NIGHT, ...OF, before: 'calm', after: 'due', ...over },
});

const update = (warnings: readonly Warning[], events: readonly WarningEvent[] = []): WarningUpdate => ({
  warnings,
  events,
});

/** Nobody may be asked. */
const never = (): never => {
  throw new Error('what is taken in already is not decided again');
};

/** `opened` gives the store that the suite has opened before. */
export function storeWarningSuite(opened: () => OpenedStore): void {
  let store: OpenedStore;
  beforeAll(() => {
    store = opened();
  });
  const openRun = runOpener(opened);
  async function sealedRun(site: string, over: Parameters<typeof openRun>[1] = {}): Promise<Run> {
    const run = await openRun([site], over);
    await store.runs.saveState(run.id, site, 'not-running', '');
    return store.runs.seal(run.id, NIGHT);
  }
  const rowsOf = async (subject: string): Promise<readonly Warning[]> =>
    (await collect(store.warnings.warnings({ subject, calm: true }))).map((row) => row.warning);

  describe('early warnings', () => {
    it('give back what was taken in, and show it to the next night', async () => {
      const code = '5114000001';
      const run = await sealedRun(code);
      const whole = warning(run.id, {
        ...{ number: 0, kind: 'unreachable-site', name: '网站', path: '', type: '', state: 'calm' },
        ...{ latest: null, overOn: null, limitDays: null, confirmedBy: [], observed: 'calm', toward: 'calm' },
      });
      const taken = await store.warnings.update(run.id, code, NIGHT, (known) => {
        expect(known).toEqual([]);
        return update([whole, warning(run.id)], [event(run.id, code)]);
      });
      expect(taken).toBe(true);
      expect(await rowsOf(code)).toEqual([whole, warning(run.id)]);
      const near = await collect(store.warnings.warnings({ subject: code }));
      expect(near).toEqual([{ subject: code, warning: warning(run.id) }]);
      const next = await sealedRun(code, { startedAt: NIGHT + DAY_MS });
      await store.warnings.update(next.id, code, NIGHT + DAY_MS, (known) => {
        expect(known).toEqual([whole, warning(run.id)]);
        return update([], [event(next.id, code, { before: 'due', after: 'lapsed', overOn: null })]);
      });
      expect(await rowsOf(code)).toEqual([]);
      expect(await collect(store.warnings.events({ subject: code }))).toEqual([
        event(run.id, code),
        event(next.id, code, { before: 'due', after: 'lapsed', overOn: null }),
      ]);
      expect(await collect(store.warnings.events({ run: next.id }))).toHaveLength(1);
    });

    it('take a run in once, no visit older than what is known, and none that is not sealed', async () => {
      const code = '5114000002';
      const early = await sealedRun(code);
      const late = await sealedRun(code, { startedAt: NIGHT + DAY_MS });
      const known = update([warning(late.id)], [event(late.id, code)]);
      expect(await store.warnings.update(late.id, code, NIGHT + DAY_MS, () => known)).toBe(true);
      expect(await store.warnings.update(late.id, code, NIGHT + DAY_MS, never)).toBe(false);
      expect(await store.warnings.update(early.id, code, NIGHT, never)).toBe(false);
      expect(await rowsOf(code)).toEqual(known.warnings);
      const open = await openRun([code]);
      await expect(store.warnings.update(open.id, code, NIGHT, never)).rejects.toThrow('not sealed');
    });

    it('change nothing when a subject cannot be taken in whole', async () => {
      const code = '5114000003';
      const run = await sealedRun(code);
      const twice = update([warning(run.id), warning(run.id)], [event(run.id, code)]);
      await expect(store.warnings.update(run.id, code, NIGHT, () => twice)).rejects.toThrow();
      expect(await rowsOf(code)).toEqual([]);
      expect(await collect(store.warnings.events({ subject: code }))).toEqual([]);
      expect(await store.warnings.update(run.id, code, NIGHT, () => update([]))).toBe(true);
    });

    it('wait for sealed nightly runs only, the earliest first, and know the newest', async () => {
      const code = '5114000004';
      const waiting = async (): Promise<readonly string[]> =>
        (await store.warnings.pending()).map(({ id }) => id).filter((id) => ours.has(id));
      const late = await sealedRun(code, { startedAt: NIGHT + 900 * DAY_MS });
      const early = await sealedRun(code, { startedAt: NIGHT + 800 * DAY_MS });
      const rescan = await sealedRun(code, { kind: 'rescan' });
      const ours = new Set([late, early, rescan, await openRun([code])].map(({ id }) => id));
      expect(await waiting()).toEqual([early.id, late.id]);
      await store.warnings.finish(early.id, NIGHT);
      await store.warnings.finish(early.id, NIGHT);
      expect((await store.warnings.latest())?.id).toBe(early.id);
      expect(await waiting()).toEqual([late.id]);
      await store.warnings.finish(late.id, NIGHT);
      expect((await store.warnings.latest())?.id).toBe(late.id);
    });

    it('stream whole provinces', async () => {
      const codes = ['5114000011', '5114000012', '5114000013'];
      const run = await sealedRun('5114000010');
      for (const code of codes) {
        const many = Array.from({ length: 700 }, (_, n) => warning(run.id, { number: n + 1 }));
        const events = many.map(({ number }) => event(run.id, code, { number }));
        await store.warnings.update(run.id, code, NIGHT, () => update(many, events));
      }
      const expected = codes.flatMap((code) => Array.from({ length: 700 }, (_, n) => [code, n + 1]));
      const all = (await collect(store.warnings.warnings())).filter(({ subject }) => codes.includes(subject));
      expect(all.map(({ subject, warning: { number } }) => [subject, number])).toEqual(expected);
      const told = await collect(store.warnings.events({ run: run.id }));
      expect(told.map(({ subject, number }) => [subject, number])).toEqual(expected);
    });

    it('keep shared causes per run; a reset leaves them and forgets the rest', async () => {
      const code = '5114000020';
      const run = await sealedRun(code);
      const cause: SharedCause = {
        ...{
          run: run.id,
          at: NIGHT,
          symptom: 'unreachable-site',
          by: 'address',
          key: '192.0.2.1',
          looked: 4,
        },
        ...{ sites: ['5114000020', '5114000021'], since: { run: run.id, at: NIGHT } },
      };
      await store.warnings.saveCauses(run.id, [cause, cause]);
      await store.warnings.saveCauses(run.id, [cause]);
      expect(await store.warnings.causes(run.id)).toEqual([cause]);
      await store.warnings.update(run.id, code, NIGHT, () =>
        update([warning(run.id)], [event(run.id, code)]),
      );
      await store.warnings.finish(run.id, NIGHT);
      await store.warnings.reset();
      expect(await collect(store.warnings.warnings({ calm: true }))).toEqual([]);
      expect(await collect(store.warnings.events())).toEqual([]);
      expect(await store.warnings.latest()).toBeNull();
      expect(await store.warnings.causes(run.id)).toEqual([cause]);
      expect((await store.warnings.pending()).map(({ id }) => id)).toContain(run.id);
    });
  });

  describe('reads over many runs', () => {
    const code = '5114000030';
    const other = '5114000031';
    async function inspected(over: Parameters<typeof openRun>[1], codes: readonly string[]): Promise<Run> {
      const run = await openRun(codes, over);
      for (const subject of codes)
        await store.runs.saveVisit(visit(run.id, subject), [
          finding(run.id, subject, 0),
          finding(run.id, subject, 1, {
            check: 'dead-link',
            outcome: 'unknown',
            measured: { reason: '超时' },
          }),
          finding(run.id, subject, 2, { check: 'stale-section', outcome: 'pass' }),
        ]);
      return store.runs.seal(run.id, NIGHT);
    }

    it('give the findings that are no clean answer, without their evidence', async () => {
      const run = await inspected({ startedAt: NIGHT + 2 * DAY_MS }, [code, other]);
      const open = await store.comparison.open(run.id);
      expect(open.map(({ subject, check, outcome }) => [subject, check, outcome])).toEqual(
        [code, other].flatMap((subject) => [
          [subject, 'blank-section', 'fail'],
          [subject, 'dead-link', 'unknown'],
        ]),
      );
      expect(open[1]?.measured).toEqual({ reason: '超时' });
      expect(await store.comparison.open(run.id, { subject: other, failing: true })).toMatchObject([
        { subject: other, outcome: 'fail', message: '栏目“规划计划”无任何内容' },
      ]);
      expect(await store.comparison.failing(run.id)).toEqual(
        new Map([code, other].map((subject) => [subject, new Set(['blank-section'])])),
      );
    });

    it('give a site’s sealed runs and verdicts in order of time', async () => {
      const subject = '5114000032';
      const late = await inspected({ startedAt: NIGHT + 4 * DAY_MS }, [subject]);
      const early = await inspected({ startedAt: NIGHT + 3 * DAY_MS }, [subject]);
      const rescan = await inspected({ startedAt: NIGHT + 5 * DAY_MS, kind: 'rescan' }, [subject]);
      await openRun([subject], { startedAt: NIGHT + 6 * DAY_MS });
      const runs = await store.comparison.runsOf(subject);
      expect(runs.map(({ run }) => run)).toEqual([early, late, rescan]);
      expect(runs[0]?.row).toEqual({ site: subject, state: 'visited', reason: '' });
      for (const run of [late, early])
        await store.verdicts.save(run.id, 'national-2019', [verdict(run.id, subject), verdict(run.id, code)]);
      expect(await store.comparison.verdictsOn(subject)).toEqual(
        [early, late].map((run) => verdict(run.id, subject)),
      );
    });
  });
}
