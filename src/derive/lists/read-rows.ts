// From a group of row boxes to rows: title, address, date.
import type { ListRow } from '../../artifacts/page-reading.ts';
import { anchorsIn, boxText, type Anchor, type Box } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import { bare, isWord } from '../dom/words.ts';
import { keep } from '../text/keep.ts';
import { dateBeside, dateInAttribute, withAddress, type DateColumns, type RowDate } from './row-date.ts';
import { cellsOf, partsAfter, partsBefore, rowPieces, type RowPiece } from './row-pieces.ts';
import { pictureAnchor } from './picture-rows.ts';
import { dayOfMonth, daysBelow, monthAbove } from './row-surroundings.ts';
import { beginsWithDay, fullTitle, readTitle } from './row-title.ts';
import { isDayAlone, mayTitleRow, type RowGroup } from './row-boxes.ts';
import { inHeading, isDayText, isSentence } from './row-links.ts';

const LONGEST_TITLE = 200;
/** Longer words that two rows share are a title twice. */
const LONGEST_LABEL = 8;
/** 开始日期, 会议时间: the name of a column whatever its first word. */
const COLUMN_OF_DAYS = /^[\u4e00-\u9fff]{2,6}(?:日期|时间)$/;
/** Rows whose date may stand beside them rather than inside; blocks only when there are several. */
const LOOSE = new Set(['a', 'span', 'font', 'b', 'strong', 'em', 'i', 'dt', 'td']);
const LOOSE_BLOCKS = new Set(['h3', 'h4', 'h5', 'p', 'div', 'dd']);

/** The rows of a group, in order; boxes without words are left out. */
export function readRows(view: PageView, group: RowGroup): ListRow[] {
  const columns = dateColumns(view, group);
  const gaps = dayRows(group) ?? daysBelow(view, group) ?? gapsBeside(view, group);
  const month = monthAbove(group);
  const anchors = group.rows.map((box) => titleOf(view, group, box));
  const glued =
    anchors.length > 1 && anchors.every((anchor) => anchor !== null && beginsWithDay(anchor.text));
  const phrase = repeatedPhrase(anchors);
  const labels = repeatedPieces(anchors);
  return group.rows.flatMap((box, index) => {
    const anchor = anchors[index] ?? detailAnchor(view, box) ?? pictureAnchor(view, box);
    const row =
      anchor &&
      readRow(view, box, {
        anchor,
        glued,
        columns,
        phrase,
        labels,
        gap: gaps[index] ?? [],
        apart: group.apart,
        month,
      });
    return row ? [row] : [];
  });
}

/** Short texts that stand in the links of several rows: categories, sources. */
function repeatedPieces(anchors: readonly (Anchor | null)[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const anchor of anchors) {
    if (!anchor || anchor.box.children.length === 0) continue;
    for (const text of new Set(textsIn(anchor.box))) {
      if (seen.has(text) && text.length <= LONGEST_LABEL) repeated.add(text);
      seen.add(text);
    }
  }
  return repeated;
}

const textsIn = (box: Box): string[] =>
  box.parts.flatMap((part) => (typeof part === 'string' ? [part] : textsIn(part)));

/** What every `title=` adds to the words of its link (`…的固定链接`), '' where they differ: said of the link, no title. */
function repeatedPhrase(anchors: readonly (Anchor | null)[]): string {
  const rests = anchors.map((anchor) =>
    anchor?.titleAttribute.startsWith(anchor.text) ? anchor.titleAttribute.slice(anchor.text.length) : '',
  );
  const [first = ''] = rests;
  return rests.length > 1 && rests.every((rest) => rest === first) ? first : '';
}

const titleOf = (view: PageView, group: RowGroup, box: Box): Anchor | null =>
  group.titles?.get(box) ?? titleAnchor(view, box);

/** A timeline's days in rows of their own, each for the rows after it; null where there are none. */
function dayRows(group: RowGroup): (Box | string)[][] | null {
  const parent = group.rows[0]?.parent;
  if (!parent || group.rows.some((row) => row.parent !== parent)) return null;
  const days = parent.children.filter((child) => !group.rows.includes(child) && isDayAlone(child));
  const first = days[0];
  if (!first || first.start > (group.rows[0]?.start ?? 0)) return null;
  const inBetween = days.filter((day) => day.tag === first.tag && day.hint === first.hint);
  return group.rows.map((row) => inBetween.filter((day) => day.start < row.start).slice(-1));
}

