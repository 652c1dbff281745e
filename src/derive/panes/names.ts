// What a pane may be called: a section's name, and neither a sentence, a day, a stretch of time nor a tool.
import { anchorsIn, type Box } from '../dom/box.ts';
import { isMore, isTool, type PageView } from '../dom/view.ts';
import { bare, isWord } from '../dom/words.ts';
import { isPeriodName } from '../lists/periods.ts';

const LONGEST_NAME = 16;
/** Ways to show one and the same thing, and no sections. */
const NO_SECTION =
  /^(?:全部|所有|最新|最热|热门|推荐|简体|繁体|中文|英文|[第一二三四五六七八九十]+[章节条].*)$/;
/** 正在征集 | 往期征集, 已回复 | 未回复: how far the items of one list have come. */
const STANDING =
  /^(?:正在|往期|本期|上期|当前)|^历史(?:征集|调查|访谈|信息|数据|记录)|^(?:已|未|待)(?:开始|结束|回复|答复|办结|办理|处理|受理|截止|公开|反馈)|(?:进行中|已结束|已截止|已办结|未开始)$/;

/** The name that the words of a tab or heading give, null when they give none. */
export function paneName(view: PageView, words: string): string | null {
  const name = words
    .replace(/^[^\p{L}\p{N}“《（(]+|[^\p{L}\p{N}”》）)]+$/gu, '')
    .replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, '');
  if (name.length < 2 || name.length > LONGEST_NAME || !/[\u4e00-\u9fff]{2}/.test(name)) return null;
  if (/[，。；：:？?！!、]|\d{2}|^[\d一二三四五六七八九十]+[.．)）]/.test(name)) return null;
  if (isPeriodName(name) || NO_SECTION.test(name) || STANDING.test(name)) return null;
  if (view.words.patterns.sort.test(bare(name))) return null;
  const { home, detail, headerCells, tools } = view.words.sets;
  return [home, detail, headerCells, tools].some((set) => isWord(set, name)) ? null : name;
}

/** The words of a heading without those of 更多. */
export function wordsOf(view: PageView, label: Box): string {
  const more = anchorsIn(view.page, label).filter((anchor) => isMore(view, anchor));
  const words: string[] = [];
  const walk = (box: Box): void => {
    if (more.some((anchor) => anchor.box === box)) return;
    for (const part of box.parts) {
      if (typeof part !== 'string') walk(part);
      else if (!view.words.sets.more.has(bare(part))) words.push(part);
    }
  };
  walk(label);
  return words.join(' ').trim();
}

/** The pages that it leads to, this one left out. */
export const waysOf = (view: PageView, label: Box): readonly string[] =>
  anchorsIn(view.page, label).flatMap((anchor) =>
    anchor.url === null || anchor.url === view.url || isTool(view, anchor) ? [] : anchor.url,
  );
