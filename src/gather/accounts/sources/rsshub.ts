// The office's own RSSHub: auxiliary evidence. A dated item of the account proves an update; anything else proves nothing.
import { ACCOUNT_READERS } from '../../../derive/accounts/readers/index.ts';
import type { Platform } from '../../../model/account.ts';
import type { AccountSource } from '../source.ts';

/** Only routes that give the posts' own dates. */
const ROUTES: readonly (readonly [string, Platform, (handle: string) => string])[] = [
  ['weibo-user', 'weibo', (uid) => `/weibo/user/${uid}`],
  ['bilibili-dynamic', 'bilibili', (mid) => `/bilibili/user/dynamic/${mid}`],
  ['bilibili-video', 'bilibili', (mid) => `/bilibili/user/video/${mid}`],
  ['douyin-user', 'douyin', (secUid) => `/douyin/user/${secUid}`],
  ['toutiao-user', 'toutiao', (token) => `/toutiao/user/token/${token}`],
  ['thepaper-gov', 'thepaper', (pphId) => `/thepaper/gov/${pphId}`],
];

export const rsshubSources: readonly AccountSource[] = ROUTES.map(
  ([name, platform, route]): AccountSource => ({
    id: `rsshub/${name}`,
    platform,
    coverage: 'positive-only',
    read: ACCOUNT_READERS['rsshub/feed'],
    ask({ account }, { rsshub }, page) {
      if (page > 0 || rsshub === '' || account.handle === '') return null;
      const path = route(encodeURIComponent(account.handle));
      return { url: `${rsshub.replace(/\/+$/, '')}${path}?format=json` };
    },
  }),
);
