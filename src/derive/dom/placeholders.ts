// Rows that a template left behind: 标题标题标题 0000-00-00, line after line the same, leading nowhere. They hold nothing.
import { boxText, type Box } from './box.ts';
import type { PageView } from './view.ts';

/** Two like rows may be a coincidence. */
const FEWEST = 3;
const ROWS = new Set(['li', 'tr', 'dd', 'p', 'div', 'a']);
/** One short word over and over: 标题标题标题, 测试测试. */
const REPEATED = /^([\p{Script=Han}a-z]{1,6}?)\1+$/iu;
/** A day that no calendar has: 0000-00-00, xxxx-xx-xx. */
const NO_DAY = /(?<![\dx×*])(?:0000|[x×*]{4}|yyyy)\s*[-/.年]\s*(?:00|[x×*]{2}|mm)/i;
const EMPTY_ADDRESS = /^\s*(?:#|javascript\s*:[\s;]*(?:void\s*\(?\s*0?\s*\)?)?[\s;]*)?$/i;

/**
 * The rows of lists all of whose rows say the very same, which is no title (a word over and over, or a day that never
 * was), and none of which leads anywhere or shows anything. 查看, 详情 on every row is worded by what a script does.
 */
export function placeholderRows(view: PageView): readonly Box[] {
  const found: Box[] = [];
  const search = (box: Box): void => {
    const rows = box.children.filter(({ textLength }) => textLength > 0);
    if (rows.length >= FEWEST && arePlaceholders(view, box, rows)) found.push(...rows);
    else for (const child of rows) search(child);
  };
  search(view.page.root);
  return found;
}

function arePlaceholders(view: PageView, list: Box, rows: readonly Box[]): boolean {
  const [first] = rows;
  if (!first || !ROWS.has(first.tag) || rows.some(({ tag }) => tag !== first.tag)) return false;
  const words = boxText(first);
  const says = words.split(' ');
  if (!NO_DAY.test(words) && !says.every((word) => REPEATED.test(word))) return false;
  const { images, drawings, videos, frames, controls } = view.page;
  const filled = [...images, ...drawings, ...videos, ...frames, ...controls];
  if (filled.some(({ at }) => at > list.start && at < list.end)) return false;
  return rows.every((row) => boxText(row) === words && leadsNowhere(view, row));
}

const leadsNowhere = ({ page }: PageView, row: Box): boolean =>
  page.anchors
    .slice(row.firstAnchor, row.endAnchor)
    .every(({ box, raw }) => EMPTY_ADDRESS.test(raw) && box.element.attribs['onclick'] === undefined);
