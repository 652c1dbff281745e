// App 商店: Apple's lookup, 应用宝's page, and the two others that can only send a person on.
import type { Answer } from '../../answer.ts';
import { hash } from '../../rng.ts';
import { escapeHtml, html, json, type Ask, type Route } from '../ask.ts';
import type { AccountPlan } from '../model.ts';

const version = (account: AccountPlan): string => `3.${hash(account.key) % 9}.1`;

const released = (account: AccountPlan): string =>
  `${new Date(account.posts[0]?.at ?? 0).toISOString().slice(0, 19)}Z`;

const bundleOf = (account: AccountPlan): string => `cn.gov.sc.ios${account.key}`;

function lookup(account: AccountPlan): Answer {
  if (account.trap === 'app-gone') return json({ resultCount: 0, results: [] });
  return json({
    resultCount: 1,
    results: [
      {
        trackId: Number(account.key),
        bundleId: bundleOf(account),
        trackName: account.shownName,
        version: version(account),
        currentVersionReleaseDate: released(account),
        releaseDate: '2019-05-01T07:00:00Z',
        sellerName: account.certified,
        artistName: account.certified,
        trackViewUrl: `https://apps.apple.com/cn/app/id${account.key}`,
      },
    ],
  });
}

function apple(ask: Ask): Route | null {
  const nobody = (): Answer => json({ resultCount: 0, results: [] });
  const key = ask.query.get('id') ?? (ask.query.get('bundleId') ?? '').replace(/^cn\.gov\.sc\.ios/, '');
  return { platform: 'app-ios', door: 'list', key, say: lookup, nobody };
}

const nextData = (components: object): string =>
  `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({
    props: { pageProps: { dynamicCardResponse: { data: { components: [{ data: components }] } } } },
  })}</script>`;

/** The recommendation slot that stands where the app asked for is not; itemData is a string there. */
const elsewhere = (): string =>
  nextData({ name: 'GameDetail', itemData: JSON.stringify([{ pkg_name: 'com.other', name: '别的应用' }]) });

function detailPage(account: AccountPlan): Answer {
  if (account.trap === 'app-gone') return notInShop();
  if (account.trap === 'app-wrong-package') return html(`<html><body>${elsewhere()}</body></html>`);
  const item = {
    pkg_name: account.key,
    name: account.shownName,
    version_name: version(account),
    developer: account.certified,
    operator: account.certified,
    download_url: `https://imtt.example/${account.key}.apk`,
  };
  return html(
    `<html><head><meta charset="utf-8"><title>${escapeHtml(account.shownName)}下载</title></head><body>${nextData({ name: 'GameDetail', itemData: [item] })}</body></html>`,
  );
}

const notInShop = (): Answer =>
  html('<html><head><meta charset="utf-8"><title>404</title></head><body>找不到该应用</body></html>', 404);

function android(ask: Ask): Route | null {
  const key = /^\/appdetail\/([\w.]+)$/.exec(ask.path)?.[1];
  return key === undefined
    ? null
    : { platform: 'app-android', door: 'page', key, say: detailPage, nobody: notInShop };
}

export function shops(ask: Ask): Route | Answer | null {
  switch (ask.host) {
    case 'itunes.apple.com':
      return ask.path === '/lookup' ? apple(ask) : null;
    case 'sj.qq.com':
      return android(ask);
    case 'web-drcn.hispace.dbankcloud.cn':
      return json({ rtnCode: 1002, rtnDesc: 'InterfaceCode Verification failed.' });
    case 'app.mi.com':
      // 小米 has none of the register's apps: one shop's silence is no proof.
      return notInShop();
    default:
      return null;
  }
}
