// Rows that a template left behind: 标题标题标题 0000-00-00, line after line the same, leading nowhere; rows of dashes; marks
// that nobody filled, {{item.title}}. They hold nothing.
import { boxText, type Box, type PlacedElement } from './box.ts';
import { holdsOnlyMarks } from './template-marks.ts';
import type { PageView } from './view.ts';
import { bare } from './words.ts';

/** Two like rows may be a coincidence, unless they bear a day that never was. */
const FEWEST = 3;
const FEWEST_WITHOUT_DAY = 2;
/** 标题标题标题标题 0000-00-00 is no longer. */
const LONGEST_ROW = 60;
const ROWS = new Set(['li', 'tr', 'dt', 'dd', 'p', 'div', 'a']);
/** One short word over and over: 标题标题标题, 测试测试. */
const REPEATED = /^([\p{Script=Han}a-z]{1,6}?)\1+$/iu;
/** A day that no calendar has: 0000-00-00, xxxx-xx-xx. */
const NO_DAY = /(?<![\dx×*])(?:0000|[x×*]{4}|yyyy)\s*[-/.年]\s*(?:00|[x×*]{2}|mm)/i;
const EMPTY_ADDRESS = /^\s*(?:#|javascript\s*:[\s;]*(?:void\s*\(?\s*0?\s*\)?)?[\s;]*)?$/i;
/** What is printed where a word would be: dashes, dots, rules. A tick or a star says something. */
const BLANK_MARKS = /^[\s\u00a0\u3000\u200b\p{Pd}·•・‧∙.。…⋯_＿~～=|│─━/\\*＊[\]()（）【】<>《》]*$/u;

/** `——`, `···`, `[ - ]`: marks that stand for nothing, or nothing at all. */
export const saysNothing = (text: string): boolean => BLANK_MARKS.test(text);

/**
 * The rows of lists all of whose rows say the very same, which is no title (a word over and over, or a day that never
 * was) or nothing but dashes, and none of which leads anywhere or shows anything; and boxes of marks that nobody filled.
 * 查看, 详情 on every row is worded by what a script does.
 * @param idle no script of the page could fill a mark.
 */
export function placeholderRows(view: PageView, idle: boolean): readonly Box[] {
  const found: Box[] = [];
  const search = (box: Box): void => {
    if (box.children.length >= FEWEST && showOnePicture(view, box)) {
      found.push(...box.children);
      return;
    }
    const rows = box.children.filter(({ textLength }) => textLength > 0);
    if (rows.length >= fewestOf(rows) && arePlaceholders(view, box, rows, idle)) {
      found.push(...rows);
      return;
    }
    for (const row of box.children)
      if (row.textLength > 0 && holdsOnlyMarks(view, row, idle, EMPTY_ADDRESS)) found.push(row);
      else search(row);
  };
  search(view.page.root);
  return found;
}

const fewestOf = ([first]: readonly Box[]): number =>
  first && first.textLength < LONGEST_ROW && NO_DAY.test(boxText(first)) ? FEWEST_WITHOUT_DAY : FEWEST;

function arePlaceholders(view: PageView, list: Box, rows: readonly Box[], idle: boolean): boolean {
  const [first] = rows;
  if (!first || !ROWS.has(first.tag) || rows.some(({ tag }) => tag !== first.tag)) return false;
  const words = boxText(first);
  const isDash = saysNothing(words);
  if (!isDash && !NO_DAY.test(words) && !repeatsNames(view, words, idle)) return false;
  const { images, drawings, videos, frames, controls } = view.page;
  const filled = [...images, ...drawings, ...videos, ...frames, ...controls];
  if (filled.some(({ at }) => at > list.start && at < list.end)) return false;
  const isLike = (row: Box): boolean => (isDash ? saysNothing(boxText(row)) : boxText(row) === words);
  return rows.every((row) => isLike(row) && leadsNowhere(view, row));
}

/** 标题标题标题; or 信息标题 发布日期, which belongs over the column, where no script can make a way of it. */
function repeatsNames({ words: { sets } }: PageView, words: string, idle: boolean): boolean {
  const each = words.split(' ').filter((word) => !saysNothing(word));
  if (each.every((word) => REPEATED.test(word))) return true;
  return (
    idle &&
    each.length > 1 &&
    each.every((word) => sets.headerCells.has(bare(word))) &&
    each.some((word) => TITLE_COLUMN.test(bare(word)))
  );
}

const TITLE_COLUMN = /(?:标题|题名)$/;

/** Cards all of which show the very same picture, no word and no way anywhere: the default of a template. */
function showOnePicture(view: PageView, list: Box): boolean {
  const cards = list.children;
  const { images, drawings, videos, frames, controls } = view.page;
  const isIn = ({ at }: PlacedElement): boolean => at > list.start && at < list.end;
  if (list.textLength > 0 || [drawings, videos, frames, controls].some((all) => all.some(isIn))) return false;
  const shown = images.filter(isIn).map(({ element }) => JSON.stringify(element.attribs));
  return (
    shown.length === cards.length &&
    new Set(shown).size === 1 &&
    cards.every((card) => card.tag === cards[0]?.tag && CARDS.has(card.tag) && leadsNowhere(view, card)) &&
    cards.every((card) => images.some(({ at }) => at > card.start && at < card.end))
  );
}

const CARDS = new Set(['li', 'div', 'dl', 'td', 'article']);

const leadsNowhere = ({ page }: PageView, row: Box): boolean =>
  page.anchors
    .slice(row.firstAnchor, row.endAnchor)
    .every(({ box, raw }) => EMPTY_ADDRESS.test(raw) && box.element.attribs['onclick'] === undefined);
