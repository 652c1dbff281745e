// All sources that are asked over HTTP, by id. Which of them an office asks, and in what order, stands in
// config/accounts.yaml.
import type { AccountSource } from '../source.ts';
import { appleLookup, yybDetail } from './apps.ts';
import { bilibiliCard } from './bilibili.ts';
import { rsshubSources } from './rsshub.ts';
import { shortLinkSources } from './short-link.ts';
import { thepaperGov } from './thepaper.ts';
import { wechatArticle, wechatTotals } from './wechat.ts';
import { weiboGetIndex } from './weibo.ts';

export const HTTP_SOURCES: readonly AccountSource[] = [
  appleLookup,
  bilibiliCard,
  ...rsshubSources,
  ...shortLinkSources,
  thepaperGov,
  wechatArticle,
  wechatTotals,
  weiboGetIndex,
  yybDetail,
];
