// Clues about a register, links that fill in ids, and the statistics of openings and closings.
import { expect, it } from 'vitest';
import { accountNotices, withHandles } from '../../../src/derive/accounts/notices.ts';
import { lifecycleOf } from '../../../src/derive/accounts/lifecycle.ts';
import { calendarDate } from '../../../src/model/calendar.ts';
import { quarterOf, quartersBefore } from '../../../src/model/quarter.ts';
import { account } from '../../suites/store-account-suite.ts';

const kinds = (
  ...accounts: Parameters<typeof account>[0][]
): readonly (readonly [string, readonly string[]])[] =>
  accountNotices(accounts.map((over) => account(over))).map(
    (notice) => [notice.kind, notice.accounts] as const,
  );

it('tells of two running accounts of one unit on one platform, not of two units or closed ones', () => {
  expect(kinds({ id: 'A2' }, { id: 'A1' })).toEqual([['twice-on-platform', ['A1', 'A2']]]);
  expect(kinds({ id: 'A1' }, { id: 'A2', status: 'closed' })).toEqual([]);
  expect(kinds({ id: 'A1' }, { id: 'A2', region: '511102' })).toEqual([]);
  expect(kinds({ id: 'A1', platform: 'other', url: '' }, { id: 'A2', platform: 'other', url: '' })).toEqual(
    [],
  );
});

it('tells of names that differ between the platforms of one unit', () => {
  const douyin = { platform: 'douyin', url: '' } as const;
  expect(kinds({ id: 'A1' }, { id: 'A2', ...douyin, name: '某某 发布' })).toEqual([]);
  expect(kinds({ id: 'A1' }, { id: 'A2', ...douyin, name: '某某微发布' })).toEqual([
    ['names-differ', ['A1', 'A2']],
  ]);
});

it('tells of what can be checked by nothing, contradicts its link, or is not certified', () => {
  expect(kinds({ id: 'A1', handle: '', url: '' })).toEqual([['unfindable', ['A1']]]);
  expect(kinds({ id: 'A1', certifiedAs: '' })).toEqual([['uncertified', ['A1']]]);
  expect(kinds({ id: 'A1', platform: 'app-ios', handle: '1', url: '', certifiedAs: '' })).toEqual([]);
  expect(kinds({ id: 'A1', handle: '1000000002' })).toEqual([['handle-contradicts-link', ['A1']]]);
  expect(kinds({ id: 'A1', platform: 'douyin' })).toEqual([['platform-contradicts-link', ['A1']]]);
  const short = { id: 'A1', platform: 'douyin', url: 'https://v.douyin.com/x/' } as const;
  expect(kinds({ ...short, handle: '' })).toEqual([['short-link', ['A1']]]);
  expect(kinds({ ...short, handle: 'MS4wx' })).toEqual([]);
});

it('fills in ids from links of the same platform alone, and leaves filed ones', () => {
  const filled = withHandles([
    account({ handle: '' }),
    account({ handle: 'mmfb' }),
    account({ handle: '', platform: 'douyin' }),
  ]);
  expect(filled.map(({ handle }) => handle)).toEqual(['1000000001', 'mmfb', '']);
});

it('counts openings and closings with numerator and denominator', () => {
  const day = (month: number): ReturnType<typeof calendarDate> => calendarDate(2021, month, 1);
  const accounts = [
    account({ openedOn: day(10) }),
    account({ openedOn: day(1), status: 'closed', closedOn: day(12) }),
    account({ status: 'migrated', closedOn: day(12) }),
  ];
  expect(lifecycleOf(accounts, quarterOf('2021Q4'))).toEqual({
    opened: 3,
    byStatus: { running: 1, suspended: 0, migrated: 1, closed: 1 },
    shutDown: { numerator: 1, denominator: 3, rate: '33.33' },
    within: { opened: 1, closed: 1 },
  });
  expect(lifecycleOf([], null)).toMatchObject({ shutDown: { denominator: 0, rate: null }, within: null });
});

it('knows quarters', () => {
  expect(quarterOf('2021Q4')).toEqual({ from: '2021-10-01', to: '2021-12-31' });
  expect(quarterOf('2021Q5')).toBeNull();
  expect(quartersBefore('2022Q2', 3)).toEqual(['2022Q1', '2021Q4', '2021Q3']);
});
