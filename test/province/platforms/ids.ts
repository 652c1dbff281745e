// The platforms' own ids: real ones carry the moment of posting, and so do these.
import { hash, Rng } from '../rng.ts';
import type { Platform } from './model.ts';
import { isoShanghai, SECOND } from './moments.ts';

const WEIBO_EPOCH = 515_483_463;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function letters(length: number, ...parts: readonly (string | number)[]): string {
  const rng = new Rng(...parts);
  return Array.from({ length }, () => ALPHABET[rng.int(0, ALPHABET.length - 1)] ?? 'a').join('');
}

const digits = (length: number, ...parts: readonly (string | number)[]): string => {
  const rng = new Rng(...parts);
  return Array.from({ length }, (_, place) => (place === 0 ? rng.int(1, 9) : rng.int(0, 9))).join('');
};

function hex(length: number, ...parts: readonly (string | number)[]): string {
  const rng = new Rng(...parts);
  return Array.from({ length }, () => rng.int(0, 15).toString(16)).join('');
}

/** A post's id, unique per account and moment. */
export function postId(platform: Platform, key: string, at: number): string {
  const seconds = Math.floor(at / SECOND);
  const salt = hash(key, at);
  switch (platform) {
    case 'weibo':
      return String((BigInt(seconds - WEIBO_EPOCH) << 22n) | BigInt(salt % 4_194_304));
    case 'douyin':
    case 'toutiao':
      return String((BigInt(seconds) << 32n) | BigInt(salt));
    case 'xiaohongshu':
      return `${seconds.toString(16)}0000000012${hex(6, key, at)}`;
    case 'kuaishou':
      return `3x${letters(13, key, at).toLowerCase()}`;
    case 'wechat':
      return letters(22, 'article', key, at);
    case 'bilibili':
      return String(900_000_000_000_000_000n + BigInt(seconds * 100 + (salt % 100)));
    default:
      return digits(8, platform, key, at);
  }
}

/** The picture of a 快手 work; base64 in its file name holds the moment of upload. */
export function kuaishouPoster(key: string, at: number): string {
  const stamp = isoShanghai(at).slice(0, 19).replace(/\D/g, '');
  const [year, month, day, hour] = [0, 4, 6, 8].map((from, place) =>
    stamp.slice(from, from + (place === 0 ? 4 : 2)),
  );
  const name = Buffer.from(`${stamp}_${hash(key) % 1e9}_1_1_3`)
    .toString('base64')
    .replace(/=+$/, '');
  return `https://p4.a.yximgs.com/upic/${year}/${month}/${day}/${hour}/B${name}_B${hex(5, key, at)}.jpg`;
}

/** gh_ id of a 公众号. */
export const ghId = (key: string): string => `gh_${hex(12, 'gh', key)}`;

/** bid/mblogid and bvid: the short forms of ids. */
export const shortId = (id: string): string => letters(9, 'short', id);

/** A platform id for the n-th account ever made. */
export function handleOf(seed: number, platform: Platform, serial: number): string {
  const salt = [seed, 'handle', platform, serial] as const;
  // The serial inside keeps ids unique whatever the random part is.
  const unique = String(serial).padStart(5, '0');
  switch (platform) {
    case 'wechat':
      return Buffer.from(`3${digits(4, ...salt)}${unique}`).toString('base64');
    case 'weibo':
      return `${digits(5, ...salt)}${unique}`;
    case 'douyin':
    case 'toutiao':
      return `MS4wLjABAAAA${letters(38, ...salt)}${unique}`;
    case 'kuaishou':
      return `3x${letters(8, ...salt).toLowerCase()}${unique}`;
    case 'xiaohongshu':
      return `5${hex(18, ...salt)}${unique}`;
    case 'channels':
      return `sph${letters(10, ...salt)}${unique}`;
    case 'app-android':
    case 'mini-program':
      return `cn.gov.sc.app${unique}`;
    default:
      return `${digits(4, ...salt)}${unique}`;
  }
}
