// The office's own RSSHub (rsshub.test): JSON Feed where it works, an HTML page with 503 where it does not.
import type { Answer } from '../../answer.ts';
import { hash } from '../../rng.ts';
import { html, json, type Ask, type Route, type Scene } from '../ask.ts';
import type { AccountPlan, Platform, Post } from '../model.ts';
import { inWindow } from '../moments.ts';
import { shown } from '../posts.ts';
import { postUrl, urlOf } from '../urls.ts';

export const RSSHUB_HOST = 'rsshub.test';

const VERSION = 'https://jsonfeed.org/version/1.1';

export const emptyRoute = (): Answer =>
  html(
    '<html><head><title>Welcome to RSSHub!</title></head><body><h1>Looks like something went wrong</h1><p>Error Message:<br/><code>Error: this route is empty, please check the original site or create an issue</code></p></body></html>',
    503,
  );

export const riskControl = (): Answer =>
  html(
    '<html><body><h1>Looks like something went wrong</h1><p>Error Message:<br/><code>CaptchaError: 风控校验失败</code></p></body></html>',
    503,
  );

const ROUTES: readonly (readonly [RegExp, Platform])[] = [
  [/^\/weibo\/user\/(\d+)/, 'weibo'],
  [/^\/bilibili\/user\/(?:dynamic|video|article)\/(\d+)/, 'bilibili'],
  [/^\/douyin\/user\/([\w-]+)/, 'douyin'],
  [/^\/kuaishou\/profile\/(\w+)/, 'kuaishou'],
  [/^\/toutiao\/user\/token\/([\w-]+)/, 'toutiao'],
  [/^\/xiaohongshu\/user\/(\w+)\/notes/, 'xiaohongshu'],
  [/^\/thepaper\/(?:gov|user)\/(\d+)/, 'thepaper'],
];

/** 快手 and 小红书 routes give no date. */
const UNDATED: readonly Platform[] = ['kuaishou', 'xiaohongshu'];

/** Traps whose feed would otherwise give away what the platform itself hides or blurs. */
function visible(account: AccountPlan, asOf: number): readonly Post[] {
  if (account.trap === 'relative-straddling') return [];
  if (account.trap === 'anonymous-partial') return account.posts.filter((post) => !inWindow(post.at, asOf));
  return shown(account.posts);
}

/** allowEmpty: HTTP 200 and no item. */
export const emptyFeed = (account: AccountPlan): Answer =>
  json({
    version: VERSION,
    title: account.shownName,
    home_page_url: urlOf(account.platform, account.key),
    items: [],
  });

function feed(account: AccountPlan, asOf: number, hasDates: boolean): Answer {
  // Some routes are simply broken tonight.
  if (account.trap === 'plain' && hash('rsshub', account.key) % 100 < 25) return emptyRoute();
  const items = visible(account, asOf).slice(0, 20);
  return json({
    version: VERSION,
    title: account.platform === 'weibo' ? `${account.shownName}的微博` : account.shownName,
    home_page_url: urlOf(account.platform, account.key),
    items: items.map((post) => ({
      id: postUrl(account, post),
      url: postUrl(account, post),
      title: post.title,
      ...(hasDates
        ? {
            content_html: post.title,
            date_published: new Date(post.at).toISOString(),
            authors: [{ name: account.shownName }],
          }
        : {}),
    })),
  });
}

export function rsshub(ask: Ask, scene: Scene): Route | Answer | null {
  if (ask.host !== RSSHUB_HOST) return null;
  for (const [pattern, platform] of ROUTES) {
    const key = pattern.exec(ask.path)?.[1];
    if (key === undefined) continue;
    const hasDates = !UNDATED.includes(platform);
    return {
      platform,
      door: 'feed',
      key,
      say: (account) => feed(account, scene.asOf, hasDates),
      nobody: emptyRoute,
    };
  }
  return html('<html><body><h1>Looks like something went wrong</h1></body></html>', 404);
}
