// Short links: one redirect to wherever they were made for. Unlike the real ones they carry their target in themselves.
import { redirect, type Answer } from '../../answer.ts';
import { html, type Ask } from '../ask.ts';
import type { Platform } from '../model.ts';

const HOSTS = {
  weibo: 't.cn',
  bilibili: 'b23.tv',
  douyin: 'v.douyin.com',
  kuaishou: 'v.kuaishou.com',
  xiaohongshu: 'xhslink.com',
} as const satisfies Partial<Record<Platform, string>>;

export const shortLink = (platform: keyof typeof HOSTS, target: string): string =>
  `https://${HOSTS[platform]}/s${Buffer.from(target, 'utf8').toString('base64url')}`;

export function shorteners(ask: Ask): Answer | null {
  if (!Object.values<string>(HOSTS).includes(ask.host)) return null;
  const target = Buffer.from(ask.path.slice(2), 'base64url').toString('utf8');
  return URL.canParse(target) ? redirect(302, target) : html('<p>链接已失效</p>', 404);
}
