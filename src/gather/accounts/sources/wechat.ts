// 微信公众号: the article a unit reported, and the numbers of accounts that authorised the office.
import { ACCOUNT_READERS } from '../../../derive/accounts/readers/index.ts';
import { dateAt, plusDays } from '../../../model/calendar.ts';
import type { AccountSource } from '../source.ts';

/** In another language the notices of deleted and forbidden articles are others. */
const CHINESE = { 'accept-language': 'zh-CN,zh;q=0.9' };

const ARTICLE = /^https?:\/\/mp\.weixin\.qq\.com\/s[/?]/;

/** 单位自报链接核验: one public page, no login. It proves an update of its own account or nothing. */
export const wechatArticle: AccountSource = {
  id: 'wechat/article',
  platform: 'wechat',
  coverage: 'positive-only',
  read: ACCOUNT_READERS['wechat/article'],
  ask({ reported, account }, _settings, page) {
    // A register may hold an article where it should hold a home page; a report is newer.
    const link = [reported, account.url].find((url) => url !== null && ARTICLE.test(url));
    return page === 0 && link ? { url: link, headers: CHINESE } : null;
  },
};

/**
 * `getarticletotaldetail`, day by day from yesterday back: what a day holds exists from the next day on, and how many
 * days may be asked at once is not said reliably. Whether rarely read articles are left out is not known either:
 * positive-only until the office has compared a month of it.
 */
export const wechatTotals: AccountSource = {
  id: 'wechat/getarticletotaldetail',
  platform: 'wechat',
  coverage: 'positive-only',
  read: ACCOUNT_READERS['wechat/getarticletotaldetail'],
  ask({ accessToken, window }, _settings, page, before) {
    const last = before.at(-1);
    // Refused for one day, it is refused for all.
    if (accessToken === null || (last && last.answer !== 'ok' && last.answer !== 'empty')) return null;
    const day = plusDays(dateAt(window.to), -1 - page);
    // A day that the window cuts proves nothing: its articles have no time of day.
    if (day <= dateAt(window.from)) return null;
    return {
      url: `https://api.weixin.qq.com/datacube/getarticletotaldetail?access_token=${encodeURIComponent(accessToken)}`,
      post: {
        contentType: 'application/json',
        body: JSON.stringify({ begin_date: day, end_date: day }),
      },
    };
  },
};
