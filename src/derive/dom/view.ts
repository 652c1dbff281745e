// What every structural reader is handed: the page's boxes, its address, the day it is read for, and the words.
import type { CalendarDate } from '../../model/calendar.ts';
import { pathKind, type PathKind } from '../url/path-kind.ts';
import { anchorsIn, type Anchor, type Box, type BoxedPage } from './box.ts';
import { bare, type PageWords } from './words.ts';

export interface PageView {
  readonly page: BoxedPage;
  readonly words: PageWords;
  /** The address the page answered at. */
  readonly url: string;
  readonly asOf: CalendarDate;
  /** `pathKind`, remembered per address. */
  kindOf(url: string): PathKind;
}

export function pageView(page: BoxedPage, words: PageWords, url: string, asOf: CalendarDate): PageView {
  const kinds = new Map<string, PathKind>();
  return {
    page,
    words,
    url,
    asOf,
    kindOf(address) {
      const known = kinds.get(address);
      if (known !== undefined) return known;
      const kind = pathKind(address);
      kinds.set(address, kind);
      return kind;
    },
  };
}

export function linksIn(view: PageView, box: Box): readonly Anchor[] {
  return anchorsIn(view.page, box);
}

/** 更多, more, >>: a link to the whole of what is previewed here. */
export function isMore(view: PageView, anchor: Anchor): boolean {
  const { more } = view.words.sets;
  if (more.has(bare(anchor.text)) || more.has(bare(anchor.titleAttribute))) return true;
  const { element, hint } = anchor.box;
  const named = /(?:^|[\s_-])more/.test(hint) || /more/i.test(element.attribs['class'] ?? '');
  return (named && anchor.text.length <= 8) || /^[>》»+＋…]{1,3}$|^\.{3}$/.test(anchor.text.trim());
}

/** 上一页, 下一页, 3: a link of a pager. */
export function isPagerLink(view: PageView, anchor: Anchor): boolean {
  const text = anchor.text.trim();
  if (/^\d{1,4}$/.test(text) || /^\[\d{1,4}\]$/.test(text)) return true;
  return !view.words.sets.home.has(bare(text)) && view.words.sets.pager.has(text.toLowerCase().replace(/\s+/g, ''));
}

/** 登录, English, 无障碍, 分享: tools of the page, leading to no section. */
export function isTool(view: PageView, anchor: Anchor): boolean {
  return view.words.sets.tools.has(bare(anchor.text));
}

export const isHeadingTag = (tag: string): boolean => /^h[1-6]$/.test(tag) || tag === 'legend' || tag === 'caption';
