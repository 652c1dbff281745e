// The forms in which pages print days, and the numbers that look like days and are none.
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../src/model/calendar.ts';
import { readDate, readDates } from '../../../src/derive/dates/read-date.ts';

const asOf = '2021-12-20' as CalendarDate;
const dateOf = (text: string): string | null => readDate(text, asOf)?.date ?? null;

describe('a day printed in full', () => {
  it.each([
    '2021-12-17',
    '[2021-12-17]',
    '(2021-12-17)',
    '【2021-12-17】',
    '（2021-12-17）',
    '2021.12.17',
    '2021/12/17',
    '2021年12月17日',
    '２０２１－１２－１７',
    '2021—12—17',
    '2021 - 12 - 17',
    '2021 年 12 月 17 日',
    '2021年12月17',
    '2021年12月17号',
    '二〇二一年十二月十七日',
    '二○二一年十二月十七日',
    '二零二一年十二月十七日',
    '20211217',
    '21-12-17',
    '[21-12-17]',
    '21/12/17',
    '21年12月17日',
    '2021-12-17 09:28',
    '2021-12-17 09:28:33',
    '2021-12-17T09:28:33+08:00',
    '2021-12-17T01:28:33Z',
    '2021-12-17 星期五',
    '2021年12月17日（星期五）09:28',
    '17 2021-12',
    '17 2021.12',
    '17 2021/12',
    '17 2021年12月',
    '17日 2021年12月',
    '12/17 2021',
    '12-17 2021',
    '12月17日 2021',
    '2021 12-17',
    '2021 12/17',
    '2021 12月17日',
    '2021年 12-17',
    '2021-12 17',
    '2021.12 17',
    '17 12月 2021',
    '172021-12',
    '17/2021-12',
    '12/17/2021',
    '17/12/2021',
    '12/17/2021 9:28:00 AM',
    'Dec 17, 2021',
    '17 December 2021',
    'Fri Dec 17 09:28:00 CST 2021',
    '发布时间：2021-12-17',
    '更新日期:2021年12月17日 来源：省政府',
    '关于印发某某办法的通知 2021-12-17',
    '关于印发某某办法的通知[2021-12-17]',
    '2021-12-17 关于印发某某办法的通知',
    '• 2021-12-17',
    '2021-12-17 |',
    '09:28 2021-12-17',
    '关于2019年12月1日起施行新规的通知 2021-12-17',
    '\u00a02021-12-17\u3000',
    '2021-12-17发布',
    '时间：2021-12-17 点击：33次',
    '2021-12-17\n',
    '发布于 2021-12-17',
    '2021-12-17 00:00:00.0',
  ])('%s', (text) => expect(dateOf(text)).toBe('2021-12-17'));
});

describe('a day without its year', () => {
  it.each([
    ['12-17', '2021-12-17'],
    ['[12-17]', '2021-12-17'],
    ['12/17', '2021-12-17'],
    ['12月17日', '2021-12-17'],
    ['(12/17)', '2021-12-17'],
    ['12.17', '2021-12-17'],
    ['12-17 09:28', '2021-12-17'],
    ['某某会议召开 12-17', '2021-12-17'],
    ['[12-21]', '2020-12-21'],
    ['12-20', '2021-12-20'],
    ['12-31', '2020-12-31'],
    ['01-05', '2021-01-05'],
    ['1月5日', '2021-01-05'],
    ['[1-5]', '2021-01-05'],
    ['02-29', '2020-02-29'],
    ['17 12月', '2021-12-17'],
    ['12月 17', '2021-12-17'],
  ])('%s counts back from 2021-12-20 to %s', (text, date) => {
    expect(readDate(text, asOf)).toMatchObject({ date, inferredYear: true, future: false });
  });
});

describe('a day told by its distance', () => {
  it.each([
    ['刚刚', '2021-12-20'],
    ['5分钟前', '2021-12-20'],
    ['2小时前', '2021-12-20'],
    ['今天 09:28', '2021-12-20'],
    ['今天', '2021-12-20'],
    ['昨天', '2021-12-19'],
    ['昨天 23:10', '2021-12-19'],
    ['前天', '2021-12-18'],
    ['3天前', '2021-12-17'],
    ['三天前', '2021-12-17'],
    ['1周前', '2021-12-13'],
    ['2个月前', '2021-10-20'],
    ['1年前', '2020-12-20'],
    ['某某会议召开 昨天', '2021-12-19'],
    ['3天前发布', '2021-12-17'],
  ])('%s is %s', (text, date) => expect(readDate(text, asOf)).toMatchObject({ date, relative: true }));
});

