// The platforms' answers have the shape of the reference's hand-written ones (new-media.md §8), key by key.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessToken } from './platforms/answers/wechat-api.ts';
import { send, type Got, type Sent } from './platforms/client.ts';
import type { AccountPlan, Platform } from './platforms/model.ts';
import { SESSION } from './platforms/sightings.ts';
import { startPlatforms, type Platforms } from './platforms/start.ts';
import type { TrapName } from './platforms/traps.ts';

const REFERENCE = JSON.parse(
  readFileSync(new URL('./platforms/data/reference-answers.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, unknown>>;

let world: Platforms;
beforeAll(async () => {
  world = await startPlatforms({ seed: 2021, asOf: '2021-12-20T02:00:00+08:00' });
});
afterAll(async () => {
  await world.close();
});

const all = (platform: Platform, trap: TrapName): AccountPlan[] =>
  world.accounts.filter((one) => one.platform === platform && one.trap === trap);

/** `data.list[].id`: every way down to a value; an empty list is a value. */
function keys(value: unknown, path = ''): string[] {
  if (Array.isArray(value))
    return value.length === 0 ? [`${path}[]`] : value.flatMap((one) => keys(one, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, one]) => keys(one, path === '' ? key : `${path}.${key}`));
}

/** The JSON of an answer: as it is, or the state that a page carries. */
function jsonOf(text: string): unknown {
  const state = /__INITIAL_STATE__=(.*?)<\/script>/s.exec(text)?.[1]?.replaceAll(':undefined', ':null');
  const next = /id="__NEXT_DATA__"[^>]*>(.*?)<\/script>/s.exec(text)?.[1];
  return JSON.parse(state ?? next ?? text);
}

type Asked = (account: AccountPlan) => readonly [string, Sent?];

const MOBILE = 'https://m.weibo.cn/api/container/getIndex';
const posts: Asked = ({ key }) => [`${MOBILE}?type=uid&value=${key}&containerid=107603${key}`];
const works: Asked = ({ key }) => [
  `https://www.douyin.com/aweme/v1/web/aweme/post/?sec_user_id=${key}&max_cursor=0&a_bogus=x`,
];
const user: Asked = ({ key }) => [
  `https://www.douyin.com/aweme/v1/web/user/profile/other/?sec_user_id=${key}&a_bogus=x`,
];
const feed: Asked = ({ key }) => [
  'https://www.kuaishou.com/rest/v/profile/feed?__NS_hxfalcon=x',
  { body: JSON.stringify({ user_id: key, pcursor: '' }) },
];
const headlines: Asked = ({ key }) => [
  `https://www.toutiao.com/api/pc/list/feed?category=profile_all&token=${key}`,
];
const fans: Asked = ({ key }) => ['https://www.toutiao.com/api/pc/user/fans_stat', { body: `token=${key}` }];
const dynamics: Asked = ({ key }) => [
  `https://api.bilibili.com/x/polymer/web-dynamic/v1/feed/space?host_mid=${key}&w_rid=x`,
];
const note: Asked = ({ key }) => [`https://www.xiaohongshu.com/user/profile/${key}`];
const gov: Asked = ({ key }) => [
  'https://api.thepaper.cn/contentapi/cont/pph/gov',
  { body: JSON.stringify({ pageNum: 1, pageSize: 10, pphId: key }) },
];
const datacube =
  (name: string): Asked =>
  (account) => [
    `https://api.weixin.qq.com/datacube/${name}?access_token=${accessToken(account)}`,
    { body: JSON.stringify({ begin_date: '2021-12-01', end_date: '2021-12-18' }) },
  ];

const CASES: readonly (readonly [string, Platform, TrapName, Asked])[] = [
  ['weibo/getIndex-profile-ok.json', 'weibo', 'plain', ({ key }) => [`${MOBILE}?type=uid&value=${key}`]],
  ['weibo/getIndex-posts-ok.json', 'weibo', 'pinned-first', posts],
  [
    'weibo/searchProfile-old-complete.json',
    'weibo',
    'before-window',
    ({ key }) => [`https://weibo.com/ajax/statuses/searchProfile?uid=${key}`, { cookie: SESSION }],
  ],
  ['weibo/sorry-usernotexists.json', 'weibo', 'not-found', posts],
  ['weibo/frozen-400.json', 'weibo', 'frozen', posts],
  ['weibo/login-required.json', 'weibo', 'session-only', posts],
  ['weibo/empty-throttled.json', 'weibo', 'empty-answers', posts],
  ['wechat/getarticletotaldetail.json', 'wechat', 'datacube-only', datacube('getarticletotaldetail')],
  ['wechat/getarticletotaldetail-delay.json', 'wechat', 'datacube-delay', datacube('getarticletotaldetail')],
  ['wechat/getusercumulate.json', 'wechat', 'datacube-only', datacube('getusercumulate')],
  ['wechat/api-unauthorized.json', 'wechat', 'datacube-unauthorised', datacube('getusercumulate')],
  [
    'channels/finder-attr.json',
    'channels',
    'no-list',
    ({ key }) => [
      `https://api.weixin.qq.com/channels/finderlive/get_finder_attr_by_appid?access_token=${key}`,
    ],
  ],
  ['douyin/profile-ok.json', 'douyin', 'plain', user],
  ['douyin/profile-deactivated.json', 'douyin', 'deregistered', user],
  ['douyin/post-ok.json', 'douyin', 'plain', works],
  ['douyin/post-null.json', 'douyin', 'empty-answers', works],
  ['douyin/post-empty-more.json', 'douyin', 'empty-more', works],
  ['kuaishou/feed-ok.json', 'kuaishou', 'plain', feed],
  [
    'kuaishou/live-public-ok.json',
    'kuaishou',
    'plain',
    ({ key }) => [`https://live.kuaishou.com/live_api/profile/public?principalId=${key}&count=12`],
  ],
  ['kuaishou/result2.json', 'kuaishou', 'throttled-always', feed],
  ['kuaishou/captcha.json', 'kuaishou', 'captcha', feed],
  [
    'kuaishou/result50.json',
    'kuaishou',
    'plain',
    () => ['https://www.kuaishou.com/rest/v/profile/feed', { body: '{}' }],
  ],
  ['toutiao/feed-ok.json', 'toutiao', 'plain', headlines],
  ['toutiao/feed-null.json', 'toutiao', 'empty-answers', headlines],
  ['toutiao/fans-ok.json', 'toutiao', 'plain', fans],
  ['toutiao/fans-fail.json', 'toutiao', 'empty-answers', fans],
  [
    'bilibili/card-ok.json',
    'bilibili',
    'plain',
    ({ key }) => [`https://api.bilibili.com/x/web-interface/card?mid=${key}`],
  ],
  [
    'bilibili/arc-search-ok.json',
    'bilibili',
    'plain',
    ({ key }) => [`https://api.bilibili.com/x/space/wbi/arc/search?mid=${key}&pn=1&ps=30&w_rid=x`],
  ],
  ['bilibili/dynamic-ok.json', 'bilibili', 'pinned-first', dynamics],
  ['bilibili/risk-352.json', 'bilibili', 'captcha', dynamics],
  ['bilibili/notfound-404.json', 'bilibili', 'not-found', dynamics],
  [
    'bilibili/reply-closed.json',
    'bilibili',
    'comments-closed',
    ({ key }) => [`https://api.bilibili.com/x/v2/reply?type=1&oid=${key}00&ps=1`],
  ],
  ['xhs/state-ok.json', 'xiaohongshu', 'plain', note],
  ['xhs/state-not-logged-in.json', 'xiaohongshu', 'login-required', note],
  ['xhs/ip-block.json', 'xiaohongshu', 'captcha', note],
  ['thepaper/gov-ok.json', 'thepaper', 'plain', gov],
  ['thepaper/gov-empty.json', 'thepaper', 'empty-answers', gov],
  [
    'apple/lookup-hit.json',
    'app-ios',
    'plain',
    ({ key }) => [`https://itunes.apple.com/lookup?id=${key}&country=cn`],
  ],
  ['apple/lookup-zero.json', 'app-ios', 'plain', () => ['https://itunes.apple.com/lookup?id=1']],
  ['yyb/hit.html', 'app-android', 'plain', ({ key }) => [`https://sj.qq.com/appdetail/${key}`]],
  [
    'yyb/wrong-pkg.html',
    'app-android',
    'app-wrong-package',
    ({ key }) => [`https://sj.qq.com/appdetail/${key}`],
  ],
  [
    'huawei/gated-1002.json',
    'app-android',
    'plain',
    () => ['https://web-drcn.hispace.dbankcloud.cn/uowap/index'],
  ],
  [
    'rsshub/weibo-user.feed.json',
    'weibo',
    'edge-exact',
    ({ key }) => [`https://rsshub.test/weibo/user/${key}?format=json`],
  ],
  [
    'rsshub/empty.feed.json',
    'weibo',
    'empty-answers',
    ({ key }) => [`https://rsshub.test/weibo/user/${key}?format=json`],
  ],
  [
    'rsshub/kuaishou-nodate.feed.json',
    'kuaishou',
    'pinned-first',
    ({ key }) => [`https://rsshub.test/kuaishou/profile/${key}?format=json`],
  ],
];

async function answersTo(platform: Platform, trap: TrapName, asked: Asked): Promise<Got[]> {
  const accounts = all(platform, trap).slice(0, 4);
  return Promise.all(
    accounts.map((account) => {
      const [url, sent] = asked(account);
      return send(world.port, url, sent ?? {});
    }),
  );
}

test.each(CASES)('%s', async (file, platform, trap, asked) => {
  const reference = REFERENCE[file];
  const expected = new Set(keys(typeof reference === 'string' ? jsonOf(reference) : reference));
  const answers = await answersTo(platform, trap, asked);
  expect(answers.length).toBeGreaterThan(0);
  const found = new Set(answers.flatMap(({ text }) => keys(jsonOf(text))));
  expect([...found]).toEqual(expect.arrayContaining([...expected]));
});

/** What a page says, with ids, names and numbers blotted out. */
const blotted = (text: string): string =>
  text
    .replaceAll(/<meta charset="utf-8">/g, '')
    .replaceAll(/gh_[0-9a-f]{12}/g, 'gh_')
    .replaceAll(/\d{2,}/g, '0')
    .replaceAll(/(?:"|')[A-Za-z0-9+/]{14}==(?:"|')/g, 'BIZ')
    .replaceAll(/\/s\/\w+/g, '/s/')
    .replaceAll(/(?<=content="|js_name"> |htmlDecode\("|JsDecode\('|nick_name: '|js_content">)[^"'<]*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

test.each<readonly [string, TrapName]>([
  ['wechat/deleted.html', 'deleted-article'],
  ['wechat/deleted-en.html', 'deleted-article-en'],
  ['wechat/violation.html', 'violation'],
  ['wechat/deregistered.html', 'deregistered'],
  ['wechat/migrated.html', 'migrated'],
  ['wechat/captcha.html', 'captcha'],
  ['wechat/unavailable.html', 'unavailable'],
  ['wechat/article-picture.html', 'picture-article'],
])('%s', async (file, trap) => {
  const account = all('wechat', trap)[0];
  const found = await send(world.port, world.reports.get(account?.id ?? '') ?? '');
  expect(blotted(found.text)).toBe(blotted(String(REFERENCE[file])));
});

test('wechat/article-normal.html', async () => {
  const account = world.accounts.find((one) => world.reports.has(one.id) && one.posts[0]?.form === 'article');
  const found = await send(world.port, world.reports.get(account?.id ?? '') ?? '');
  expect(blotted(found.text)).toBe(blotted(String(REFERENCE['wechat/article-normal.html'])));
  expect(found.text).toContain("user_name: 'gh_1e80bb81a1d2'");
});

test.each<readonly [string, Platform, TrapName, string]>([
  ['rsshub/error-503.html', 'weibo', 'frozen', 'weibo/user'],
  ['rsshub/error-503-risk.html', 'douyin', 'captcha', 'douyin/user'],
])('%s', async (file, platform, trap, path) => {
  const [found] = await answersTo(platform, trap, ({ key }) => [
    `https://rsshub.test/${path}/${key}?format=json`,
  ]);
  expect(found?.status).toBe(503);
  expect(found?.text).toBe(String(REFERENCE[file]).trim());
});