function gapsBeside(view: PageView, group: RowGroup): (Box | string)[][] {
  const side = gapSide(view, group);
  return group.rows.map((row, index) => gapOf(group, index, isOpening(row, group) ? 'after' : side));
}

/** A link before rows that are blocks: its day stands beside it, theirs in them. */
const isOpening = (row: Box, { rows }: RowGroup): boolean =>
  row === rows[0] && LOOSE.has(row.tag) && rows[1]?.tag === 'p';

type GapSide = 'after' | 'before' | 'none';

function gapOf(group: RowGroup, index: number, side: GapSide): (Box | string)[] {
  const row = group.rows[index];
  if (!row || side === 'none' || row.parent === null) return [];
  if (side === 'after') return partsAfter(row.parent, row, group.rows[index + 1]);
  return partsBefore(row.parent, row, group.rows[index - 1]);
}

/** Where the dates of bare rows stand; rows that hold their own need none. */
function gapSide(view: PageView, group: RowGroup): GapSide {
  const loose = group.rows.filter(
    (row) => LOOSE.has(row.tag) || (group.rows.length > 1 && LOOSE_BLOCKS.has(row.tag)),
  );
  const [first] = group.rows;
  const last = group.rows.at(-1);
  if (!first || !last || loose.length < group.rows.length) return 'none';
  const dated = group.rows.filter(
    (row) => dateBeside(rowPieces(row, titleOf(view, group, row)?.box ?? null, []), view) !== null,
  );
  if (dated.length > group.rows.length / 2) return 'none';
  const has = (side: GapSide, index: number): boolean =>
    dateBeside(piecesOf(gapOf(group, index, side)), view) !== null;
  if (has('after', group.rows.length - 1)) return 'after';
  if (has('before', 0)) return 'before';
  return has('after', 0) ? 'after' : 'none';
}

function piecesOf(gap: readonly (Box | string)[]): RowPiece[] {
  return gap.map((part) => ({
    text: typeof part === 'string' ? part : boxText(part),
    inTitle: false,
    hint: typeof part === 'string' ? '' : part.hint,
    cell: 0,
    block: -1,
    heading: -1,
  }));
}

/** The link that titles the row: the one in a heading, else the one with the most words. */
export function titleAnchor(view: PageView, row: Box): Anchor | null {
  const all = anchorsIn(view.page, row).filter(
    (anchor) => mayTitleRow(view, anchor) && !isWord(view.words.sets.detail, anchor.text),
  );
  const worded = all.filter(({ text }) => !isDayText(text));
  const named = worded.filter(({ text }) => !isSentence(text));
  const links = named.length > 0 ? named : worded.length > 0 ? worded : all;
  const headed = links.find((link) => link.box.textLength > 0 && inHeading(row, link.box));
  if (headed) return headed;
  let best: Anchor | null = null;
  for (const link of links) {
    const longer =
      best === null ||
      link.text.length > best.text.length + (best.box.textLength > 0 && link.box.textLength === 0 ? 99 : 0);
    if (longer || (best?.box.textLength === 0 && link.box.textLength > 0)) best = link;
  }
  return best;
}

interface RowPlace {
  readonly anchor: Anchor;
  readonly gap: readonly (Box | string)[];
  readonly columns: DateColumns | undefined;
  readonly glued: boolean;
  readonly phrase: string;
  readonly labels: ReadonlySet<string>;
  readonly apart: ReadonlySet<Box> | undefined;
  readonly month: ReturnType<typeof monthAbove>;
}

