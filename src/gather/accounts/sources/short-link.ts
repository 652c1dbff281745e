// Short links that registers and units hold: followed by the one redirect that they are, and no further.
import { handleOf } from '../../../derive/accounts/handle.ts';
import { shortLinkReader, shortLinkSource } from '../../../derive/accounts/short-link.ts';
import type { Platform } from '../../../model/account.ts';
import type { AccountSource, AskedAccount } from '../source.ts';

const PLATFORMS: readonly Platform[] = ['weibo', 'bilibili', 'douyin', 'kuaishou', 'xiaohongshu'];

/** The report first: once the register's link is followed, the account has an id and is not asked about here. */
function linksOf({ account, reported }: AskedAccount): readonly string[] {
  const links = [reported ?? '', account.handle === '' ? account.url : ''];
  return [...new Set(links)].filter((link) => {
    const { platform, short } = handleOf(link);
    return short && platform === account.platform;
  });
}

export const shortLinkSources: readonly AccountSource[] = PLATFORMS.map((platform): AccountSource => ({
  id: shortLinkSource(platform),
  platform,
  coverage: 'positive-only',
  read: shortLinkReader(platform),
  ask(asked, _settings, page) {
    const url = linksOf(asked)[page];
    return url === undefined ? null : { url: new URL(url).href, redirects: 'told' };
  },
}));
