// The day a section will be out of date is the first on which the rule itself says so.
import { describe, expect, it } from 'vitest';
import { freshnessWithin } from '../../../src/derive/freshness/rule.ts';
import type { WindowLimit } from '../../../src/derive/freshness/limits.ts';
import {
  daysLeft,
  observeHomePage,
  observeSection,
  overOn,
  type CountdownRules,
} from '../../../src/derive/warning/countdown.ts';
import { plusDays, type CalendarDate } from '../../../src/model/calendar.ts';
import type { SectionReading } from '../../../src/artifacts/site.ts';
import { day, home, section } from '../../checks/bench.ts';

const RULES: CountdownRules = {
  limits: {
    short: {
      anyLevel: { news: { days: 14 } },
      firstLevel: { notice: { months: 6 }, policy: { months: 6 } },
    },
    long: {
      shorter: {
        anyLevel: { news: { days: 14 } },
        firstLevel: { notice: { months: 6 }, policy: { months: 6 } },
      },
      default: { months: 12 },
      byType: {},
    },
    maxQuietDays: 14,
  },
  leadDays: {
    'stale-home-page': 5,
    'stale-section': { default: 30, byType: { news: 5 } },
    'long-stale-section': { default: 30, byType: {} },
  },
};

const TODAY = day('2021-12-20');
const look = (
  over: Partial<SectionReading>,
  today: CalendarDate = TODAY,
): ReturnType<typeof observeSection> => observeSection(section(over), 7, RULES, today);

describe('the day on which it is over', () => {
  it.each<readonly [string, WindowLimit, string]>([
    ['2021-12-06', { days: 14 }, '2021-12-21'],
    ['2021-06-20', { months: 6 }, '2021-12-21'],
    // Counted back from 28 August to 31 August six months are always 28 February.
    ['2021-02-28', { months: 6 }, '2021-09-01'],
    // And from 28 February they are 28 August.
    ['2021-08-31', { months: 6 }, '2022-03-01'],
    ['2020-02-29', { months: 12 }, '2021-03-01'],
  ])('%s within %j is over on %s', (latest, window, over) => {
    expect(overOn(day(latest), window)).toBe(over);
  });

  it.each<WindowLimit>([{ days: 14 }, { months: 6 }, { months: 12 }])(
    'is never a day off from what the rule of %j says, over three years of days',
    (window) => {
      for (let latest = day('2019-07-01'); latest < '2022-07-01'; latest = plusDays(latest, 1)) {
        const over = overOn(latest, window);
        const said = (on: CalendarDate): string =>
          freshnessWithin(section({ newest: latest }), window, 'stale', on, null).state;
        expect([latest, said(plusDays(over, -1)), said(over)]).toEqual([latest, 'fresh', 'stale']);
      }
    },
  );
});

describe('what a night says of a section', () => {
  it.each<readonly [string, Partial<SectionReading>, string | null]>([
    ['news with more days left than the lead', { newest: day('2021-12-15') }, 'calm'],
    ['news with as many days left as the lead', { newest: day('2021-12-10') }, 'due'],
    ['news on its last day', { newest: day('2021-12-06') }, 'due'],
    ['news past its limit', { newest: day('2021-12-05') }, 'over'],
    ['news past its limit, seen one way only', { newest: day('2021-12-05'), confirmedBy: ['http'] }, null],
    ['undated', { newest: null }, null],
    ['dated ahead', { newest: day('2022-01-01') }, null],
    ['unreadable', { content: 'unreadable' }, null],
    ['blank by one view', { content: 'blank', newest: null, confirmedBy: ['http'] }, null],
    ['blank', { content: 'blank', newest: null }, 'lapsed'],
    ['one article', { content: 'article' }, 'lapsed'],
    ['a first-level notice section', { type: 'notice', level: 1, newest: day('2021-07-15') }, 'due'],
    ['a plan section', { type: 'plan', newest: day('2021-07-15') }, 'calm'],
  ])('%s', (_name, over, observed) => {
    expect(look(over)?.observed ?? null).toBe(observed);
  });

  it('names its limit, its day and its days left', () => {
    const notice = look({ type: 'notice', level: 1, newest: day('2021-07-01') });
    expect(notice).toMatchObject({ kind: 'stale-section', latest: '2021-07-01', overOn: '2022-01-02' });
    expect(notice?.limitDays).toBe(183);
    expect(daysLeft(notice?.overOn ?? TODAY, TODAY)).toBe(13);
  });

  it('a second-level notice section has a year', () => {
    expect(look({ type: 'notice', level: 2, newest: day('2021-07-01') })).toMatchObject({
      kind: 'long-stale-section',
      overOn: '2022-07-02',
    });
  });
});

describe('what a night says of a home page', () => {
  it.each([
    [{ newest: day('2021-12-19') }, 'calm'],
    [{ newest: day('2021-12-08') }, 'due'],
    [{ newest: day('2021-12-01') }, 'over'],
    [{ newest: day('2021-12-01'), doubt: '日期由脚本生成' }, undefined],
    [{ newest: null }, undefined],
  ])('%j', (over, observed) => {
    expect(observeHomePage(home(over), RULES, TODAY)?.observed).toBe(observed);
  });
});
