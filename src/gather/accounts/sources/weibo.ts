// 微博: the anonymous list of m.weibo.cn. It leaves posts out, so it can prove an update and never silence.
import { ACCOUNT_READERS } from '../../../derive/accounts/readers/index.ts';
import type { AccountSource } from '../source.ts';

export const weiboGetIndex: AccountSource = {
  id: 'weibo/getIndex',
  platform: 'weibo',
  coverage: 'partial',
  read: ACCOUNT_READERS['weibo/getIndex'],
  ask({ account }, _settings, page) {
    const { handle: uid } = account;
    if (page > 0 || !/^\d+$/.test(uid)) return null;
    return {
      url: `https://m.weibo.cn/api/container/getIndex?type=uid&value=${uid}&containerid=107603${uid}`,
      referer: `https://m.weibo.cn/u/${uid}`,
      headers: { 'mweibo-pwa': '1', 'x-requested-with': 'XMLHttpRequest' },
    };
  },
};
