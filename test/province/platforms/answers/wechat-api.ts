// api.weixin.qq.com for the office's 第三方平台: numbers of the 公众号 that authorised it, by access_token.
import { hash } from '../../rng.ts';
import type { Answer } from '../../answer.ts';
import { field, json, type Ask, type Route, type Scene } from '../ask.ts';
import { csv } from '../csv.ts';
import type { AccountPlan, Post } from '../model.ts';
import { DAY, dateShanghai, momentOf } from '../moments.ts';

/** The authoriser's token (authorizer_access_token); stays valid, unlike the real ones. */
export const accessToken = (account: AccountPlan): string =>
  `82_${hash('token', account.key).toString(36)}${account.key.slice(2, 14)}`;

const RID = 'rid: 00000000-00000000-00000000';
const failed = (errcode: number, errmsg: string): Answer => json({ errcode, errmsg: `${errmsg} ${RID}` });

interface Span {
  readonly from: string;
  readonly to: string;
}

/** The span asked for, or why not: the numbers of a day exist from the next day on (T+1). */
function spanOf(ask: Ask, scene: Scene): Span | Answer {
  const [from, to] = [field(ask, 'begin_date'), field(ask, 'end_date')];
  const day = /^\d{4}-\d\d-\d\d$/;
  if (!day.test(from) || !day.test(to) || from > to) return failed(61501, 'date range error');
  if (to > dateShanghai(scene.asOf - DAY)) return failed(61500, 'date format error');
  return { from, to };
}

const inSpan = (date: string, { from, to }: Span): boolean => date >= from && date <= to;

function detail(post: Post): object {
  const date = dateShanghai(post.at);
  return {
    ref_date: date,
    msgid: `${2_247_000_000 + (hash(post.id) % 900_000)}_1`,
    publish_type: 0,
    detail_list: [{ stat_date: date, read_user: 20 + (hash(post.id) % 900), comment_count: 0 }],
  };
}

function totalDetail(account: AccountPlan, span: Span): Answer {
  if (account.trap === 'datacube-delay') return json({ list: [], is_delay: true });
  const list = account.posts.filter((post) => inSpan(dateShanghai(post.at), span)).map(detail);
  return json({ list, is_delay: false });
}

function userCumulate(account: AccountPlan, { from, to }: Span): Answer {
  const list = [];
  for (let at = momentOf(from); at <= momentOf(to); at += DAY) {
    const grown = Math.floor((at / DAY) % 97);
    list.push({ ref_date: dateShanghai(at), user_source: 0, cumulate_user: account.followers + grown });
  }
  return json({ list });
}

type Numbers = (account: AccountPlan, span: Span) => Answer;

function answerOf(ask: Ask, scene: Scene, numbers: Numbers): Route['say'] {
  return (account) => {
    if (account.trap === 'datacube-unauthorised') return failed(48001, 'api unauthorized');
    const span = spanOf(ask, scene);
    return 'from' in span ? numbers(account, span) : span;
  };
}

const NUMBERS: Readonly<Record<string, Numbers>> = {
  '/datacube/getarticletotaldetail': totalDetail,
  '/datacube/getusercumulate': userCumulate,
};

export function wechatApi(ask: Ask, scene: Scene): Route | Answer | null {
  if (ask.host !== 'api.weixin.qq.com') return null;
  // 不含群发: empty for everybody who only mass-sends, which is nearly everybody.
  if (ask.path === '/cgi-bin/freepublish/batchget') return json({ total_count: 0, item_count: 0, item: [] });
  const numbers = NUMBERS[ask.path];
  if (!numbers) return null;
  const invalid = (): Answer => failed(40001, 'invalid credential, access_token is invalid or not latest');
  const account = scene.byToken(ask.query.get('access_token') ?? '');
  return account
    ? {
        platform: 'wechat',
        door: 'other',
        key: account.key,
        say: answerOf(ask, scene, numbers),
        nobody: invalid,
      }
    : invalid();
}

/** What the office's third-party platform holds: account id and token. */
export function authorisationsCsv(accounts: readonly AccountPlan[]): string {
  return csv(
    ['备案编号', 'access_token'],
    accounts.filter((account) => account.authorised).map((account) => [account.id, accessToken(account)]),
  );
}
