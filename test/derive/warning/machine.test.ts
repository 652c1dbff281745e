// A state changes only when enough nights in a row say so.
import { describe, expect, it } from 'vitest';
import { end, step } from '../../../src/derive/warning/machine.ts';
import type { Observation, Observed, Warning } from '../../../src/model/warning.ts';
import { DAY_MS, NIGHT } from '../../suites/samples.ts';

const observation = (observed: Observed): Observation => ({
  ...{
    number: 3,
    kind: 'stale-section',
    url: 'http://a.gov.cn/xw/',
    name: '动态',
    path: '首页/动态',
    type: 'news',
  },
  ...{ latest: null, overOn: null, limitDays: 14, confirmedBy: [], observed },
});

interface Told {
  readonly states: readonly string[];
  readonly changes: readonly string[];
  readonly last: Warning | null;
}

/** One letter a night: calm, due, over, lapsed (`x`); `-` for a night without observation, `=` repeats the day before. */
const LETTERS: Readonly<Record<string, Observed>> = { c: 'calm', d: 'due', o: 'over', x: 'lapsed' };

function walk(nights: string, needed = 2): Told {
  let known: Warning | null = null;
  const states: string[] = [];
  const changes: string[] = [];
  for (const [turn, letter] of [...nights].entries()) {
    const observed = LETTERS[letter];
    if (observed) {
      const night = { run: `r${String(turn)}`, at: NIGHT + turn * DAY_MS };
      const { warning, change } = step(known, observation(observed), night, needed);
      known = warning;
      if (change) changes.push(`${String(turn)}: ${change.before} → ${change.after}`);
    }
    states.push(known ? `${known.state}${known.streak > 0 ? ` ${String(known.streak)}` : ''}` : '');
  }
  return { states, changes, last: known };
}

describe('a warning from night to night', () => {
  it('goes from calm through due and over to mended, each believed on its second night', () => {
    const { states, changes } = walk('ccddooocc');
    expect(changes).toEqual(['3: calm → due', '5: due → over', '8: over → mended']);
    expect(states).toEqual([
      ...['calm', 'calm', 'calm 1', 'due', 'due 1', 'over', 'over'],
      ...['over 1', 'mended'],
    ]);
  });

  it('flapping changes nothing', () => {
    expect(walk('cdcdcdcocococ').changes).toEqual([]);
    expect(walk('ddocococ').changes).toEqual(['1: calm → due']);
  });

  it('nights without an observation count neither way', () => {
    const { states, changes } = walk('cd--d-o-c-o');
    expect(changes).toEqual(['4: calm → due']);
    expect(states.at(-1)).toBe('due 1');
  });

  it('two nights that agree on the lesser only bring the lesser', () => {
    expect(walk('cdo').changes).toEqual(['2: calm → due']);
    expect(walk('cod').changes).toEqual(['2: calm → due']);
    expect(walk('coo').changes).toEqual(['2: calm → over']);
    expect(walk('oodc').changes).toEqual(['1: calm → over', '3: over → due']);
  });

  it('with one night needed every observation is believed', () => {
    expect(walk('cdoc', 1).changes).toEqual(['1: calm → due', '2: due → over', '3: over → mended']);
  });

  it('what was mended may become due again', () => {
    expect(walk('ddccccdd').changes).toEqual(['1: calm → due', '3: due → mended', '7: mended → due']);
  });

  it('a limit that no longer applies ends a warning after as many nights, and a calm watch at once', () => {
    expect(walk('oox').states.at(-1)).toBe('over 1');
    expect(walk('ooxx')).toMatchObject({ changes: ['1: calm → over', '3: over → lapsed'], last: null });
    expect(walk('cx')).toMatchObject({ changes: [], last: null });
  });

  it('two runs of one day are one night', () => {
    const first = step(null, observation('due'), { run: 'a', at: NIGHT }, 2).warning;
    const again = step(first, observation('due'), { run: 'b', at: NIGHT + 3_600_000 }, 2);
    expect(again).toEqual({ warning: first, change: null });
    expect(step(first, observation('due'), { run: 'c', at: NIGHT + DAY_MS }, 2).change).not.toBeNull();
  });

  it('keeps the figures of the last night, and the night that brought the state', () => {
    const { last } = walk('cddd');
    expect(last).toMatchObject({
      state: 'due',
      since: { run: 'r2', at: NIGHT + 2 * DAY_MS },
      seen: { run: 'r3' },
      observed: 'due',
    });
  });

  it('a section that has vanished ends its warning at once', () => {
    const { last } = walk('coo');
    expect(last && end(last)).toEqual({ warning: null, change: { before: 'over', after: 'lapsed' } });
    const { last: calm } = walk('c');
    expect(calm && end(calm).change).toBeNull();
  });
});
