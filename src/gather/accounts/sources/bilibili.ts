// 哔哩哔哩: the unsigned card tells who it is and whether it is there at all; its posts are for the browser.
import { ACCOUNT_READERS } from '../../../derive/accounts/readers/index.ts';
import type { AccountSource } from '../source.ts';

export const bilibiliCard: AccountSource = {
  id: 'bilibili/card',
  platform: 'bilibili',
  coverage: 'partial',
  read: ACCOUNT_READERS['bilibili/card'],
  ask({ account }, _settings, page) {
    const { handle: mid } = account;
    if (page > 0 || !/^\d+$/.test(mid)) return null;
    return {
      url: `https://api.bilibili.com/x/web-interface/card?mid=${mid}`,
      referer: `https://space.bilibili.com/${mid}`,
    };
  },
};
