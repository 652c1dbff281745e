// The addresses of accounts and posts, as registers hold and people share them.
import type { AccountPlan, Platform, Post } from './model.ts';
import { shortId } from './ids.ts';

/** 主页; '' where the platform has no page to link. */
export function urlOf(platform: Platform, key: string): string {
  switch (platform) {
    case 'weibo':
      return `https://weibo.com/u/${key}`;
    case 'douyin':
      return `https://www.douyin.com/user/${key}`;
    case 'kuaishou':
      return `https://www.kuaishou.com/profile/${key}`;
    case 'toutiao':
      return `https://www.toutiao.com/c/user/token/${key}/`;
    case 'bilibili':
      return `https://space.bilibili.com/${key}`;
    case 'xiaohongshu':
      return `https://www.xiaohongshu.com/user/profile/${key}`;
    case 'app-ios':
      return `https://apps.apple.com/cn/app/id${key}`;
    case 'app-android':
      return `https://sj.qq.com/appdetail/${key}`;
    default:
      return '';
  }
}

export function postUrl(account: AccountPlan, post: Post): string {
  switch (account.platform) {
    case 'weibo':
      return `https://weibo.com/${account.key}/${shortId(post.id)}`;
    case 'wechat':
      return `https://mp.weixin.qq.com/s/${post.id}`;
    case 'douyin':
      return `https://www.douyin.com/video/${post.id}`;
    case 'kuaishou':
      return `https://www.kuaishou.com/short-video/${post.id}`;
    case 'toutiao':
      return `https://www.toutiao.com/item/${post.id}/`;
    case 'bilibili':
      return `https://t.bilibili.com/${post.id}`;
    case 'xiaohongshu':
      return `https://www.xiaohongshu.com/explore/${post.id}`;
    case 'thepaper':
      return `https://www.thepaper.cn/newsDetail_forward_${post.id}`;
    default:
      return '';
  }
}
