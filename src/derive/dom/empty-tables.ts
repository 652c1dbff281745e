// Rows that name the columns of a table in which nothing else stands: 事项名称 | 办理依据 | 办理时限, and no matter below.
import { isPaging, phraseOf } from '../blank/sayings.ts';
import { ancestors, boxText, inkLength, type Box } from './box.ts';
import type { PageView } from './view.ts';
import { bare } from './words.ts';

/** Fewer cells may be a label and its value. */
const FEWEST_HEADS = 3;
const LONGEST_HEAD = 12;
/** Characters of set phrases that may stand below: 暂无数据, 共0条 第1页. */
const MOST_BELOW = 60;

export function headsOfNothing(view: PageView): readonly Box[] {
  const found: Box[] = [];
  const search = (box: Box): void => {
    for (const child of box.children) {
      if (child.tag === 'tr' && namesColumns(view, child) && isOverNothing(view, child)) found.push(child);
      else if (child.textLength > 0) search(child);
    }
  };
  search(view.page.root);
  return found;
}

/** Short words without links, most of them marked or known as names of columns. */
function namesColumns(view: PageView, row: Box): boolean {
  if (row.endAnchor > row.firstAnchor) return false;
  const cells = row.children.filter(({ textLength }) => textLength > 0);
  if (cells.length < FEWEST_HEADS || cells.some(({ textLength }) => textLength > LONGEST_HEAD)) return false;
  const { headerCells, guideLabels } = view.words.sets;
  const known = cells.filter((cell) => {
    const words = bare(boxText(cell));
    return cell.tag === 'th' || headerCells.has(words) || guideLabels.has(words);
  });
  return known.length * 2 > cells.length;
}

/** The rest of the table says at most that nothing is there, and shows and offers nothing. */
function isOverNothing({ page, words }: PageView, row: Box): boolean {
  const table = [...ancestors(row)].find(({ tag }) => tag === 'table');
  if (!table || table.textLength - row.textLength > MOST_BELOW) return false;
  const inTable = ({ at }: { readonly at: number }): boolean => at > table.start && at < table.end;
  const { images, drawings, videos, frames, controls } = page;
  if ([...images, ...drawings, ...videos, ...frames, ...controls].some(inTable)) return false;
  const links = page.anchors.slice(table.firstAnchor, table.endAnchor);
  return (
    links.every(({ text }) => isPaging(text)) &&
    page.texts
      .filter(
        (part) => inTable(part) && !(part.at > row.start && part.at < row.end) && inkLength(part.text) > 1,
      )
      .every(({ text }) => phraseOf({ words }, text) !== null || isPaging(text))
  );
}
