// Scoring: deductions under their caps, the two thresholds, the bonus, departments without services, and what is a trial.
import { describe, expect, it } from 'vitest';
import type { ScoreFact } from '../../../src/judge/score/facts.ts';
import { scoreSubject, TRIAL, type ScoreCard } from '../../../src/judge/score/score.ts';
import type { Edition } from '../../../src/model/indicator.ts';
import type { WithoutServices } from '../../../src/model/score-table.ts';
import { tableOf } from '../rules/shipped.ts';
import { demo, entered, fact, national, scoreOf } from './bench.ts';

/** Facts of the demonstration that cost so many points, in steps of a tenth. */
const LOST_20 = [
  fact('portal.overview'),
  fact('portal.message-channel'),
  fact('portal.service-catalogue'),
  entered('portal.surveys', 1),
];

function withRule(rule: Partial<WithoutServices>): Edition {
  const portal = tableOf(demo, 'portal');
  if (portal.withoutServices === null) throw new Error('no rule');
  return { ...demo, portal: { ...portal, withoutServices: { ...portal.withoutServices, ...rule } } };
}

describe('the thresholds', () => {
  it('without any fault: 100, the bonus part entered with nothing gained', () => {
    expect(scoreOf([])).toMatchObject({
      ...{ outcome: 'qualified', deduct: '100.00', bonusEntered: true, bonus: '0.00', total: '100.00' },
      ...{ provisional: false, note: '演示用，分值为虚构' },
    });
  });

  it('80 itself gets no bonus, 80.1 does', () => {
    const bonus = fact('portal.bonus-smart-answers');
    const at80 = scoreOf([...LOST_20, bonus]);
    expect(at80).toMatchObject({
      deduct: '80.00',
      bonusEntered: false,
      bonus: null,
      total: '80.00',
      bonuses: [],
    });
    const [, ...less] = LOST_20;
    const above = scoreOf([...less, entered('portal.reposting', 1), entered('portal.usability/b', 9), bonus]);
    expect(above).toMatchObject({ deduct: '80.10', bonusEntered: true, bonus: '6.00', total: '86.10' });
  });

  it('60 itself passes, 59.9 does not', () => {
    const rows = [
      entered('portal.service-guides/a', 8),
      entered('portal.leaders', 2),
      entered('portal.news', 3),
      fact('portal.ipv6'),
    ];
    const at60 = [...LOST_20, ...rows];
    expect(scoreOf(at60)).toMatchObject({ deduct: '60.00', outcome: 'qualified', trialOutcome: 'qualified' });
    const below = scoreOf([...at60, entered('portal.usability/b', 1)]);
    expect(below).toMatchObject({ deduct: '59.90', outcome: 'unqualified', total: '59.90' });
  });

  it('a veto leaves nothing to score', () => {
    expect(scoreOf([], { veto: 'failed' })).toMatchObject({
      ...{ outcome: 'unqualified', trialOutcome: null, total: null, deduct: null, deductions: [] },
      unscored: '出现单项否决情形，不再评分',
    });
  });
});

