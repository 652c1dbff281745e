// What a row's address says of the year that the row does not print.
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../src/model/calendar.ts';
import { withAddress } from '../../../src/derive/lists/row-date.ts';

const asOf = (date: string): CalendarDate => date as CalendarDate;
const yearless = (date: string) => ({ date: asOf(date), inferredYear: true });
const at = (folder: string): string => `http://www.qs.gov.cn/News/${folder}/5127.shtml`;

describe('the year of a row that prints month and day only', () => {
  it.each<[string, string, string, string]>([
    ['the same day', '2017-10-13', '2015/1013', '2015-10-13'],
    ['a day later', '2017-10-14', '2015/1013', '2015-10-14'],
    ['nine days later', '2018-02-22', '2018/0213', '2018-02-22'],
    ['across the turn of the year', '2018-01-02', '2017/1229', '2018-01-02'],
    ['across a turn of the year long past', '2018-01-02', '2014/1229', '2015-01-02'],
    ['a day before', '2017-12-31', '2016/0101', '2015-12-31'],
    ['the very day of a year still to come', '2017-03-04', '2018/0304', '2018-03-04'],
  ])('%s', (_name, inferred, folder, date) => {
    expect(withAddress(yearless(inferred), at(folder))).toEqual({ date, inferredYear: false });
  });

  it.each<[string, string, string]>([
    ['months away from the address', '2017-10-14', '2015/0310'],
    ['never later than it can be', '2017-01-02', '2017/1229'],
    ['a day after one still to come', '2017-03-05', '2018/0304'],
    ['an address without a day', '2017-10-14', 'show'],
  ])('stays open: %s', (_name, inferred, folder) => {
    const row = yearless(inferred);
    const read = withAddress(row, at(folder));
    expect(read?.date).toBe(inferred);
  });

  it('leaves a printed year alone', () => {
    const row = { date: asOf('2021-12-17'), inferredYear: false };
    expect(withAddress(row, at('2015/1217'))).toBe(row);
  });
});
