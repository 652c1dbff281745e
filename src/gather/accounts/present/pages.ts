// The platforms' home pages of accounts, and which of their own requests tell what was posted.
import { ACCOUNT_READERS } from '../../../derive/accounts/readers/index.ts';
import type { AccountReaderKey } from '../../../derive/accounts/readers/index.ts';
import type { SourceCoverage } from '../../../model/account-conclusion.ts';
import type { AskedAccount } from '../source.ts';
import type { PageSource, WantedAnswer } from './page-source.ts';

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;

/** How far back weibo's search by dates reaches: past the half-year of a 僵尸号. */
const SEARCH_DAYS = 800;

const wanted = (id: AccountReaderKey, coverage: SourceCoverage, address: RegExp): WantedAnswer => ({
  ...{ id, coverage, address },
  read: ACCOUNT_READERS[id],
});

const handleLike =
  (shape: RegExp, url: (handle: string) => string): PageSource['page'] =>
  ({ account: { handle } }) =>
    shape.test(handle) ? url(handle) : null;

/** 按起止日期查询, in the office's session: complete, and nothing but the window and what lies before it. */
function weiboSearch({ account, window }: AskedAccount): string {
  const from = Math.floor((window.to - SEARCH_DAYS * DAY_MS) / SECOND_MS);
  const to = Math.ceil(window.to / SECOND_MS);
  return `https://weibo.com/ajax/statuses/searchProfile?uid=${account.handle}&page=1&starttime=${from}&endtime=${to}&hasori=1&hasret=1`;
}

export const PAGE_SOURCES: readonly PageSource[] = [
  {
    id: 'weibo/page',
    platform: 'weibo',
    page: handleLike(/^\d+$/, (uid) => `https://weibo.com/u/${uid}`),
    within: weiboSearch,
    wants: [
      wanted('weibo/searchProfile', 'complete', /^weibo\.com\/ajax\/statuses\/searchProfile\?/),
      wanted('weibo/mymblog', 'partial', /^weibo\.com\/ajax\/statuses\/mymblog\?/),
      wanted('weibo/profile-info', 'partial', /^weibo\.com\/ajax\/profile\/info\?/),
    ],
  },
  {
    id: 'douyin/page',
    platform: 'douyin',
    page: handleLike(/^MS4w[\w.=-]+$/, (secUid) => `https://www.douyin.com/user/${secUid}`),
    wants: [
      wanted('douyin/post', 'complete', /^www\.douyin\.com\/aweme\/v1\/web\/aweme\/post\//),
      wanted('douyin/profile', 'partial', /^www\.douyin\.com\/aweme\/v1\/web\/user\/profile\/other\//),
    ],
  },
  {
    id: 'kuaishou/page',
    platform: 'kuaishou',
    page: handleLike(/^\w+$/, (id) => `https://www.kuaishou.com/profile/${id}`),
    wants: [wanted('kuaishou/feed', 'complete', /^www\.kuaishou\.com\/rest\/v\/profile\/feed/)],
  },
  {
    id: 'toutiao/page',
    platform: 'toutiao',
    page: handleLike(/^[\w.=-]+$/, (token) => `https://www.toutiao.com/c/user/token/${token}/`),
    wants: [
      // 文章, 微头条 and 视频 together: articles alone would miss updates.
      wanted(
        'toutiao/feed',
        'complete',
        /^www\.toutiao\.com\/api\/pc\/list\/feed\?(?=.*category=profile_all)/,
      ),
      wanted('toutiao/fans', 'partial', /^www\.toutiao\.com\/api\/pc\/user\/fans_stat/),
    ],
  },
  {
    id: 'bilibili/page',
    platform: 'bilibili',
    page: handleLike(/^\d+$/, (mid) => `https://space.bilibili.com/${mid}/dynamic`),
    wants: [
      // 动态 hold whatever was posted, videos and articles too.
      wanted(
        'bilibili/dynamic',
        'complete',
        /^api\.bilibili\.com\/x\/polymer\/web-dynamic\/v1\/feed\/space\?/,
      ),
      wanted('bilibili/arc-search', 'partial', /^api\.bilibili\.com\/x\/space\/wbi\/arc\/search\?/),
      wanted('bilibili/card', 'partial', /^api\.bilibili\.com\/x\/web-interface\/card\?/),
    ],
  },
  {
    id: 'xiaohongshu/page',
    platform: 'xiaohongshu',
    page: handleLike(/^[0-9a-f]{24}$/, (id) => `https://www.xiaohongshu.com/user/profile/${id}`),
    wants: [wanted('xiaohongshu/state', 'complete', /^www\.xiaohongshu\.com\/user\/profile\//)],
  },
];
