// An honest reader with every source at hand: asks all there is about an account and notes the moments it can read.
// Written apart from the answers' code, by pattern, so that the tests compare two views of the world.
import { send, type Sent } from './client.ts';
import type { AccountPlan } from './model.ts';
import { DAY, dateShanghai, HOUR, momentOf, SECOND } from './moments.ts';
import { accessToken } from './answers/wechat-api.ts';

export const SESSION = 'SUB=_2A25office; SUBP=x';

export interface Sighting {
  readonly url: string;
  readonly status: number;
  readonly text: string;
  /** Moments of posts that are the account's own. */
  readonly times: readonly number[];
}

interface Source {
  readonly url: string;
  readonly sent?: Sent;
  readonly times: (text: string) => number[];
}

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((found) => found[1] ?? '');

const seconds =
  (pattern: RegExp, owner: RegExp, key: string) =>
  (text: string): number[] =>
    all(text, owner).includes(key) ? all(text, pattern).map((value) => Number(value) * SECOND) : [];

/** mid 反推. */
const ofMid = (mid: string): number => (Number(BigInt(mid) >> 22n) + 515_483_463) * SECOND;

function weibo(key: string, asOf: number): Source[] {
  const times = (text: string): number[] =>
    all(text, /"user":\{"id(?:str)?":"?(\d+)/g).includes(key) ? all(text, /"mid":"(\d+)"/g).map(ofMid) : [];
  const from = Math.floor((asOf - 800 * DAY) / SECOND);
  const span = `starttime=${from}&endtime=${Math.floor(asOf / SECOND) + 86_400}&hasori=1&hasret=1`;
  return [
    {
      url: `https://m.weibo.cn/api/container/getIndex?type=uid&value=${key}&containerid=107603${key}`,
      times,
    },
    ...[1, 2].map((page) => ({
      url: `https://weibo.com/ajax/statuses/searchProfile?uid=${key}&page=${page}&${span}`,
      sent: { cookie: SESSION },
      times,
    })),
  ];
}

function douyin(key: string): Source[] {
  const owner = `https://www.douyin.com/aweme/v1/web/user/profile/other/?sec_user_id=${key}&a_bogus=x`;
  const works = `https://www.douyin.com/aweme/v1/web/aweme/post/?sec_user_id=${key}&count=18&max_cursor=0&a_bogus=x`;
  return [
    { url: owner, times: () => [] },
    { url: works, times: (text) => all(text, /"create_time":(\d+)/g).map((value) => Number(value) * SECOND) },
  ];
}

function kuaishou(key: string): Source[] {
  return [
    {
      url: 'https://www.kuaishou.com/rest/v/profile/feed?__NS_hxfalcon=x',
      sent: { body: JSON.stringify({ user_id: key, pcursor: '' }) },
      times: (text) =>
        all(text, /"author":\{"id":"(\w+)"/g).includes(key)
          ? all(text, /"timestamp":(\d+)/g).map(Number)
          : [],
    },
  ];
}

function bilibili(key: string): Source[] {
  const base = 'https://api.bilibili.com/x';
  const owner = /"mid":(\d+)/g;
  return [
    {
      url: `${base}/polymer/web-dynamic/v1/feed/space?host_mid=${key}&w_rid=x`,
      times: seconds(/"pub_ts":(\d+)/g, owner, key),
    },
    {
      url: `${base}/space/wbi/arc/search?mid=${key}&pn=1&ps=30&w_rid=x`,
      times: seconds(/"created":(\d+)/g, owner, key),
    },
  ];
}

function xiaohongshu(key: string): Source[] {
  const times = (text: string): number[] =>
    all(text, /"noteId":"([0-9a-f]{8})/g).map((hex) => Number.parseInt(hex, 16) * SECOND);
  return [{ url: `https://www.xiaohongshu.com/user/profile/${key}`, times }];
}

/** pubTimeLong, or else the hours of pubTime; weeks straddle and count for nothing. */
function thepaperTimes(key: string, asOf: number): (text: string) => number[] {
  return (text) => {
    if (!all(text, /"userId":(\d+)/g).includes(key)) return [];
    const hours = all(text, /"pubTime":"(\d+)小时前"/g).map((value) => asOf - Number(value) * HOUR);
    const days = all(text, /"pubTime":"(\d+)天前"/g).map((value) => asOf - Number(value) * DAY);
    const exact = all(text, /"pubTimeLong":(\d+)/g).map(Number);
    return exact.length > 0 ? exact : [...hours, ...days];
  };
}

function wechat(account: AccountPlan, report: string | undefined, asOf: number): Source[] {
  const article = (text: string): number[] =>
    text.includes(`"${account.key}"`) || text.includes(`'${account.key}'`)
      ? all(text, /ori_create_time: '(\d+)'/g).map((value) => Number(value) * SECOND)
      : [];
  // A day that the start of the window cuts proves nothing: ref_date has no hour.
  const days = JSON.stringify({
    begin_date: dateShanghai(asOf - 13 * DAY),
    end_date: dateShanghai(asOf - DAY),
  });
  const url = `https://api.weixin.qq.com/datacube/getarticletotaldetail?access_token=${accessToken(account)}`;
  const times = (text: string): number[] => all(text, /"ref_date":"([\d-]+)"/g).map(momentOf);
  return [
    ...(report === undefined ? [] : [{ url: report, times: article }]),
    { url, sent: { body: days }, times },
  ];
}

function rsshub(account: AccountPlan): Source[] {
  const route: Partial<Record<string, string>> = {
    weibo: 'weibo/user',
    douyin: 'douyin/user',
    kuaishou: 'kuaishou/profile',
    toutiao: 'toutiao/user/token',
    bilibili: 'bilibili/user/dynamic',
    thepaper: 'thepaper/gov',
  };
  const path = route[account.platform];
  if (path === undefined) return [];
  const times = (text: string): number[] =>
    text.includes(`"title":"${account.shownName}`)
      ? all(text, /"date_published":"([^"]+)"/g).map((value) => Date.parse(value))
      : [];
  return [{ url: `https://rsshub.test/${path}/${account.key}?format=json`, times }];
}

function sourcesOf(account: AccountPlan, report: string | undefined, asOf: number): Source[] {
  const { platform, key } = account;
  switch (platform) {
    case 'weibo':
      return weibo(key, asOf);
    case 'wechat':
      return wechat(account, report, asOf);
    case 'douyin':
      return douyin(key);
    case 'kuaishou':
      return kuaishou(key);
    case 'bilibili':
      return bilibili(key);
    case 'xiaohongshu':
      return xiaohongshu(key);
    case 'toutiao': {
      const url = `https://www.toutiao.com/api/pc/list/feed?category=profile_all&token=${key}&max_behot_time=0`;
      return [{ url, times: seconds(/"publish_time":(\d+)/g, /"user_id":"([\w-]+)"/g, key) }];
    }
    case 'thepaper': {
      const body = JSON.stringify({ pageNum: 1, pageSize: 30, pphId: key });
      const url = 'https://api.thepaper.cn/contentapi/cont/pph/gov';
      return [{ url, sent: { body }, times: thepaperTimes(key, asOf) }];
    }
    case 'app-ios':
      return [{ url: `https://itunes.apple.com/lookup?id=${key}&country=cn`, times: listed(key, asOf) }];
    case 'app-android':
      return [{ url: `https://sj.qq.com/appdetail/${key}`, times: listed(key, asOf) }];
    default:
      return [];
  }
}

/** An App that can be downloaded counts as seen at the 监测时间点. */
const listed =
  (key: string, asOf: number) =>
  (text: string): number[] =>
    text.includes(`"trackId":${key}`) || text.includes(`"pkg_name":"${key}"`) ? [asOf] : [];

/** 抖音's list does not name its owner, the profile beside it does. */
function disowned(account: AccountPlan, sightings: readonly Sighting[]): boolean {
  const profile = sightings.find((one) => one.url.includes('/profile/other/'));
  return profile !== undefined && !profile.text.includes(`"sec_uid":"${account.key}"`);
}

/** Every source, each asked again until it shows a post, three times at most. */
export async function sightingsOf(
  port: number,
  account: AccountPlan,
  report: string | undefined,
  asOf: number,
): Promise<readonly Sighting[]> {
  const out: Sighting[] = [];
  for (const source of [...sourcesOf(account, report, asOf), ...rsshub(account)]) {
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const url = source.url.replace('https:', 'http:');
      const { status, text } = await send(port, url, source.sent ?? {});
      const times = source.times(text);
      out.push({ url: source.url, status, text, times });
      if (times.length > 0) break;
    }
  }
  const last = [...out].reverse();
  return disowned(account, last) ? last.map((one) => ({ ...one, times: [] })) : last;
}
