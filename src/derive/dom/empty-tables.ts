// Rows that name the columns of a table in which nothing else stands: 事项名称 | 办理依据 | 办理时限, and no matter below.
// Lists drawn as boxes have such rows, too.
import { isPaging, phraseOf } from '../blank/sayings.ts';
import { ancestors, boxText, inkLength, type Box } from './box.ts';
import { saysNothing } from './placeholders.ts';
import type { PageView } from './view.ts';
import { bare } from './words.ts';

/** Fewer cells may be a label and its value; cells that are marked as heads cannot. */
const FEWEST_HEADS = 3;
const LONGEST_HEAD = 12;
/** Characters of set phrases that may stand below: 暂无数据, 共0条 第1页. */
const MOST_BELOW = 60;
/** What a row of heads is made of where no table is. */
const ROWS = new Set(['div', 'ul', 'li', 'dl', 'p']);
const CELLS = new Set(['span', 'div', 'li', 'dt', 'dd', 'p', 'b', 'strong', 'em', 'i', 'font', 'label']);

export function headsOfNothing(view: PageView): readonly Box[] {
  const found: Box[] = [];
  const search = (box: Box): void => {
    for (const child of box.children) {
      if (isHeadOfNothing(view, child)) found.push(child);
      else if (child.textLength > 0) search(child);
    }
  };
  search(view.page.root);
  return found;
}

function isHeadOfNothing(view: PageView, row: Box): boolean {
  const table = tableOf(row);
  return table !== null && namesColumns(view, row) && isOverNothing(view, row, table);
}

/** What the row's columns are of: its table, or the box that it shares with the rows that are missing. */
function tableOf(row: Box): Box | null {
  if (row.tag === 'tr') return [...ancestors(row)].find(({ tag }) => tag === 'table') ?? null;
  if (!ROWS.has(row.tag) || !row.children.every(({ tag }) => CELLS.has(tag))) return null;
  return row.parent;
}

/** Short words without links and numbers, most of them marked or known as names of columns. */
function namesColumns(view: PageView, row: Box): boolean {
  if (row.endAnchor > row.firstAnchor) return false;
  const cells = row.children.filter(({ textLength }) => textLength > 0);
  const marked = cells.length > 0 && cells.every(({ tag }) => tag === 'th');
  if (cells.length < (marked ? 1 : FEWEST_HEADS)) return false;
  if (cells.some((cell) => cell.textLength > LONGEST_HEAD || /\d/.test(boxText(cell)))) return false;
  if (marked && row.parent?.tag === 'thead') return true;
  const known = cells.filter((cell) => isColumn(view, bare(boxText(cell)))).length;
  return marked ? known * 2 >= cells.length : known * 2 > cells.length;
}

function isColumn({ words }: PageView, name: string): boolean {
  const { headerCells, guideLabels, publishColumns, writtenColumns } = words.sets;
  const known = [headerCells, guideLabels, publishColumns, writtenColumns].some((names) => names.has(name));
  return known || words.patterns.column.test(name);
}

/** The rest of the table says at most that nothing is there, and shows and offers nothing. */
function isOverNothing(view: PageView, row: Box, table: Box): boolean {
  const { page, words } = view;
  const heads = [row, ...rowsIn(table).filter((other) => other !== row && namesColumns(view, other))];
  const ink = heads.reduce((sum, { textLength }) => sum + textLength, 0);
  if (table.textLength - ink > MOST_BELOW) return false;
  const inTable = ({ at }: { readonly at: number }): boolean => at > table.start && at < table.end;
  const { images, drawings, videos, frames, controls } = page;
  if ([...images, ...drawings, ...videos, ...frames, ...controls].some(inTable)) return false;
  const links = page.anchors.slice(table.firstAnchor, table.endAnchor);
  return (
    links.every(({ text }) => isPaging(text)) &&
    page.texts
      .filter(
        (part) =>
          inTable(part) &&
          !heads.some((head) => part.at > head.start && part.at < head.end) &&
          inkLength(part.text) > 1 &&
          !saysNothing(part.text),
      )
      .every(({ text }) => phraseOf({ words }, text) !== null || isPaging(text))
  );
}

/** The rows of a table, its head's among them. */
const rowsIn = (box: Box): readonly Box[] =>
  box.children.flatMap((child) =>
    child.tag === 'tr' ? [child] : child.tag === 'table' ? [] : rowsIn(child),
  );