describe('what is no day', () => {
  it.each([
    '',
    '2021',
    '2021年',
    '2021年12月',
    '2021-12',
    '12月',
    '2020-2021',
    '2020-2021年',
    '2021-2025',
    '川办发〔2021〕15号',
    '川办发〔2021〕12-17号',
    '028-86604114',
    '028-20211217',
    '0816-2211217',
    '13981122334',
    '192.168.12.17',
    '10.12.17.1',
    'v2021.12.17',
    'v12.17',
    '1.2.17',
    '2021.12.17.1',
    '12.17万元',
    '12.17%',
    '3-12岁儿童',
    '12-17岁少年疫苗接种',
    '12-17 岁',
    '12:17',
    '09:28',
    '2021-13-01',
    '2021-02-30',
    '2021-12-32',
    '32-13',
    '2021年2月29日',
    '0000-00-00',
    '1970-01-01',
    '1970-01-01 08:00:00',
    '51000020211217',
    '510000202112171234',
    'N5100012021000123',
    '第12-17号',
    '今天是个好日子',
    '今日头条',
    '昨天的故事',
    '前天下第一村',
    '请于3日前报送',
    '5天前往成都',
    '目前',
    '日前',
    '12/05/2021',
    '2021学年',
    'CB-2021-12-17-003',
    '共 17 条',
    '12个月',
    '第1-2批',
    '2.17',
    'GB/T 1217-2021',
    '￥20211217',
    '编号：20211217003',
    '60-12-17',
    '12月17日至20日',
    '自12月17日起',
  ])('%s', (text) => expect(dateOf(text)).toBeNull());

  it('a fraction or a span reads as a day only for who asks about nothing else', () => {
    expect(dateOf('第 1/3 页')).toBeNull();
    expect(dateOf('第1-2期')).toBeNull();
    expect(dateOf('1-2期')).toBeNull();
  });
});

describe('clock, place and flags', () => {
  it.each([
    ['2021-12-17 09:28', '09:28'],
    ['2021-12-17 9:28', '09:28'],
    ['2021年12月17日 下午3:05', '15:05'],
    ['2021-12-17 09时28分', '09:28'],
    ['2021/12/17 3:05:11 PM', '15:05'],
    ['2021-12-17T01:28:33Z', '09:28'],
    ['2021-12-17 星期五 09:28', '09:28'],
    ['2021-12-17', null],
    ['2021-12-17 09:00-11:00', null],
    ['2021-12-17 25:61', null],
    ['2021/12/17 - 10:10', '10:10'],
    ['2021-12-17 上午12:10', '00:10'],
  ])('%s → %s', (text, time) => expect(readDate(text, asOf)?.time).toBe(time));

  it('an instant of another zone belongs to the day of Asia/Shanghai', () => {
    expect(dateOf('2021-12-16T18:28:33Z')).toBe('2021-12-17');
  });

  it('says where the date stands', () => {
    expect(readDate('关于2021年12月17日会议的通知', asOf)?.place).toBe('inside');
    expect(readDate('2021年12月17日疫情通报', asOf)?.place).toBe('inside');
    expect(readDate('疫情通报 2021-12-17', asOf)?.place).toBe('end');
    expect(readDate('2021-12-17 疫情通报', asOf)?.place).toBe('start');
    expect(readDate('疫情通报[12-17]', asOf)?.place).toBe('whole');
  });

  it('takes the weekday or the page’s language to tell month and day apart', () => {
    const order = (text: string, how: 'month-first' | 'day-first' | null): string | undefined =>
      readDates(text, asOf, how)[0]?.date;
    expect(order('11/02/2021', null)).toBeUndefined();
    expect(order('11/02/2021', 'month-first')).toBe('2021-11-02');
    expect(order('11/02/2021', 'day-first')).toBe('2021-02-11');
    expect(order('周二, 11/02/2021 - 10:10', null)).toBe('2021-11-02');
    expect(order('Thu, 11/02/2021 - 10:10', null)).toBe('2021-02-11');
    expect(order('周一, 11/02/2021', null)).toBeUndefined();
    expect(order('23/11/2021', 'month-first')).toBe('2021-11-23');
  });

  it('flags days after the 监测时间点', () => {
    expect(readDate('2021-12-21', asOf)).toMatchObject({ future: true });
    expect(readDate('2021-12-20', asOf)).toMatchObject({ future: false });
  });

  it('reads all dates in order, each with its place in the text', () => {
    const text = '公示期：2021年12月1日至2021-12-07，发布时间：2021/12/17 09:28';
    const dates = readDates(text, asOf);
    expect(dates.map((one) => one.date)).toEqual(['2021-12-01', '2021-12-07', '2021-12-17']);
    expect(dates.map((one) => text.slice(one.index, one.index + one.length))).toEqual([
      '2021年12月1日',
      '2021-12-07',
      '2021/12/17 09:28',
    ]);
  });

  it('does not choose between two different dates of one rank', () => {
    expect(dateOf('2021年1月1日和2021年2月1日')).toBeNull();
  });
});
