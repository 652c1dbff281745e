// What an inspector writes down: times, what tells against an account, links that can be the account's own.
import { describe, expect, it } from 'vitest';
import { canaryShortages } from '../../../src/derive/accounts/canary-shortage.ts';
import { tellsAgainst, type SeenOfAccount } from '../../../src/derive/accounts/entry-against.ts';
import { newestTime, readMoment } from '../../../src/derive/accounts/entry-time.ts';
import { linkBelongs } from '../../../src/derive/accounts/link.ts';
import { accountWindow } from '../../../src/derive/accounts/window.ts';
import type { Platform } from '../../../src/model/account.ts';

const PLACES = /^四川$/;
const at = (text: string): number => Date.parse(`${text}+08:00`);
const SEEN = at('2021-12-20T10:30:00');

describe('检查时点', () => {
  it.each([
    ['2021-12-20 10:30', SEEN],
    ['2021/12/20 10:30:05', SEEN + 5000],
    ['2021年12月20日 10:30', SEEN],
    ['2021-12-20T02:30:00Z', SEEN],
    ['2021-12-20', 'day'],
    ['12-20 10:30', null],
    ['2021-13-20 10:30', null],
    ['昨天 10:30', null],
    ['44550.4375', null],
  ])('%s', (text, moment) => {
    expect(readMoment(text, PLACES)).toBe(moment);
  });
});

describe("the newest post's time", () => {
  const read = (printed: string, typed: string): unknown => newestTime({ printed, typed }, SEEN, PLACES);

  it('is what both columns have in common', () => {
    expect(read('3天前', '2021-12-17')).toMatchObject({ ok: true, value: { basis: 'absolute' } });
    const minute = { earliest: at('2021-12-19T08:15:00'), latest: at('2021-12-19T08:15:59.999') };
    expect(read('昨天', '2021-12-19 08:15')).toMatchObject({ ok: true, value: minute });
    expect(read('', '2021-12-20')).toMatchObject({ ok: true, value: { latest: SEEN } });
    expect(read('几天前', '2021-12-17')).toMatchObject({ ok: true, value: { basis: 'absolute' } });
  });

  it('is unknown where neither can be read', () => {
    expect(read('', '')).toEqual({ ok: true, value: null });
    expect(read('几天前', '')).toEqual({ ok: true, value: null });
  });

  it.each([
    ['昨天', '2021-12-17', 'contradiction'],
    ['2021-12-01', '2021-12-02', 'contradiction'],
    ['', '2021-12-21', 'typed-future'],
    ['', '2021-12-20 10:31', 'typed-future'],
    ['2021-12-21', '', 'printed-future'],
    ['2021-12-20 10:32', '', 'printed-future'],
    ['', '12-17', 'typed-unreadable'],
    ['', '上周', 'typed-unreadable'],
  ])('%s and %s: %s', (printed, typed, error) => {
    expect(read(printed, typed)).toEqual({ ok: false, error });
  });
});

describe('what tells against an account', () => {
  const window = accountWindow(SEEN, { quietDays: 14, zombieMonths: 6, repostsCount: true });
  const posted = (day: string): SeenOfAccount['newest'] => ({
    ...{ earliest: at(`${day}T00:00:00`), latest: at(`${day}T23:59:59.999`), basis: 'absolute' },
  });
  const fine: SeenOfAccount = {
    ...{ newest: posted('2021-12-17'), wholeList: true, comments: 'open', messages: 'untried' },
    ...{ offTopic: false, appUsable: null, state: 'normal' },
  };

  it.each<[string, Partial<SeenOfAccount>, number]>([
    ['updated', {}, 0],
    ['an old post', { newest: posted('2021-12-05') }, 1],
    ['the day on which the window begins', { newest: posted('2021-12-06') }, 0],
    ['an empty list', { newest: null }, 1],
    ['a list not looked through', { newest: null, wholeList: false }, 0],
    ['gone', { newest: null, state: 'deregistered' }, 1],
    ['banned', { state: 'suspended' }, 1],
    ['renamed', { state: 'renamed' }, 0],
    ['comments alone closed', { comments: 'closed' }, 0],
    ['comments and messages closed', { comments: 'closed', messages: 'closed' }, 1],
    ['off topic', { offTopic: true }, 1],
    ['an app that works', { appUsable: true }, 0],
    ['an app that does not', { appUsable: false }, 1],
  ])('%s', (_name, seen, reasons) => {
    expect(tellsAgainst({ ...fine, ...seen }, window.from)).toHaveLength(reasons);
  });

  it('leaves old posts alone where no rule of silence is in force', () => {
    expect(tellsAgainst({ ...fine, newest: posted('2020-01-01') }, null)).toEqual([]);
  });
});

it.each<[Platform, string, boolean]>([
  ['wechat', 'https://mp.weixin.qq.com/s/abc', true],
  ['wechat', 'https://weixin.qq.com/sph/Abc', false],
  ['channels', 'https://weixin.qq.com/sph/Abc', true],
  ['weibo', 'https://m.weibo.cn/status/1', true],
  ['weibo', 'https://t.cn/abc', true],
  ['weibo', 'https://www.example.gov.cn/', false],
  ['weibo', 'https://weibo.com.example.cn/1', false],
  ['bilibili', 'https://t.bilibili.com/123', true],
  ['kuaishou', 'https://v.m.chenzhongtech.com/fw/photo/1', true],
  ['rmh', 'https://www.peopleapp.com/rmharticle/1', true],
  ['rmh', 'https://www.peopleapp.com/column/1', false],
  ['other', 'https://baijiahao.baidu.com/s?id=1', true],
  ['other', 'https://weibo.com/u/1', false],
  ['app-android', 'https://appgallery.huawei.com/app/C1', true],
  ['app-android', 'https://apps.apple.com/cn/app/id1', false],
  ['mini-program', 'https://mp.weixin.qq.com/s/abc', true],
])('%s %s: %s', (platform, url, belongs) => {
  expect(linkBelongs(platform, url)).toBe(belongs);
});

it('canaries are missed where machines look and accounts are running', () => {
  const account = (platform: Platform, status: 'running' | 'closed') => ({
    ...{ id: platform, platform, name: '', handle: '', url: '', organizer: '', region: '510000' },
    ...{ level: 'city' as const, representsGovernment: false, provincialDepartment: false, status },
    ...{ openedOn: null, changedOn: null, closedOn: null, certifiedAs: '' },
  });
  const accounts = [
    account('weibo', 'running'),
    account('douyin', 'closed'),
    account('channels', 'running'),
    account('wechat', 'running'),
  ];
  const canary = (handle: string) => ({ platform: 'weibo' as const, handle, name: '', url: '' });
  expect(canaryShortages(accounts, [canary('1'), canary('2')])).toEqual([
    { platform: 'wechat', canaries: 0 },
  ]);
  expect(canaryShortages(accounts, [canary('1')])).toHaveLength(2);
});
