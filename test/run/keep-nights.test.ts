// Which nights are thinned, by their age and by what rests on them.
import { describe, expect, it } from 'vitest';
import type { Kept, Run } from '../../src/model/run.ts';
import { nightsToThin } from '../../src/run/keep-nights.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2022-03-10T03:00:00+08:00');
const SETTINGS = { wholeNights: 30, problemDays: 120 };

function night(back: number, more: Partial<Run> = {}): Run {
  const at = NOW - back * DAY_MS - 3_600_000;
  return {
    ...{ id: `n${back}`, kind: 'nightly', state: 'sealed', asOf: at, edition: 'x', depth: 'sections' },
    ...{ startedAt: at, sealedAt: at, kept: 'all' },
    ...more,
  };
}

/** A year of nights up to now. */
const YEAR = Array.from({ length: 365 }, (_one, back) => night(back));

/** @param parts runs that planned three sites; all others planned 919. */
const planned = (
  runs: readonly Run[],
  judged: readonly string[] = [],
  parts: readonly string[] = [],
): ReadonlyMap<string, Kept> => {
  const nights = runs.map((run) => ({ run, sites: parts.includes(run.id) ? 3 : 919 }));
  return nightsToThin(nights, new Set(judged), SETTINGS, NOW);
};

describe('which nights are thinned', () => {
  it('keeps the last nights whole', () => {
    const plan = planned(YEAR);
    for (let back = 0; back < 30; back += 1) expect(plan.has(`n${back}`)).toBe(false);
    expect(plan.get('n31')).toBe('problems');
  });

  it('keeps the last night of each quarter whole, as a period chooses it', () => {
    const plan = planned(YEAR);
    // 2021-12-31, 2021-09-30 and 2021-06-30 in Asia/Shanghai.
    for (const day of ['2021-12-31', '2021-09-30', '2021-06-30']) {
      const back = Math.round((NOW - Date.parse(`${day}T03:00:00+08:00`)) / DAY_MS);
      expect([day, plan.has(`n${back}`)]).toEqual([day, false]);
      expect(plan.has(`n${back + 1}`)).toBe(true);
    }
  });

  it('keeps the last night of all sites whole where a few were scanned after it', () => {
    const end = Date.parse('2021-12-31T20:00:00+08:00');
    const few = night(0, { id: 'few', asOf: end, startedAt: end });
    const back = Math.round((NOW - Date.parse('2021-12-31T03:00:00+08:00')) / DAY_MS);
    const plan = planned([...YEAR, few], [], ['few']);
    expect([plan.has(`n${back}`), plan.has('few')]).toEqual([false, false]);
    // As many sites: it stands for the quarter alone.
    expect(planned([...YEAR, few]).get(`n${back}`)).toBe('problems');
  });

  it('keeps a night that was judged for a period whole', () => {
    expect(planned(YEAR).get('n201')).toBe('ledger');
    expect(planned(YEAR, ['n201']).has('n201')).toBe(false);
  });

  it('keeps the problems of one old night a week', () => {
    const plan = planned(YEAR);
    const old = YEAR.filter(({ startedAt }) => startedAt < NOW - 120 * DAY_MS);
    const kept = old.filter(({ id }) => plan.get(id) !== 'ledger');
    // 244 nights are 35 or 36 weeks; quarters' last nights stand beside.
    expect(kept.length).toBeGreaterThanOrEqual(35);
    expect(kept.length).toBeLessThanOrEqual(38);
  });

  it('says nothing of what is thinned already, of other kinds and of open runs', () => {
    const runs = [
      night(60, { kept: 'problems' }),
      night(200, { kept: 'ledger' }),
      night(210, { id: 'r', kind: 'rescan' }),
      night(211, { id: 'o', state: 'open', sealedAt: null }),
      night(212, { id: 'w', kind: 'probe-week' }),
    ];
    // All other nights of that quarter are newer.
    const plan = planned([...YEAR.filter(({ id }) => id !== 'n60' && id !== 'n200'), ...runs]);
    for (const { id } of runs) expect([id, plan.has(id)]).toEqual([id, false]);
  });
});