describe('caps and cases', () => {
  const lost = (facts: readonly ScoreFact[]): string | null => scoreOf(facts).deduct;

  it.each([
    ['once, however many cases', [entered('portal.overview', 40)], '97.00'],
    ['for every case', [entered('portal.organs', 2)], '98.00'],
    ['up to the row’s cap', [entered('portal.usability/a', 100)], '97.00'],
    [
      'up to the indicator’s total',
      [entered('portal.messages-answered/a', 9), entered('portal.messages-answered/b', 9)],
      '94.00',
    ],
    ['ten tenths are one', [entered('portal.usability/b', 10)], '99.00'],
    ['the same target twice is one case', [fact('portal.organs', 'p'), fact('portal.organs', 'p')], '99.00'],
    ['two targets are two', [fact('portal.organs', 'p'), fact('portal.organs', 'q')], '98.00'],
    ['none', [entered('portal.organs', 0)], '100.00'],
  ])('count %s', (_name, facts, deduct) => {
    expect(lost(facts)).toBe(deduct);
  });

  it('one case under two rows of a dedup group counts once, where it counts most', () => {
    const shared = [fact('portal.news', '/zc/'), fact('portal.policies', '/zc/')];
    expect(lost(shared)).toBe('95.00');
    expect(lost([...shared].reverse())).toBe('95.00');
    expect(lost([fact('portal.news', '/xw/'), fact('portal.policies', '/zc/')])).toBe('93.00');
    const lines = scoreOf(shared).deductions.flatMap((one) => one.lines.filter(({ cases }) => cases > 0));
    expect(lines).toMatchObject([{ indicator: 'portal.policies', clause: 'a', cases: 1, points: '5.00' }]);
  });

  it('an indicator says when its cap held', () => {
    const capped = scoreOf([entered('portal.organs', 9)]).deductions.filter((one) => one.capped);
    expect(capped).toMatchObject([{ id: 'portal.organs', points: '3.00' }]);
  });

  it('everything wrong leaves 0', () => {
    const table = tableOf(demo, 'portal');
    const all = table.deduct.indicators.flatMap(({ id, clauses }) =>
      clauses.map((clause) => entered(`${id}/${clause.id}`, 1000)),
    );
    expect(scoreOf(all)).toMatchObject({ deduct: '0.00', outcome: 'unqualified' });
    expect(scoreOf(all, { services: false })).toMatchObject({ deduct: '0.00' });
  });

  it.each([
    [fact('portal.nothing'), '没有 portal.nothing 的细则“a”；'],
    [fact('portal.overview/z'), '没有 portal.overview 的细则“z”；'],
    [entered('portal.overview', -1), '数目 -1 应为自然数；'],
    [entered('portal.overview', 0.5), '数目 0.5 应为自然数；'],
  ])('a fact that fits no row is refused: %j', (stranger, said) => {
    const input = {
      edition: demo,
      table: 'portal',
      veto: 'none',
      services: true,
      facts: [stranger],
    } as const;
    expect(scoreSubject(input)).toEqual({ ok: false, error: [expect.stringContaining(said)] });
  });
});

describe('a department without services', () => {
  it('scores out of 75, times 4/3, before the tests', () => {
    expect(scoreOf([], { services: false })).toMatchObject({ deduct: '100.00', bonusEntered: true });
    // 75 − 3 − 5 − 0.75 = 66.25; × 4/3 = 88.33…
    const facts = LOST_20.filter(({ indicator }) => indicator !== 'portal.service-catalogue');
    const lost = facts.map((one) =>
      one.indicator === 'portal.surveys' ? entered('portal.surveys/b', 1) : one,
    );
    expect(scoreOf(lost, { services: false })).toMatchObject({ deduct: '88.33', total: '88.33' });
  });

  it('is not asked about services', () => {
    expect(scoreOf([fact('portal.service-catalogue')], { services: false })).toMatchObject({
      deduct: '100.00',
    });
  });

  it('60 is reached exactly by 45 of 75, and the thirds do not blur it', () => {
    // 75 − 30 = 45 → 60.
    const facts = [
      fact('portal.message-channel'),
      entered('portal.messages-answered/a', 4),
      entered('portal.messages-answered/b', 2),
      fact('portal.surveys'),
      fact('portal.message-statistics'),
      entered('portal.leaders', 2),
      entered('portal.news', 3),
    ];
    expect(scoreOf(facts, { services: false })).toMatchObject({ deduct: '60.00', outcome: 'qualified' });
    expect(scoreOf([...facts, entered('portal.usability/b', 1)], { services: false })).toMatchObject({
      ...{ deduct: '59.87', outcome: 'unqualified' },
    });
  });

  it('after the tests, when the office reads it so', () => {
    const facts = [
      fact('portal.message-channel'),
      fact('portal.surveys'),
      fact('portal.message-statistics'),
      entered('portal.usability/b', 11),
    ];
    const before = scoreOf(facts, { services: false });
    const after = scoreOf(facts, { services: false, edition: withRule({ order: 'after' }) });
    expect(before).toMatchObject({ deduct: '79.87', trialOutcome: 'qualified' });
    expect(after).toMatchObject({ deduct: '79.87', trialOutcome: 'unqualified', bonusEntered: false });
  });
});

