// The checks of accounts: a machine suspects, people confirm, an empty answer says nothing.
import { describe, expect, it } from 'vitest';
import { account } from '../suites/store-account-suite.ts';
import { answers, DAY, entry, findingsOf, post, seen, T0, time, type Known } from './account-bench.ts';

const OLD = [post(30), post(90)];
const outcome = (check: string, known: Known) => answers(check, known)[0];

it('points at the account’s address, and at its number where none is filed', () => {
  const found = findingsOf({ of: { url: '' } });
  expect(new Set(found.map((one) => `${one.subjectKind} ${one.target} ${one.page}`))).toEqual(
    new Set(['account account:A1 account:A1']),
  );
});

describe('silent-account', () => {
  it.each<[string, Known, string, object]>([
    ['a post in the window', { seen: [seen([post(3)])] }, 'pass', {}],
    ['two lists alone', { seen: [seen(OLD), seen(OLD, { source: 'b' })] }, 'unknown', { candidate: true }],
    ['one inspector alone', { entries: [entry('甲')] }, 'unknown', { candidate: true, inspectors: '甲' }],
    ['one list alone', { seen: [seen(OLD)] }, 'unknown', { candidate: false }],
    [
      'one list and one inspector',
      { seen: [seen(OLD)], entries: [entry('甲')] },
      'fail',
      { confirmed: true, confirmedBy: '甲', latest: '2026-02-14', quietDays: 30 },
    ],
    ['two inspectors', { entries: [entry('甲'), entry('乙')] }, 'fail', { confirmedBy: '乙、甲' }],
    ['one inspector twice', { entries: [entry('甲'), entry(' 甲 ')] }, 'unknown', { candidate: true }],
    [
      'an inspector who looked before 监测时间点',
      { entries: [entry('甲'), entry('乙', { seenAt: T0 - 1 })] },
      'unknown',
      {},
    ],
    ['no screenshot', { entries: [entry('甲'), entry('乙', { evidence: [] })] }, 'unknown', {}],
    [
      'an inspector who saw an update, against machines',
      { seen: [seen(OLD), seen(OLD, { source: 'b' })], entries: [entry('甲', { newest: time(2) })] },
      'pass',
      {},
    ],
    [
      'inspectors who contradict each other',
      { entries: [entry('甲'), entry('乙'), entry('丙', { newest: time(2) })] },
      'unknown',
      { candidate: true },
    ],
    [
      'an unhealthy canary',
      { seen: [seen(OLD, { canaryHealthy: false })] },
      'unknown',
      { next: '录入或核对哨兵账号后再取' },
    ],
    ['nothing', {}, 'unknown', { candidate: false }],
    ['an app', { of: { platform: 'app-ios' } }, 'inapplicable', {}],
  ])('%s', (_what, known, expected, measured) => {
    expect(outcome('silent-account', known)).toMatchObject({ outcome: expected, measured });
  });
});

describe('zombie-account', () => {
  const months = [post(200), post(300)];
  it('needs months, confirmation and few followers', () => {
    const entries = [entry('甲', { newest: time(200) })];
    const followers = (count: number) => ({ followers: { count, approximate: false } });
    expect(outcome('zombie-account', { seen: [seen(months)], entries })?.outcome).toBe('fail');
    expect(outcome('zombie-account', { seen: [seen(months, {}, followers(12))], entries })?.outcome).toBe(
      'fail',
    );
    expect(outcome('zombie-account', { seen: [seen(months, {}, followers(5000))], entries })?.outcome).toBe(
      'pass',
    );
    expect(outcome('zombie-account', { seen: [seen(OLD)], entries: [entry('甲')] })?.outcome).toBe('pass');
  });
});

describe('no-interaction', () => {
  const closed = [1, 2, 3].map((days) => post(days, { commentsOpen: false }));
  const tried = { comments: 'closed', messages: 'closed' } as const;
  it.each<[string, Known, string, boolean | undefined]>([
    ['three closed', { seen: [seen(closed)] }, 'unknown', true],
    ['two closed', { seen: [seen(closed.slice(1))] }, 'inapplicable', undefined],
    ['one open', { seen: [seen([...closed.slice(1), post(1, { commentsOpen: true })])] }, 'pass', undefined],
    ['nobody tells, nobody tried', { seen: [seen(OLD)] }, 'inapplicable', undefined],
    ['closed, and tried', { seen: [seen(closed)], entries: [entry('甲', tried)] }, 'fail', undefined],
    ['tried by one', { entries: [entry('甲', tried)] }, 'unknown', true],
    ['tried by two', { entries: [entry('甲', tried), entry('乙', tried)] }, 'fail', undefined],
    [
      'got through',
      { seen: [seen(closed)], entries: [entry('甲', { messages: 'open' })] },
      'pass',
      undefined,
    ],
  ])('%s', (_what, known, expected, candidate) => {
    const found = outcome('no-interaction', known);
    expect(found?.outcome).toBe(expected);
    expect(found?.measured['candidate']).toBe(candidate);
  });
});

