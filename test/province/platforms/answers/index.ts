// Every platform's addresses, tried in turn.
import type { Router } from '../ask.ts';
import { bilibili } from './bilibili.ts';
import { channels } from './channels.ts';
import { douyin } from './douyin.ts';
import { kuaishou } from './kuaishou.ts';
import { rsshub } from './rsshub.ts';
import { shops } from './shops.ts';
import { shorteners } from './shorteners.ts';
import { thepaper } from './thepaper.ts';
import { toutiao } from './toutiao.ts';
import { wechatApi } from './wechat-api.ts';
import { wechatArticles } from './wechat-articles.ts';
import { weibo } from './weibo.ts';
import { xiaohongshu } from './xiaohongshu.ts';

export const ROUTERS: readonly Router[] = [
  channels,
  wechatApi,
  wechatArticles,
  weibo,
  douyin,
  kuaishou,
  toutiao,
  bilibili,
  xiaohongshu,
  thepaper,
  shops,
  rsshub,
  shorteners,
];
