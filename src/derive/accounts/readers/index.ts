// All readers by key: platform, then what was asked for. Sorted; a new reader is one line here.
import type { AccountReader, AppReader } from '../context.ts';
import { appleLookup, huaweiIndex, yybDetail } from './apps.ts';
import { bilibiliArcSearch, bilibiliDynamic } from './bilibili-lists.ts';
import { bilibiliCard, bilibiliReply } from './bilibili.ts';
import { channelsFinderAttr } from './channels.ts';
import { douyinPost, douyinProfile } from './douyin.ts';
import { kuaishouFeed, kuaishouLivePublic } from './kuaishou.ts';
import { rsshubFeed } from './rsshub.ts';
import { thepaperGov, thepaperUser } from './thepaper.ts';
import { toutiaoFans, toutiaoFeed } from './toutiao.ts';
import { wechatArticle } from './wechat-article.ts';
import {
  wechatArticleTotal,
  wechatBackend,
  wechatFreePublish,
  wechatUserCumulate,
} from './wechat-official.ts';
import { weiboMymblog, weiboProfileInfo, weiboSearchProfile } from './weibo-desktop.ts';
import { weiboGetIndex } from './weibo-mobile.ts';
import { xiaohongshuState } from './xiaohongshu.ts';

/** Readers of accounts. */
export const ACCOUNT_READERS = {
  'bilibili/arc-search': bilibiliArcSearch,
  'bilibili/card': bilibiliCard,
  'bilibili/dynamic': bilibiliDynamic,
  'bilibili/reply': bilibiliReply,
  'channels/finder-attr': channelsFinderAttr,
  'douyin/post': douyinPost,
  'douyin/profile': douyinProfile,
  'kuaishou/feed': kuaishouFeed,
  'kuaishou/live-public': kuaishouLivePublic,
  'rsshub/feed': rsshubFeed,
  'thepaper/gov': thepaperGov,
  'thepaper/user': thepaperUser,
  'toutiao/fans': toutiaoFans,
  'toutiao/feed': toutiaoFeed,
  'wechat/article': wechatArticle,
  'wechat/backend': wechatBackend,
  'wechat/freepublish': wechatFreePublish,
  'wechat/getarticletotaldetail': wechatArticleTotal,
  'wechat/getusercumulate': wechatUserCumulate,
  'weibo/getIndex': weiboGetIndex,
  'weibo/mymblog': weiboMymblog,
  'weibo/profile-info': weiboProfileInfo,
  'weibo/searchProfile': weiboSearchProfile,
  'xiaohongshu/state': xiaohongshuState,
} as const satisfies Readonly<Record<string, AccountReader>>;

export type AccountReaderKey = keyof typeof ACCOUNT_READERS;

/** Readers of apps in stores. */
export const APP_READERS = {
  'apple/lookup': appleLookup,
  'huawei/index': huaweiIndex,
  'yyb/detail': yybDetail,
} as const satisfies Readonly<Record<string, AppReader>>;

export type AppReaderKey = keyof typeof APP_READERS;
