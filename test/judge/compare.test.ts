// Faults of two nights: new, recurred, persistent, gone, and those that nobody could see.
import { describe, expect, it } from 'vitest';
import {
  compareFindings,
  layOutRun,
  saidOf,
  Streaks,
  type ComparedFinding,
  type FindingChange,
  type LaidOutRun,
} from '../../src/judge/compare.ts';
import { compareVerdicts, verdictCounts } from '../../src/judge/compare-verdicts.ts';
import type { TerminalState } from '../../src/model/run.ts';
import { DAY_MS, NIGHT, verdict } from '../suites/samples.ts';

const SITE = '5111000001';
const KEY = `${SITE} blank-section /ghjh/`;
const keyOf = ({ subject, check, target }: ComparedFinding): string => `${subject} ${check} ${target}`;

interface NightOver {
  readonly state?: TerminalState;
  readonly depth?: string;
}

/** A letter: `f` the fault, `u` could not be told, `w` nothing of the site could, `.` none, `-` the site was not seen. */
function night(turn: number, letter: string, { state, depth = 'sections' }: NightOver = {}): LaidOutRun {
  const finding: ComparedFinding = {
    ...{ id: `id${String(turn)}`, subject: SITE, check: 'blank-section', target: '/ghjh/' },
    ...{ message: `第 ${String(turn)} 夜`, measured: {}, outcome: letter === 'f' ? 'fail' : 'unknown' },
  };
  const whole = { ...finding, target: '/', measured: { scope: 'subject' } };
  const findings = { f: [finding], u: [finding], w: [whole] }[letter] ?? [];
  const states = new Map([
    [SITE, state ?? (letter === '-' ? ('unreachable' as const) : ('visited' as const))],
  ]);
  return layOutRun({ id: `r${String(turn)}`, asOf: NIGHT + turn * DAY_MS, depth }, states, findings, keyOf);
}

/** The last letter is the later night, the one before it the earlier; the site is held against the last one seen. */
function compared(
  letters: string,
  nights = [...letters].map((letter, turn) => night(turn, letter)),
): FindingChange | null {
  const [later, ...before] = [...nights].reverse();
  const earlier = before[0];
  if (!later || !earlier) throw new Error('two nights at least');
  const streaks = new Streaks(later);
  for (const one of before) streaks.feed(one);
  const seen = before.find(({ states }) => states.get(SITE) === 'visited');
  const baseline = new Map(seen ? [[SITE, seen]] : []);
  const changes = compareFindings({ earlier, later, baseline, since: (key) => streaks.sinceOf(key) });
  expect(changes.length).toBeLessThan(2);
  return changes[0] ?? null;
}

describe('two nights', () => {
  it.each([
    ['.f', 'new', 'r1'],
    ['f.', 'gone', null],
    ['ff', 'persistent', 'r0'],
    ['..', undefined, undefined],
    // Not looked at tonight: neither gone nor persistent.
    ['f-', 'unverified', null],
    ['fu', 'unverified', null],
    ['fw', 'unverified', null],
    ['uf', 'new', 'r1'],
    ['wf', 'new', 'r1'],
    ['-f', 'new', 'r1'],
    ['u.', undefined, undefined],
    ['.u', undefined, undefined],
    // Nights that say nothing neither end nor begin a row.
    ['f-uwf', 'persistent', 'r0'],
    ['.f-f', 'persistent', 'r1'],
    ['f.-f', 'new', 'r3'],
    ['ff.fff', 'persistent', 'r3'],
    ['f-.', 'gone', null],
    ['f--', 'unverified', null],
  ])('%s: %s', (letters, change, since) => {
    const told = compared(letters);
    expect(told?.change).toBe(change);
    expect(told ? (told.since?.run ?? null) : undefined).toBe(since);
  });

  it('a fault of both nights that was gone in between has recurred', () => {
    const [first, between, later] = [night(0, 'f'), night(1, '.'), night(2, 'f')];
    const streaks = new Streaks(later);
    for (const one of [between, first]) streaks.feed(one);
    const [told] = compareFindings({
      ...{ earlier: first, later, baseline: new Map([[SITE, first]]) },
      since: (key) => streaks.sinceOf(key),
    });
    expect(told).toMatchObject({ change: 'recurred', before: 'fail', after: 'fail', since: { run: 'r2' } });
  });

  it('a fault found at full depth is not gone because a shallower night did not meet it', () => {
    const shallow = [night(0, 'f', { depth: 'full' }), night(1, '.')];
    expect(compared('', shallow)?.change).toBe('unverified');
    const full = [night(0, 'f', { depth: 'full' }), night(1, '.', { depth: 'full' })];
    expect(compared('', full)?.change).toBe('gone');
  });

  it('a stored fault counts even of a site that was otherwise not seen', () => {
    expect(saidOf(night(0, 'f', { state: 'unreachable' }), KEY, thatOf(night(1, 'f')), 'sections')).toBe(
      'fail',
    );
    expect(compared('', [night(0, 'f', { state: 'unreachable' }), night(1, '.')])?.change).toBe('gone');
  });

  it('names both findings and the night held against', () => {
    expect(compared('f-f')).toMatchObject({
      ...{ beforeId: 'id0', afterId: 'id2', against: 'r0', message: '第 2 夜', subject: SITE },
    });
    expect(compared('-f')?.against).toBeNull();
  });
});

const thatOf = (one: LaidOutRun): ComparedFinding => {
  const finding = one.open.get(KEY);
  if (!finding) throw new Error('no finding');
  return finding;
};

describe('verdicts', () => {
  const clause = (count: number): ReturnType<typeof verdict>['indicators'][number] => ({
    ...{ id: 'site.columns-not-updated', clause: 'a', count, limit: 5, findings: [] },
    outcome: count >= 5 ? 'fail' : 'pass',
  });
  const on = (run: string, count: number): ReturnType<typeof verdict> =>
    verdict(run, SITE, { outcome: count >= 5 ? 'unqualified' : 'qualified', indicators: [clause(count)] });

  it('tell which clause has changed', () => {
    expect(compareVerdicts([on('r0', 4)], [on('r1', 5)])).toMatchObject([
      {
        ...{ subject: SITE, before: 'qualified', after: 'unqualified' },
        clauses: [
          { clause: 'a', before: { outcome: 'pass', count: 4 }, after: { outcome: 'fail', count: 5 } },
        ],
      },
    ]);
    expect(compareVerdicts([on('r0', 3)], [on('r1', 4)])).toMatchObject([
      { clauses: [{ after: { count: 4 } }] },
    ]);
    expect(compareVerdicts([on('r0', 3)], [on('r1', 3)])).toEqual([]);
    expect(compareVerdicts([], [on('r1', 5)])).toEqual([]);
  });

  it('are counted by outcome', () => {
    expect(verdictCounts([on('r', 5), on('r', 1), on('r', 0)])).toEqual({
      ...{ qualified: 2, unqualified: 1, undetermined: 0 },
    });
  });
});
