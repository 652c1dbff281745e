// A frozen quarter judged: only what was decided moves it, and it moves nothing but its own subject.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSites } from '../../../src/judge/period/judge-part.ts';
import type { JudgedFinding } from '../../../src/judge/clause.ts';
import {
  ENTERED_CHECK,
  type DecisionAction,
  type FrozenFinding,
  type FrozenPart,
  type FrozenSubject,
  type PeriodDecision,
} from '../../../src/model/period.ts';
import type { Site } from '../../../src/model/site.ts';
import { edition } from '../../checks/bench.ts';
import { NIGHT, site } from '../../suites/samples.ts';

const EDITION = edition();
const CHECKS = [
  'blank-section',
  'long-stale-section',
  'stale-home-page',
  'stale-section',
  'unreachable-site',
];

const finding = (
  subject: string,
  check: string,
  outcome: FrozenFinding['outcome'],
  index = 0,
  run = 'night',
): FrozenFinding => ({
  ...{ id: `${subject}-${run}-${check}-${outcome}-${String(index)}`, run, subject, check, outcome },
  ...{ target: `http://x/${check}/${String(index)}`, page: 'http://x/', message: '问题' },
  measured: { section: `栏目${String(index)}`, reason: '超时' } satisfies JudgedFinding['measured'],
});

/** Clean but for so many blank sections. */
function subject(id: string, blanks: number): FrozenSubject<Site> {
  const findings = CHECKS.map((check) => finding(id, check, 'pass'));
  const bad = Array.from({ length: blanks }, (_one, index) => finding(id, 'blank-section', 'fail', index));
  const ledger = { state: 'visited', reason: '' } as const;
  return { id, row: site(id), run: 'night', ledger, findings: [...findings, ...bad] };
}

const frozen = (...subjects: readonly FrozenSubject<Site>[]): FrozenPart<Site> => ({
  part: {
    ...{ period: '2021Q4', kind: 'site', version: 1, edition: EDITION, asOf: NIGHT, runs: ['night'] },
    ...{ samples: {}, register: '', sealedAt: NIGHT, frozenAt: NIGHT, reason: '', by: '' },
  },
  subjects,
});

function decision(
  number: number,
  action: DecisionAction,
  of: string,
  target: string,
  over: Partial<PeriodDecision> = {},
): PeriodDecision {
  return {
    ...{ number, action, period: '2021Q4', kind: 'site', subject: of, target, reason: '核查', by: '甲' },
    ...{ day: '2021-12-28', adopted: null, entered: null, photos: [], at: NIGHT, before: '', after: '' },
    ...over,
  };
}

const outcomes = (
  part: FrozenPart<Site>,
  decisions: readonly PeriodDecision[] = [],
): Readonly<Record<string, string>> =>
  Object.fromEntries(judgeSites(part, decisions).verdicts.map((one) => [one.subject, one.outcome]));

describe('a frozen quarter', () => {
  const part = frozen(subject('A', 5), subject('B', 4), subject('C', 0));
  const first = finding('A', 'blank-section', 'fail').id;

  it('is judged from what was frozen', () => {
    expect(outcomes(part)).toEqual({ A: 'unqualified', B: 'qualified', C: 'qualified' });
  });

  it('a dismissal clears what rests on it and nothing else; revoked, it never was', () => {
    const dismissed = [decision(1, 'dismiss', 'A', first)];
    expect(outcomes(part, dismissed)).toEqual({ A: 'qualified', B: 'qualified', C: 'qualified' });
    expect(outcomes(part, [...dismissed, decision(2, 'revoke', 'A', '1')])).toEqual(outcomes(part));
    const [before, after] = [judgeSites(part, []), judgeSites(part, dismissed)];
    expect(after.verdicts.slice(1)).toEqual(before.verdicts.slice(1));
    expect(after.subjects.slice(1)).toEqual(before.subjects.slice(1));
  });

  it('an exempt site is judged no more, and says why', () => {
    const { verdicts, ledger } = judgeSites(part, [decision(1, 'exempt', 'A', '')]);
    expect(verdicts.map((one) => one.subject)).toEqual(['B', 'C']);
    expect(ledger[0]).toMatchObject({ site: 'A', reason: '豁免：核查（甲，2021-12-28）' });
  });

  it('an adopted rescan takes the place of the night, and leaves the week where it was', () => {
    const week = finding('A', 'unreachable-week', 'fail', 0, 'week');
    const down = frozen({ ...subject('A', 5), findings: [...subject('A', 5).findings, week] });
    const view = {
      ...{ run: 'rescan', ledger: { state: 'visited', reason: '' } as const },
      findings: CHECKS.map((check) => finding('A', check, 'pass', 0, 'rescan')),
    };
    const adopted = [decision(1, 'adopt', 'A', 'rescan', { adopted: view })];
    expect(outcomes(frozen(subject('A', 5)), adopted)).toEqual({ A: 'qualified' });
    const [verdict] = judgeSites(down, adopted).verdicts;
    expect(verdict?.run).toBe('rescan');
    expect(verdict?.indicators.filter(({ outcome }) => outcome === 'fail')).toMatchObject([
      { id: 'site.unreachable', findings: [week.id] },
    ]);
    const mended = {
      run: 'week2',
      ledger: null,
      findings: [finding('A', 'unreachable-week', 'pass', 0, 'week2')],
    };
    const both = [...adopted, decision(2, 'adopt', 'A', 'week2', { adopted: mended })];
    expect(outcomes(down, both)).toEqual({ A: 'qualified' });
  });

  it('what one person entered leaves the site open until another stands for it', () => {
    const found: FrozenFinding = {
      ...finding('C', ENTERED_CHECK, 'fail'),
      measured: { indicator: 'site.security', clause: '', by: '甲' },
    };
    const entered = decision(1, 'enter', 'C', found.id, { entered: found });
    expect(outcomes(part, [entered])['C']).toBe('undetermined');
    const confirmed = [entered, decision(2, 'confirm', 'C', found.id, { by: '乙' })];
    expect(outcomes(part, confirmed)['C']).toBe('unqualified');
    const [verdict] = judgeSites(frozen(subject('C', 0)), confirmed).verdicts;
    expect(verdict?.indicators.find(({ id }) => id === 'site.security')).toMatchObject({
      ...{ outcome: 'fail', count: 1, findings: [found.id] },
    });
  });

  it('an automatic clause is not convicted by what one person entered', () => {
    const found: FrozenFinding = {
      ...finding('B', ENTERED_CHECK, 'fail', 9),
      measured: { indicator: 'site.columns-not-updated', clause: 'c', by: '甲', section: '第五个' },
    };
    const entered = decision(1, 'enter', 'B', found.id, { entered: found });
    expect(outcomes(part, [entered])['B']).toBe('undetermined');
    expect(outcomes(part, [entered, decision(2, 'confirm', 'B', found.id, { by: '乙' })])['B']).toBe(
      'unqualified',
    );
  });

  it('the order in which decisions are read makes no difference', () => {
    const ids = [0, 1, 2].map((index) => finding('A', 'blank-section', 'fail', index).id);
    const all = [
      ...ids.map((id, index) => decision(index + 1, 'dismiss', 'A', id)),
      decision(4, 'revoke', 'A', '2'),
      decision(5, 'exempt', 'B', ''),
    ];
    const whole = judgeSites(part, all);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(judgeSites(part, shuffled)).toEqual(whole);
      }),
    );
  });
});