function readRow(view: PageView, box: Box, place: RowPlace): ListRow | null {
  const { anchor, gap, columns, phrase } = place;
  const ofDetail = anchor.text === '' || isWord(view.words.sets.detail, anchor.text);
  const pieces = rowPieces(box, anchor.box, gap, place.apart);
  const inTitle = readTitle(pieces, view, place);
  const printed = withTitle(dateBeside(pieces, view, columns) ?? inTitle.date, anchor, box, view);
  const ofMonth = printed === null ? dayOfMonth(pieces, place.month) : null;
  const date = withAddress(ofMonth === null ? printed : { date: ofMonth, inferredYear: false }, anchor.url);
  const words = ofDetail ? wordsBeside(pieces) : inTitle.title || anchor.text;
  const title = fullTitle(
    words,
    ofDetail || phrase !== '' ? { titleAttribute: '' } : anchor,
    pieces,
    view.words,
  );
  if (title === '') return null;
  return {
    title: keep(title.slice(0, LONGEST_TITLE)),
    url: anchor.url === null ? null : keep(anchor.url),
    date: date?.date ?? null,
    ...(date?.inferredYear ? { inferredYear: true } : {}),
    ...(inTitle.pinned ? { pinned: true } : {}),
  };
}

/** The printed day; where none or no year is printed, what `title=` tells: a day, or the year of that very day. */
function withTitle(
  printed: RowDate | null,
  { titleAttribute }: Anchor,
  { element }: Box,
  { asOf }: PageView,
): RowDate | null {
  if (printed?.inferredYear === false) return printed;
  const told = dateInAttribute(titleAttribute, asOf) ?? dateInAttribute(element.attribs['title'] ?? '', asOf);
  if (printed === null || told === null) return printed ?? told;
  return !told.inferredYear && told.date.slice(4) === printed.date.slice(4) ? told : printed;
}

/** Rows whose only link is 查看详情. */
function detailAnchor(view: PageView, row: Box): Anchor | null {
  return (
    anchorsIn(view.page, row).find(
      (anchor) => anchor.url !== null && isWord(view.words.sets.detail, anchor.text),
    ) ?? null
  );
}

/** Their title: the first words long enough to be one, labels and dates left out. */
function wordsBeside(pieces: readonly RowPiece[]): string {
  const fit = ({ text, inTitle }: RowPiece): boolean =>
    !inTitle && (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= 5 && !/^.{2,6}[:：]/.test(text);
  return pieces.find(fit)?.text ?? '';
}

/** The date columns as the table's header row names them. */
function dateColumns(view: PageView, group: RowGroup): DateColumns | undefined {
  const [first] = group.rows;
  if (!first || cellsOf(first).length === 0) return undefined;
  const header = headerRow(view, group.parent, first);
  if (!header) return undefined;
  const names = header.children
    .filter((cell) => cell.tag === 'td' || cell.tag === 'th')
    .map((cell) => bare(boxText(cell)));
  const { sets, patterns } = view.words;
  const columnsOf = (fits: (name: string) => boolean): ReadonlySet<number> =>
    new Set(names.flatMap((name, index) => (fits(name) ? [index] : [])));
  return {
    published: names.findIndex((name) => sets.publishColumns.has(name)),
    written: columnsOf((name) => sets.writtenColumns.has(name)),
    foreign: columnsOf((name) => patterns.foreignColumn.test(name)),
  };
}

function headerRow(view: PageView, parent: Box, first: Box): Box | null {
  const table = parent.tag === 'tbody' ? parent.parent : parent;
  const heads = (table?.children ?? [])
    .filter((child) => child.tag === 'thead')
    .flatMap((head) => head.children);
  const before = parent.children.filter((child) => child.tag === 'tr' && child.start < first.start);
  return before.reverse().find((row) => isHeaderRow(view, row)) ?? heads.at(-1) ?? null;
}

/** A row of column names: 标题 | 发布日期. */
export function isHeaderRow(view: PageView, row: Box): boolean {
  const names = row.children.map((cell) => bare(boxText(cell))).filter((name) => name !== '');
  const { headerCells, publishColumns, writtenColumns } = view.words.sets;
  return (
    names.length > 0 &&
    names.filter(
      (name) =>
        headerCells.has(name) ||
        publishColumns.has(name) ||
        writtenColumns.has(name) ||
        COLUMN_OF_DAYS.test(name),
    ).length >=
      names.length * 0.5
  );
}
