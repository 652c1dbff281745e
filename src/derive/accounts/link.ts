// Whether a link can be one of an account's own posts or pages, by where it leads. Nothing is fetched.
import type { Platform } from '../../model/account.ts';
import { handleOf } from './handle.ts';

/** Such accounts live at hosts of many owners: a host that nobody knows says nothing against the link. */
const ANY_HOST: ReadonlySet<Platform> = new Set(['mini-program', 'app-ios', 'app-android', 'other']);

/** @param url absolute. A short link counts as of the platform that makes such links. */
export function linkBelongs(platform: Platform, url: string): boolean {
  const { platform: whose } = handleOf(url);
  if (whose === null) return ANY_HOST.has(platform);
  // A mini-program is told about in an article of its owner.
  return whose === platform || (platform === 'mini-program' && whose === 'wechat');
}
