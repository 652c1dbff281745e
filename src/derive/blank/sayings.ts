// What single lines of a section's page say: that it is empty, being built, loading; or nothing of their own.
import type { PageWords } from '../dom/words.ts';
import { inkLength } from '../dom/box.ts';
import { foldTraditional } from '../text/traditional.ts';

export const PHRASES = ['empty', 'zero', 'construction', 'loading', 'failed'] as const;
export type PhraseKind = (typeof PHRASES)[number];

export interface Phrase {
  readonly kind: PhraseKind;
  readonly text: string;
}

const LONGEST_PHRASE = 40;
const LONGEST_PUBLISH_LINE = 120;
/** What may stand beside a count of zero: anything more says whose count it is (2021年行政处罚共0件). */
const BESIDE_ZERO = 2;

/** What a list's count and pager are made of. */
const COUNTING =
  /每页|显示|当前|共有?|总[计共]?|条目?|记录|信息|数据|结果|查询|检索|搜索|找到|为您|符合|条件|相关|列表|文章|转到|跳转|首页|尾页|末页|上一?页|下一?页|前一?页|后一?页|页次|页数|页码|[第页共的为有了篇个项到]|\b(?:total|pages?|records?|items?|entries|showing|of|to|first|prev(?:ious)?|next|last|go)\b/gi;

/** 暂无评论 speaks of what hangs below a text, not of the section. */
const OF_AN_APPENDAGE = /评论|跟帖|回帖|点评|附件/;

/** 电子邮箱：暂无 is what one field of a form or a card holds. */
const VALUE_OF_A_LABEL = /^[\u4e00-\u9fff]{2,8}\s*[:：]\s*(?:暂?无|没有)$/;

/** Whether this text does nothing but say that nothing is here, or not yet. */
export function phraseOf(view: { readonly words: PageWords }, shown: string): Phrase | null {
  const text = foldTraditional(shown);
  if (text.length > LONGEST_PHRASE) return null;
  const stripped = text.replace(/[\s,，。.!！~～…:：、;；()（）【】[\]]/g, '');
  if (stripped.length < 2 || OF_AN_APPENDAGE.test(text)) return null;
  if (VALUE_OF_A_LABEL.test(text)) return null;
  for (const kind of PHRASES) {
    const match = view.words.patterns[kind].exec(text);
    if (!match) continue;
    const alone = kind === 'zero' ? isMereCount(text, match[0]) : match[0].length >= stripped.length * 0.35;
    if (alone) return { kind, text: shown };
  }
  return null;
}

const isMereCount = (text: string, zero: string): boolean =>
  besidesCounting(text.replace(zero, '').replace(ALL_LOADED, '')) <= BESIDE_ZERO;

/** 已全部加载完毕 */
const ALL_LOADED = /(?:已经?|全部)*加载完[毕成]?|没有更多了?/g;

/** 没有更多了, 已经到底啦: the end of a feed, whether anything stands in it or not. */
const END_OF_FEED =
  /^[\s—–\-~·.]*(?:(?:已经?|暂时)?没有更多|(?:已经?)?(?:到底|全部加载|加载完)|我(?:们)?(?:也)?是有底线的).{0,8}$/;

/** 首页 上一页 下一页 转到第 页, 没有更多了: words of paging and nothing else. */
export const isPaging = (text: string): boolean =>
  (text.includes('页') && besidesCounting(text) === 0) || END_OF_FEED.test(text);

const besidesCounting = (text: string): number =>
  text.replace(COUNTING, '').replace(/[^\u4e00-\u9fffa-z]/gi, '').length;

const PUBLISH_LABELS =
  /(?:信息|文章|稿件)?(?:来源|作者|责任?编辑?|编辑|审核人?|浏览(?:次数|量|数)?|点击(?:次数|量|数|率)?|阅读(?:次数|量|数)?|访问(?:次数|量)?|字[体号]|发布(?:时间|日期|者|人|单位|机构)?|更新(?:时间|日期))\s*[:：]/g;
const ANY_LABEL = /[\u4e00-\u9fff]{2,6}\s*[:：]/;

/** 来源：… 作者：… 浏览次数：… 字体：大 中 小: the line below a title, which says nothing where no text follows. */
export function isPublishLine(text: string): boolean {
  if (text.length > LONGEST_PUBLISH_LINE || !/[:：].*[:：]/.test(text)) return false;
  const labels = text.match(PUBLISH_LABELS)?.length ?? 0;
  const rest = text.replace(PUBLISH_LABELS, ' ');
  return labels >= 2 && !ANY_LABEL.test(rest) && inkLength(rest) <= labels * 20;
}

const SUBJECT =
  /栏目|[网本]?页|网站|频道|[版板]块|内容|信息|数据|资料|记录|敬请|construction|coming soon|no data/i;
/** Small words around such a saying: 您访问的, 对不起. */
const AROUND =
  /[该本此您你]|访问|浏览|查看|对不起|很?抱歉|目前|努力|抓紧|敬请(?:期待|关注)|谢谢|的|[^\p{L}\p{N}]/gu;

/**
 * Whether the whole text, as written under a picture or for who cannot see it, says of the section that it is being built
 * or empty. 滨河大道建设中 is what a photograph shows.
 */
export function saysOfSection(view: { readonly words: PageWords }, shown: string): Phrase | null {
  const text = foldTraditional(shown).trim();
  if (text.length < 4 || text.length > LONGEST_PHRASE || !SUBJECT.test(text)) return null;
  const kinds = ['construction', 'empty'] as const;
  const kind = kinds.find((each) => view.words.patterns[each].test(text));
  if (!kind) return null;
  const said = new RegExp(view.words.patterns[kind].source, 'giu');
  const rest = text.replace(said, '').replace(AROUND, '');
  return rest === '' ? { kind, text: shown } : null;
}

/** 欢迎访问“规划计划”栏目！感谢您的关注。 */
const WELCOME =
  /^(?:您好|你好)?欢迎(?:您|你|各位|大家|广大网民|广大网友)*(?:再次|前来)?(?:访问|光临|来到|进入|浏览|查看)[\p{Script=Han}a-z]{0,30}?(?:(?:感谢|谢谢)(?:您|你|大家|广大网民|广大网友)?的?(?:访问|光临|浏览|关注|支持|来访|与|和|对?本?[站网局])*)?$/iu;
/** 本栏目主要公开本单位的规划、计划。 */
const ABOUT_ITSELF =
  /^[本该](?:栏目|频道|专栏|[版板]块|页面?)(?:主要|集中|及时|定期|依法|统一|将|仅|是|为|用于|负责|可以?)*(?:发布|公开|公布|展示|刊登|登载|收录|提供|反映|介绍|汇集|展现)/u;
/** What such a sentence must not add: where else to look, whom to ask. */
const LEADS_ON =
  /请|[详参]见|点击|登录|电话|地址|网址|链接|查询|查看|查阅|咨询|邮箱|已?[迁移搬]|整合|并入|另行|暂|http|\d/i;
const LONGEST_OF_ITSELF = 60;

/** Whether the whole text only bids welcome to the section, or says what would stand in it. */
export function isSpeechOfSection(text: string): boolean {
  if (text.length > LONGEST_OF_ITSELF) return false;
  const bare = text.replace(/[^\p{L}\p{N}]+/gu, '');
  if (WELCOME.test(bare)) return !LEADS_ON.test(bare.replace(/^.*?(?:访问|光临|来到|进入|浏览|查看)/, ''));
  return ABOUT_ITSELF.test(bare) && !LEADS_ON.test(bare);
}
