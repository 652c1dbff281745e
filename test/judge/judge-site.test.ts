// Verdicts: inclusive limits, unknown that spreads exactly as far as it could change the answer, order that never matters.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSite, type SiteCase } from '../../src/judge/judge-site.ts';
import type { JudgedFinding } from '../../src/judge/clause.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { TERMINAL_STATES } from '../../src/model/run.ts';
import { edition } from '../checks/bench.ts';

const EDITION = edition();
const CHECK_IDS = [
  'blank-section',
  'long-stale-section',
  'stale-home-page',
  'stale-section',
  'unreachable-site',
];

const finding = (
  check: string,
  outcome: Outcome,
  index = 0,
  measured: JudgedFinding['measured'] = {},
): JudgedFinding => ({
  ...{ id: `${check}-${outcome}-${index}`, check, outcome },
  ...{
    target: `http://x/${outcome}/${index}`,
    measured: { section: `栏目${index}`, reason: '超时', ...measured },
  },
});

const many = (check: string, outcome: Outcome, count: number): readonly JudgedFinding[] =>
  Array.from({ length: count }, (_one, index) => finding(check, outcome, index));

/** One passing finding of every check but those given. */
const clean = (...but: string[]): readonly JudgedFinding[] =>
  CHECK_IDS.filter((id) => !but.includes(id)).map((id) => finding(id, 'pass'));

function judge(findings: readonly JudgedFinding[], over: Partial<SiteCase> = {}) {
  return judgeSite({
    ...{ run: 'r1', site: { code: '5111000001', services: true }, status: 'running', edition: EDITION },
    ...{ ledger: { state: 'visited', reason: '' }, findings, ...over },
  });
}

