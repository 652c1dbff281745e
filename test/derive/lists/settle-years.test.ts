// Rows that print only month and day: which year they are of, and when nobody can tell.
import { describe, expect, it } from 'vitest';
import type { ListRow } from '../../../src/artifacts/page-reading.ts';
import { settleYears } from '../../../src/derive/lists/settle-years.ts';
import type { CalendarDate } from '../../../src/model/calendar.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const sure = (date: string, title = '关于印发工作方案的通知'): ListRow => ({
  title,
  url: `http://www.my.gov.cn/a/${date}.html`,
  date: day(date),
});
const yearless = (date: string, title = '工作总结'): ListRow => ({
  ...sure(date, title),
  inferredYear: true,
});
const settle = (rows: readonly ListRow[], articles: Readonly<Record<string, string>> = {}) =>
  settleYears(rows, (url) => (articles[url] === undefined ? null : day(articles[url])));

describe('the article behind', () => {
  const row = yearless('2021-08-22');
  const url = row.url ?? '';

  it.each([
    ['of the same day gives its year', '2017-08-22', '2017-08-22'],
    ['of the day before gives its year', '2017-08-21', '2017-08-22'],
    ['of another month says nothing', '2017-03-01', '2021-08-22'],
  ])('%s', (_, article, expected) => {
    expect(settle([row], { [url]: article })).toEqual([expected]);
  });

  it('counts across the turn of a year', () => {
    const last = yearless('2021-12-31');
    expect(settle([last], { [last.url ?? '']: '2019-01-01' })).toEqual(['2018-12-31']);
  });

  it('dates a row that prints none', () => {
    expect(settle([{ ...row, date: null }], { [url]: '2020-02-02' })).toEqual(['2020-02-02']);
  });
});

describe('the order of rows', () => {
  it('says what a row below cannot be newer than', () => {
    const rows = [sure('2018-12-20'), sure('2018-06-08'), yearless('2021-05-21'), yearless('2021-11-30')];
    expect(settle(rows)).toEqual(['2018-12-20', '2018-06-08', '2018-05-21', '2017-11-30']);
  });

  it('needs two rows of known year', () => {
    expect(settle([sure('2018-12-20'), yearless('2021-05-21')])).toEqual(['2018-12-20', '2021-05-21']);
  });

  it('says nothing of rows above the first known one', () => {
    const rows = [yearless('2021-05-21'), sure('2018-12-20'), sure('2018-06-08')];
    expect(settle(rows)[0]).toBe('2021-05-21');
  });

  it('says nothing where the known ones do not run from new to old', () => {
    const rows = [sure('2018-06-08'), sure('2018-12-20'), yearless('2021-05-21')];
    expect(settle(rows)[2]).toBe('2021-05-21');
  });

  it('leaves pinned rows out, as witnesses and as rows', () => {
    const rows = [
      sure('2013-12-24', '[置顶] 年度报告'),
      sure('2018-08-27'),
      yearless('2021-08-22', '【置顶】公告'),
      sure('2018-08-15'),
      yearless('2021-08-10'),
    ];
    expect(settle(rows)).toEqual(['2013-12-24', '2018-08-27', '2021-08-22', '2018-08-15', '2018-08-10']);
  });

  it('29 February falls back to the year before, or stays', () => {
    const below = (second: string) => settle([sure('2021-03-20'), sure(second), yearless('2024-02-29')])[2];
    expect(below('2021-03-08')).toBe('2020-02-29');
    expect(below('2019-03-08')).toBe('2024-02-29');
  });
});
