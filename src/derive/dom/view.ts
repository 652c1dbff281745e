// What every structural reader is handed: the page's boxes, its address, the day it is read for, and the words.
import type { CalendarDate } from '../../model/calendar.ts';
import { pathKind, type PathKind } from '../url/path-kind.ts';
import { boxText, type Anchor, type BoxedPage } from './box.ts';
import { isSortLink } from './sort-tabs.ts';
import { isWord, type PageWords } from './words.ts';

export interface PageView {
  readonly page: BoxedPage;
  readonly words: PageWords;
  /** The address the page answered at. */
  readonly url: string;
  readonly asOf: CalendarDate;
  /** `pathKind`, remembered per address. */
  kindOf(url: string): PathKind;
  /** What `isMore` and `isPagerLink` answered: every reader of lists and menus asks for every link. */
  readonly told: { readonly more: Map<Anchor, boolean>; readonly pager: Map<Anchor, boolean> };
}

function remembered(known: Map<Anchor, boolean>, anchor: Anchor, tell: () => boolean): boolean {
  const before = known.get(anchor);
  if (before !== undefined) return before;
  const now = tell();
  known.set(anchor, now);
  return now;
}

export function pageView(page: BoxedPage, words: PageWords, url: string, asOf: CalendarDate): PageView {
  const kinds = new Map<string, PathKind>();
  return {
    page,
    words,
    url,
    asOf,
    told: { more: new Map(), pager: new Map() },
    kindOf(address) {
      const known = kinds.get(address);
      if (known !== undefined) return known;
      const kind = pathKind(address);
      kinds.set(address, kind);
      return kind;
    },
  };
}

/** The host of an absolute http(s) address. */
export function hostOf(url: string): string {
  const from = url.indexOf('//') + 2;
  const rest = url.slice(from);
  const end = rest.search(/[/?#]/);
  return end < 0 ? rest : rest.slice(0, end);
}

/** `更多信息 >>` and the like are short. */
const LONGEST_MORE = 16;

/** 更多, more, >>: a link to the whole of what is previewed here. */
export function isMore(view: PageView, anchor: Anchor): boolean {
  return remembered(view.told.more, anchor, () => saysMore(view, anchor));
}

/** `1 2 > >|`: the sign stands beside numbers, or leads where a number leads. */
function standsInPager({ page }: PageView, { box, url }: Anchor): boolean {
  const isNumber = (text: string): boolean => /^[\s[(（<]*\d{1,4}[\s\])）>]*$/.test(text);
  let line = box.parent;
  while (line?.parent && line.children.length === 1 && line.textLength === box.textLength) line = line.parent;
  if (
    line?.children.some((child) => child !== box && child.textLength > 0 && isNumber(boxText(child))) === true
  )
    return true;
  return url !== null && page.anchors.some((other) => other.url === url && isNumber(other.text));
}

function saysMore(view: PageView, anchor: Anchor): boolean {
  const { more } = view.words.sets;
  if (anchor.text === '') return /more|gengduo/i.test(anchor.image);
  if (anchor.text.length > LONGEST_MORE) return false;
  if (!/\p{L}/u.test(anchor.text) && standsInPager(view, anchor)) return false;
  if (isWord(more, anchor.text) || isWord(more, anchor.titleAttribute)) return true;
  return (
    (anchor.text.length <= 8 &&
      anchor.box.hint.includes('more') &&
      !isWord(view.words.sets.detail, anchor.text)) ||
    /^[>》»+＋…]{1,3}$|^\.{3}$/.test(anchor.text.trim())
  );
}

/** 上一页, 下一页, 3: a link of a pager. */
export function isPagerLink(view: PageView, anchor: Anchor): boolean {
  return remembered(view.told.pager, anchor, () => saysPager(view, anchor));
}

/** 第2页, [3页], Page 2, 下5页: in whatever words the pages are counted. */
const NUMBERED_PAGE =
  /^[[【(（<]?\s*(?:第?\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,4})\s*页|page\s*\d{1,4}|[上下前后]\s*[\d一二三四五六七八九十]{1,3}\s*页)\s*[\]】)）>]?$/i;

function saysPager(view: PageView, anchor: Anchor): boolean {
  const text = anchor.text.trim();
  if (text.length > 8) return false;
  const number = /^\[?(\d{1,4})\]?$/.exec(text)?.[1];
  // 2019 is a year of the archive, no page.
  if (number !== undefined) return !/^(?:19|20)\d\d$/.test(number);
  if (NUMBERED_PAGE.test(text)) return true;
  return (
    !isWord(view.words.sets.home, text) &&
    (view.words.sets.pager.has(text.toLowerCase().replace(/\s+/g, '')) || isWord(view.words.sets.pager, text))
  );
}

/** 登录, English, 无障碍, 分享, 按热度: tools of the page, leading to no section. */
export function isTool(view: PageView, anchor: Anchor): boolean {
  return isWord(view.words.sets.tools, anchor.text) || isSortLink(view, anchor);
}

export const isHeadingTag = (tag: string): boolean =>
  /^h[1-6]$/.test(tag) || tag === 'legend' || tag === 'caption';