describe('judgeSite', () => {
  it('clears a clean site and says what was not examined', () => {
    const verdict = judge(clean());
    expect(verdict?.outcome).toBe('qualified');
    const unexamined = verdict?.indicators.filter((result) => result.outcome === 'inapplicable');
    expect(unexamined?.map((result) => result.id + result.clause)).toEqual([
      'site.security',
      'site.interactiona',
      'site.interactionb',
      'site.servicesa',
      'site.servicesb',
    ]);
    expect(unexamined?.every((result) => result.reason === '系统尚不检查此项，须人工检查')).toBe(true);
  });

  it.each([
    ['stale-section', 5],
    ['long-stale-section', 10],
    ['blank-section', 5],
    ['stale-home-page', 1],
  ] as const)('%s convicts at %i, inclusive', (check, limit) => {
    expect(judge([...clean(check), finding(check, 'pass'), ...many(check, 'fail', limit - 1)])?.outcome).toBe(
      'qualified',
    );
    const verdict = judge([...clean(check), ...many(check, 'fail', limit)]);
    expect(verdict?.outcome).toBe('unqualified');
    const failing = verdict?.indicators.filter((result) => result.outcome === 'fail') ?? [];
    expect(failing).toMatchObject([{ count: limit, limit }]);
    expect(failing[0]?.findings).toHaveLength(limit);
  });

  it('does not add up clauses', () => {
    const findings = [
      ...clean('stale-section', 'blank-section'),
      ...many('stale-section', 'fail', 4),
      ...many('blank-section', 'fail', 4),
    ];
    expect(judge(findings)?.outcome).toBe('qualified');
  });

  it('counts one section once, however often it was met', () => {
    const twice = [
      ...many('blank-section', 'fail', 4),
      { ...finding('blank-section', 'fail', 3), id: 'again' },
    ];
    expect(judge([...clean('blank-section'), ...twice])?.outcome).toBe('qualified');
  });

  it('leaves a clause open only while the unknown ones could still reach the limit', () => {
    const mixed = (fails: number, unknowns: number) =>
      judge([
        ...clean('blank-section'),
        ...many('blank-section', 'fail', fails),
        ...many('blank-section', 'unknown', unknowns),
      ]);
    expect(mixed(3, 1)?.outcome).toBe('qualified');
    expect(mixed(3, 2)?.outcome).toBe('undetermined');
    expect(mixed(3, 2)?.reasons[0]).toContain('超时（2 处）');
    expect(mixed(5, 9)?.outcome).toBe('unqualified');
  });

  it('one unknown that stands for everything leaves the clause open', () => {
    const whole = finding('blank-section', 'unknown', 0, { scope: 'subject' });
    expect(judge([...clean('blank-section'), whole])?.outcome).toBe('undetermined');
  });

  it('takes no record for no pass', () => {
    expect(judge(clean('blank-section'))?.outcome).toBe('undetermined');
    expect(judge([])?.outcome).toBe('undetermined');
  });

  it('never convicts of being unreachable by one night', () => {
    const findings = [
      ...clean('unreachable-site'),
      finding('unreachable-site', 'fail', 0, { cause: '连接超时' }),
    ];
    expect(judge(findings)?.outcome).toBe('undetermined');
    expect(judge(findings)?.reasons.join()).toContain('一周');
  });

  describe('the prober’s week', () => {
    const week = (outcome: Outcome, measured: JudgedFinding['measured'] = {}): JudgedFinding =>
      finding('unreachable-week', outcome, 0, { reason: '一周监测不足：可用 4 天，须 7 天', ...measured });
    const reached = (findings: readonly JudgedFinding[], over: Partial<SiteCase> = {}) =>
      judge(findings, over)?.indicators.find(({ id }) => id === 'site.unreachable');
    const closed = finding('unreachable-site', 'fail', 0, { cause: '连接超时' });
    const down = { ledger: { state: 'unreachable', reason: '' } } as const;

    it('convicts, whatever tonight saw, and the verdict names it', () => {
      for (const over of [{}, down]) {
        const verdict = judge([...clean(), week('fail')], over);
        expect(verdict?.outcome).toBe('unqualified');
        expect(reached([...clean(), week('fail')], over)).toMatchObject({
          ...{ outcome: 'fail', count: 1, limit: 1, findings: [week('fail').id] },
        });
      }
    });

    it('clears, also where tonight failed', () => {
      const findings = [...clean('unreachable-site'), closed, week('pass')];
      expect(reached(findings)).toMatchObject({ outcome: 'pass', count: 0, findings: [week('pass').id] });
      expect(reached(findings, down)).toMatchObject({ outcome: 'pass' });
    });

    it('too short to say, leaves tonight’s answer as it is', () => {
      expect(judge([...clean(), week('unknown')])?.outcome).toBe('qualified');
      expect(reached([...clean('unreachable-site'), closed, week('unknown')])).toMatchObject({
        ...{ outcome: 'unknown', reason: '本次检查时打不开（连接超时），须由一周的可用性监测认定' },
      });
      expect(reached([...clean(), week('unknown')], down)).toMatchObject({ reason: '本次检查时打不开' });
    });

    it('too short, but failing as it goes, is not cleared by one night', () => {
      const findings = [...clean(), week('unknown', { mayConvict: true })];
      expect(reached(findings)).toMatchObject({
        ...{ outcome: 'unknown', reason: '一周监测不足：可用 4 天，须 7 天' },
      });
      expect(judge(findings)?.outcome).toBe('undetermined');
    });
  });

  it.each(TERMINAL_STATES.filter((state) => !['visited', 'not-running'].includes(state)))(
    'a site that ended %s is undetermined, whatever was found',
    (state) => {
      const damning = CHECK_IDS.flatMap((id) => many(id, 'fail', 20));
      for (const findings of [clean(), damning]) {
        const verdict = judge(findings, { ledger: { state, reason: '原因' } });
        expect(verdict?.outcome).toBe('undetermined');
        expect(verdict?.reasons).toEqual([expect.stringContaining('原因')]);
      }
    },
  );

  it('judges no site that is not running', () => {
    expect(judge(clean(), { status: 'rebuilding' })).toBeNull();
    expect(judge(clean(), { ledger: { state: 'not-running', reason: '' } })).toBeNull();
  });

  it('a site without services is inapplicable for service rules', () => {
    const verdict = judge(clean(), { site: { code: '5111000001', services: false } });
    const services = verdict?.indicators.filter((result) => result.id === 'site.services') ?? [];
    expect(services.map((result) => result.reason)).toEqual(Array(2).fill('该网站无对外服务，此项不适用'));
  });

  it('lets a suspicion wait for a person', () => {
    const indicators = EDITION.indicators.map((one) => ({
      ...one,
      clauses: one.clauses.map((clause) => ({ ...clause, automation: 'suspected' as const })),
    }));
    const findings = [...clean('blank-section'), ...many('blank-section', 'fail', 9)];
    expect(judge(findings, { edition: { ...EDITION, indicators } })?.outcome).toBe('undetermined');
  });
});

describe('properties', () => {
  const outcome = fc.constantFrom<Outcome>('fail', 'unknown', 'pass', 'inapplicable');
  const findings = fc
    .array(fc.tuple(fc.constantFrom(...CHECK_IDS), outcome), { maxLength: 60 })
    .map((pairs) => pairs.map(([check, answer], index) => finding(check, answer, index)));

  it('the same findings in any order give the same bytes', () => {
    const shuffled = findings.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(JSON.stringify(judge(other))).toBe(JSON.stringify(judge(all)));
      }),
    );
  });

  it('turning a fail into unknown never convicts, and turning unknown into pass never does', () => {
    const softer = { fail: 'unknown', unknown: 'pass', pass: 'pass', inapplicable: 'inapplicable' } as const;
    fc.assert(
      fc.property(findings, (all) => {
        const soft = all.map((one) => ({ ...one, outcome: softer[one.outcome] }));
        if (judge(soft)?.outcome === 'unqualified') expect(judge(all)?.outcome).toBe('unqualified');
      }),
    );
  });

  it('a conviction always rests on as many failing findings as the limit asks', () => {
    fc.assert(
      fc.property(findings, (all) => {
        const failing = new Set(all.filter((one) => one.outcome === 'fail').map((one) => one.id));
        for (const result of judge(all)?.indicators ?? []) {
          expect(result.findings.every((id) => failing.has(id))).toBe(true);
          if (result.outcome === 'fail') expect(result.findings.length).toBeGreaterThanOrEqual(result.limit);
        }
      }),
    );
  });
});