describe('unavailable-app', () => {
  const of = { platform: 'app-android' } as const;
  const gone = (source: string, days: number) =>
    seen([], { source, seenAt: T0 + days * DAY }, { answer: 'not-found' });
  const offered = seen([], { source: 'store', coverage: 'partial' });
  const failed = entry('甲', { appUsable: false });
  it.each<[string, Known, string]>([
    ['no app', { of: { platform: 'weibo' } }, 'inapplicable'],
    ['offered in one channel', { of, seen: [offered, gone('b', 0)] }, 'pass'],
    ['gone once', { of, seen: [gone('a', 0), gone('b', 0)] }, 'unknown'],
    ['gone twice', { of, seen: [gone('a', -1), gone('a', 0)] }, 'unknown'],
    ['gone twice and tested', { of, seen: [gone('a', -1), gone('a', 0)], entries: [failed] }, 'fail'],
    ['gone once and tested', { of, seen: [gone('a', 0)], entries: [failed] }, 'unknown'],
    ['offered but unusable to one', { of, seen: [offered], entries: [failed] }, 'unknown'],
    ['usable', { of, entries: [entry('甲', { appUsable: true })] }, 'pass'],
  ])('%s', (_what, known, expected) => {
    expect(outcome('unavailable-app', known)?.outcome).toBe(expected);
  });
});

describe('what is told beside the vetoes', () => {
  it('off-topic-account: inspectors’ notes alone', () => {
    const noted = { offTopic: true };
    expect(outcome('off-topic-account', {})?.outcome).toBe('unknown');
    expect(outcome('off-topic-account', { entries: [entry('甲')] })?.outcome).toBe('pass');
    expect(outcome('off-topic-account', { entries: [entry('甲', noted), entry('丙')] })).toMatchObject({
      outcome: 'unknown',
      measured: { candidate: true },
    });
    expect(outcome('off-topic-account', { entries: [entry('甲', noted), entry('乙', noted)] })?.outcome).toBe(
      'fail',
    );
  });
  it('vanished-account: two days and an inspector; the register comes first', () => {
    const gone = (days: number) =>
      seen([], { seenAt: T0 + days * DAY }, { answer: 'deregistered', why: '已注销' });
    const saw = entry('甲', { state: 'deregistered', newest: null, wholeList: false });
    expect(outcome('vanished-account', { seen: [seen(OLD)] })?.outcome).toBe('pass');
    expect(outcome('vanished-account', { seen: [gone(0)] })?.measured['candidate']).toBe(false);
    expect(outcome('vanished-account', { seen: [gone(-1), gone(0)] })?.measured['candidate']).toBe(true);
    const told = outcome('vanished-account', { seen: [gone(-1), gone(0)], entries: [saw] });
    expect(told).toMatchObject({ outcome: 'fail', message: expect.stringContaining('先维护台账') as string });
  });
  it('duplicate-account: two of one unit on one platform', () => {
    expect(outcome('duplicate-account', {})?.outcome).toBe('pass');
    expect(outcome('duplicate-account', { ofUnit: [account({ id: 'A2' })] })).toMatchObject({
      outcome: 'unknown',
      measured: { candidate: true, others: 'A2' },
    });
  });
  it('irregular-name: shown otherwise, unrelated, certified for another', () => {
    const other = { identity: { handle: '1', name: '美食天下' } };
    expect(answers('irregular-name', { seen: [seen(OLD)] }).map((one) => one.outcome)).toEqual(['pass']);
    expect(outcome('irregular-name', { seen: [seen(OLD, {}, other)] })?.measured['candidate']).toBe(true);
    const entries = [entry('甲', { shownName: '美食天下' })];
    expect(outcome('irregular-name', { seen: [seen(OLD, {}, other)], entries })?.outcome).toBe('fail');
    const filed = answers('irregular-name', {
      of: { certifiedAs: '某某传媒有限公司' },
      seen: [seen(OLD)],
      ofUnit: [account({ id: 'A2', platform: 'douyin', url: '', name: '美食天下' })],
    });
    expect(filed.map((one) => one.outcome)).toEqual(['pass', 'unknown', 'unknown']);
  });
});
