// The platform's own id out of profile links, and what contradicts it.
import { describe, expect, it } from 'vitest';
import { contradicts, handleOf } from '../../../src/derive/accounts/handle.ts';

const SEC_UID = 'MS4wLjABAAAAv7iSuuXDJGDvJkmH_vz1qkDZYo1apxgzaxdBSeIuPiM';

describe('the handle of a link', () => {
  it.each([
    ['https://weibo.com/u/1000000001', 'weibo', '1000000001'],
    ['https://weibo.com/1000000001?is_all=1', 'weibo', '1000000001'],
    ['https://www.weibo.com/1000000001/', 'weibo', '1000000001'],
    ['https://m.weibo.cn/u/1000000001', 'weibo', '1000000001'],
    ['https://m.weibo.cn/profile/1000000001', 'weibo', '1000000001'],
    ['https://space.bilibili.com/100001/dynamic', 'bilibili', '100001'],
    [`https://www.douyin.com/user/${SEC_UID}?from_tab_name=main`, 'douyin', SEC_UID],
    [`https://www.iesdouyin.com/share/user/${SEC_UID}`, 'douyin', SEC_UID],
    ['https://www.kuaishou.com/profile/3xaaaaaaaaaaaaa', 'kuaishou', '3xaaaaaaaaaaaaa'],
    ['https://live.kuaishou.com/profile/mmfb_01', 'kuaishou', 'mmfb_01'],
    ['https://www.toutiao.com/c/user/token/MS4wLjABAAAA/?tab=all', 'toutiao', 'MS4wLjABAAAA'],
    [
      'https://www.xiaohongshu.com/user/profile/5c1a2b3c0000000006012345',
      'xiaohongshu',
      '5c1a2b3c0000000006012345',
    ],
    ['https://m.thepaper.cn/renmin_govDetail?pphId=12345', 'thepaper', '12345'],
    ['https://www.thepaper.cn/gov_12345', 'thepaper', '12345'],
    ['https://mp.weixin.qq.com/s?__biz=MzAwMDAwMDAwMA==&mid=2247480001&idx=1', 'wechat', 'MzAwMDAwMDAwMA=='],
    [
      'https://mp.weixin.qq.com/mp/profile_ext?action=home&__biz=MzAwMDAwMDAwMA%3D%3D',
      'wechat',
      'MzAwMDAwMDAwMA==',
    ],
    ['https://apps.apple.com/cn/app/%E6%9F%90/id1000000001?l=zh', 'app-ios', '1000000001'],
    ['https://sj.qq.com/appdetail/cn.gov.example', 'app-android', 'cn.gov.example'],
  ])('%s', (url, platform, handle) => {
    expect(handleOf(url)).toEqual({ platform, handle, short: false });
  });

  it('is empty where the link does not carry it', () => {
    expect(handleOf('https://weibo.com/chengdu')).toEqual({ platform: 'weibo', handle: '', short: false });
    expect(handleOf('https://mp.weixin.qq.com/s/AAAA')).toMatchObject({ platform: 'wechat', handle: '' });
    expect(handleOf('https://notweibo.com/u/1000000001')).toMatchObject({ platform: null, handle: '' });
    expect(handleOf('')).toEqual({ platform: null, handle: '', short: false });
  });

  it('is not guessed from short links', () => {
    expect(handleOf('https://v.douyin.com/iAbCdE/')).toEqual({ platform: 'douyin', handle: '', short: true });
    expect(handleOf('https://b23.tv/x')).toMatchObject({ platform: 'bilibili', short: true });
  });
});

it('contradicts a filed id only where both are ids of the same kind', () => {
  expect(contradicts('weibo', '1000000001', '1000000002')).toBe(true);
  expect(contradicts('weibo', '1000000001', '1000000001')).toBe(false);
  expect(contradicts('weibo', '某某发布', '1000000002')).toBe(false);
  expect(contradicts('wechat', 'mmfabu', 'MzAwMDAwMDAwMA==')).toBe(false);
  expect(contradicts('app-ios', 'id1000000001', '1000000001')).toBe(false);
  expect(contradicts('weibo', '', '1000000002')).toBe(false);
});