describe('a trial', () => {
  it('is every total of the national edition, with the rows that lack a number', () => {
    const card = scoreOf([fact('portal.policies'), fact('portal.overview')], { edition: national });
    expect(card).toMatchObject({
      ...{ provisional: true, note: TRIAL, outcome: 'undetermined', trialOutcome: 'qualified' },
      ...{ deduct: '95.00' },
    });
    expect(card.needs).toContain('概况信息（portal.overview）：未核定总分、细则 a 的分值');
    expect(card.needs).toContain('快速答复（portal.bonus-quick-answers）：未核定总分、细则 a 的分值');
    expect(card.needs.some((line) => line.includes('先后'))).toBe(false);
    const overview = card.deductions.find(({ id }) => id === 'portal.overview');
    expect(overview?.lines).toMatchObject([{ cases: 1, points: null }]);
  });

  it('needs no bonus rows below the line, no service rows without services, but the order of the scale', () => {
    const { needs } = scoreOf([], { edition: national, services: false });
    expect(needs.some((line) => line.includes('portal.service-'))).toBe(false);
    expect(needs).toContain('乘以 4/3 与不合格线、加分线的先后：未核定');
    expect(scoreOf(LOST_20).needs).toEqual([]);
  });

  it('is a score before the verdict, and one with rows nobody has answered', () => {
    expect(scoreOf([], { veto: 'open' })).toMatchObject({ provisional: true, needs: ['单项否决尚未判定'] });
    const open = scoreOf([], { unanswered: [{ indicator: 'portal.ipv6', clause: 'a' }] });
    expect(open).toMatchObject({
      ...{ provisional: true, note: `${TRIAL}；演示用，分值为虚构` },
      needs: ['IPv6改造（portal.ipv6）：细则 a 尚未检查'],
    });
  });

  it('a veto needs no number', () => {
    expect(scoreOf([], { edition: national, veto: 'failed' })).toMatchObject({
      provisional: false,
      note: '',
    });
  });

  it('an edition without a table scores nothing', () => {
    expect(scoreOf([], { edition: { ...national, portal: null } })).toMatchObject({
      ...{ outcome: 'undetermined', total: null, provisional: true },
      unscored: '指标 national-2019 没有评分表',
    });
  });
});

describe('the supervision assessment', () => {
  const supervise = (facts: readonly ScoreFact[], edition = demo): ScoreCard =>
    scoreOf(facts, { table: 'supervision', edition });
  const veto = (id: string, count: number): ScoreFact => ({ indicator: id, clause: '', target: null, count });

  it('counts to 120', () => {
    const facts = [fact('supervision.bonus-platform'), entered('supervision.bonus-others', 9)];
    expect(supervise(facts)).toMatchObject({ deduct: '100.00', bonus: '20.00', total: '120.00' });
  });

  it('a message counts once: unfinished before late', () => {
    const message = ['a', 'b', 'c'].map((clause) =>
      fact(`supervision.error-reports-handled/${clause}`, '留言1'),
    );
    expect(supervise(message)).toMatchObject({ deduct: '97.00' });
    expect(supervise(message.slice(1))).toMatchObject({ deduct: '98.00' });
  });

  it('has vetoes of its own, inclusive', () => {
    expect(supervise([veto('supervision.veto-wording', 2)])).toMatchObject({ total: '100.00' });
    const struck = supervise([veto('supervision.veto-wording', 3)]);
    expect(struck).toMatchObject({ outcome: 'unqualified', total: null });
    expect(struck.unscored).toContain('严重表述错误');
  });

  it('is a trial while the number of a veto is lost, and convicts nobody by it', () => {
    const card = supervise([veto('supervision.veto-wording', 9)], national);
    expect(card).toMatchObject({ provisional: true, outcome: 'undetermined', total: '100.00', note: TRIAL });
    expect(card.needs).toContain('单项否决（supervision.veto-wording）：未核定数目');
  });
});
