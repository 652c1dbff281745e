// All groups of rows a page may mean as lists, menus, breadcrumbs, pagers and feet left out.
import { boxText, contains, inkLength, type Box } from '../dom/box.ts';
import { hostOf, type PageView } from '../dom/view.ts';
import { isWord } from '../dom/words.ts';
import { inCrumb } from '../dom/crumb-text.ts';
import type { Zones } from '../dom/zones.ts';
import type { ListRow } from '../../artifacts/page-reading.ts';
import { linklessGroups, readLinkless } from './linkless.ts';
import { mergeCousins } from './merge.ts';
import { pictureGroups } from './picture-rows.ts';
import { joinPopBoxes } from './pop-boxes.ts';
import { promoteRows } from './promote.ts';
import { readRows, titleAnchor } from './read-rows.ts';
import { groupRows, type RowGroup } from './row-boxes.ts';
import { inHeading } from './row-links.ts';

export interface Candidate {
  readonly parent: Box;
  readonly first: Box;
  readonly last: Box;
  readonly rows: readonly ListRow[];
  readonly hidden: boolean;
}

const TEXT_TAGS = new Set(['p', 'span', 'font', 'b', 'strong', 'em', 'i', 'u', 'a']);
/** A day of the week beside the day is a clock's, where nothing else tells of an article. */
const WEEKDAY = /(?:星期|礼拜)[一二三四五六日天]/;
const ROW_TAGS = new Set(['li', 'tr', 'dd', 'dt', 'td', 'table', 'dl']);

export function findCandidates(view: PageView, zones: Zones, isPanel: (box: Box) => boolean): Candidate[] {
  const groups = mergeCousins(
    promoteRows(
      view,
      joinPopBoxes(
        view,
        groupRows(view, (box) => isChromeBox(zones, box)),
      ),
      (box) => box.end > zones.to || zones.mainMenus.some((menu) => contains(box, menu.box)),
    ),
    isPanel,
  );
  const linked = groups
    .map((group) => behindCrumb(zones, group))
    .filter((group) => !isChrome(zones, group))
    .flatMap((group) => asCandidate(view, group));
  linked.push(...picturesOf(view, zones, linked));
  const linkless = linklessGroups(view).filter(
    (group) => !isChrome(zones, group) && !linked.some((other) => overlap(other, group)),
  );
  const bare = linkless.map((group) =>
    candidate(
      group,
      group.rows.flatMap((row) => readLinkless(view, row) ?? []),
    ),
  );
  return [...linked, ...bare].sort((one, other) => one.first.start - other.first.start);
}

/** Films and albums that print their days; pictures without days are to be looked at, and no list. */
function picturesOf(view: PageView, zones: Zones, others: readonly Candidate[]): Candidate[] {
  return pictureGroups(view)
    .filter((group) => !isChrome(zones, group) && !others.some((other) => overlap(other, group)))
    .flatMap((group) => {
      const rows = readRows(view, group);
      const dated = rows.filter(({ date }) => date !== null).length;
      return dated > 0 && dated * 2 >= rows.length ? [candidate(group, rows)] : [];
    });
}

/** The tool of a page's head and the one file of its content are built alike, and no two rows of a list. */
function behindCrumb({ crumb }: Zones, group: RowGroup): RowGroup {
  if (crumb === null) return group;
  const rows = group.rows.filter((row) => row.end > crumb.box.start);
  return rows.length === 0 || rows.length === group.rows.length ? group : { ...group, rows };
}

function isChrome(zones: Zones, group: RowGroup): boolean {
  const [first] = group.rows;
  return !first || isChromeBox(zones, first) || isOfOneBesideTemplate(zones, group);
}

/** One box beside one that a template left behind makes no two rows. */
function isOfOneBesideTemplate({ placeholders }: Zones, { rows }: RowGroup): boolean {
  const left = rows.filter((row) => placeholders.some((one) => contains(row, one)));
  return left.length > 0 && rows.length - left.length < 2;
}

/** In the foot, the breadcrumb or a menu, or left behind by a template. */
function isChromeBox(zones: Zones, box: Box): boolean {
  if (box.start >= zones.to) return true;
  if (inCrumb(zones.crumb, box) || zones.placeholders.includes(box)) return true;
  return zones.menus.some((menu) => contains(menu.box, box));
}

function overlap(candidate: Candidate, group: RowGroup): boolean {
  return group.rows.some((row) => row.start <= candidate.last.end && candidate.first.start <= row.end);
}

function asCandidate(view: PageView, group: RowGroup): Candidate[] {
  const rows = readRows(view, group);
  if (rows.length === 0 || !isList(view, group, rows)) return [];
  return [candidate(group, rows)];
}

function candidate(group: RowGroup, rows: readonly ListRow[]): Candidate {
  const [first] = group.rows;
  const last = group.rows.at(-1);
  const hidden = group.rows.every((row) => row.hidden);
  return { parent: group.parent, first: first ?? group.parent, last: last ?? group.parent, rows, hidden };
}

/** Rows of a list, and not words of a text, a menu or a strip of buttons. */
function isList(view: PageView, group: RowGroup, rows: readonly ListRow[]): boolean {
  const dated = rows.filter((row) => row.date !== null).length;
  const articles = rows.filter((row) => row.url !== null && leadsToItem(view, row.url)).length;
  if (!rowsAreLinks(view, group, dated > 0)) return false;
  // A link that leads nowhere beside one that leads somewhere: tools of one line, no two rows.
  const live = rows.filter((row) => row.url !== null).length;
  if (rows.length === 2 && live === 1 && group.rows.every((row) => row.tag === 'a')) return false;
  if (rows.length === 1)
    return !isHome(rows[0]?.url ?? null) && isLoneRow(view, group, rows, dated, articles);
  if (dated >= rows.length * 0.3) return true;
  const mean = rows.reduce((sum, row) => sum + inkLength(row.title), 0) / rows.length;
  if (articles >= rows.length * 0.5) return mean >= 2;
  return mean >= 9 && outwardShare(view, rows) < 0.6 && !isSentence(group);
}

/** The logo beside the header's clock is no item. */
const isHome = (url: string | null): boolean =>
  url !== null && /^\/(?:(?:index|default)\.\w+)?$/.test(new URL(url).pathname) && new URL(url).search === '';

const leadsToItem = (view: PageView, url: string): boolean =>
  ['article', 'attachment'].includes(view.kindOf(url));

/** One row counts when it stands in a row's tag, or has both a date and an address of its own. */
function isLoneRow(
  view: PageView,
  group: RowGroup,
  rows: readonly ListRow[],
  dated: number,
  articles: number,
): boolean {
  const [row] = group.rows;
  const title = rows[0]?.title ?? '';
  if (!row || isWord(view.words.sets.tools, title)) return false;
  if (rows[0]?.url === null && !ROW_TAGS.has(row.tag) && isHeadlineLink(view, row)) return false;
  const ink = inkLength(title);
  // The day beside a row's tag is enough for a short title (工作规则): menus print none.
  if (ink < 6)
    return (
      ink >= 3 && dated === 1 && (ROW_TAGS.has(row.tag) || isHeaded(view, row)) && !WEEKDAY.test(boxText(row))
    );
  if (dated === 1 && WEEKDAY.test(boxText(row)) && articles === 0) return false;
  if (row.tag === 'p' && TEXT_TAGS.has(row.tag) && dated === 0) return false;
  const besideLink = row.textLength > row.linkLength + 4;
  if (dated === 1 && (articles === 1 || ROW_TAGS.has(row.tag) || besideLink || isCard(row))) return true;
  return articles === 1 && row.tag === 'li' && ink >= 8;
}

/** `<p class="tit"><a href="javascript:void(0)">`: a headline written as a link, without a handler of its own. */
function isHeadlineLink(view: PageView, row: Box): boolean {
  const attribs = titleAnchor(view, row)?.box.element.attribs;
  return attribs !== undefined && attribs['onclick'] === undefined && NOWHERE.test(attribs['href'] ?? '');
}

const NOWHERE = /^\s*(?:#|javascript\s*:[\s;]*(?:void\s*\(?\s*0?\s*\)?)?[\s;]*)?$/i;

function isHeaded(view: PageView, row: Box): boolean {
  const anchor = titleAnchor(view, row);
  return anchor !== null && inHeading(row, anchor.box);
}

/** A link around blocks: picture, heading, summary, date. */
const isCard = (row: Box): boolean =>
  row.tag === 'a' && row.children.filter(({ textLength }) => textLength > 0).length > 1;

/** Links make up the rows; in running text they are a few words of it. */
function rowsAreLinks(view: PageView, group: RowGroup, dated: boolean): boolean {
  const inline = group.rows.filter((row) => TEXT_TAGS.has(row.tag));
  if (inline.length === 0) return true;
  if (runsThroughLinks(view, group)) return false;
  const prose = group.rows.filter((row) => isProse(view, row)).length;
  if (prose > group.rows.length * 0.3) return false;
  if (group.rows[0]?.tag === 'p') return dated || group.rows.length >= 3;
  return strayText(group.parent) <= group.rows.length * (dated ? 40 : 8);
}

/** One sentence around all of the links: words lead up to the first and go on behind the last; rows have their days there. */
function runsThroughLinks(view: PageView, { parent, rows }: RowGroup): boolean {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last || (rows.length > 1 && rows.some(({ tag }) => tag === 'p'))) return false;
  const around = first.tag === 'p' ? first : parent;
  const from = titleAnchor(view, first)?.box ?? first;
  const to = titleAnchor(view, last)?.box ?? last;
  if (from === around) return false;
  const { before, after } = textAround(around, from, to);
  return /[\u4e00-\u9fff]{2}[“《（\s]*$/.test(before) && GOES_ON.test(after) && !DAY.test(before + after);
}

const DAY = /\d{4}|\d{1,2}-\d{1,2}/;

/** What is printed in a box before the first link and behind the last one. */
function textAround(around: Box, first: Box, last: Box): { readonly before: string; readonly after: string } {
  const before: string[] = [];
  const after: string[] = [];
  let into: string[] | null = before;
  const walk = (box: Box): void => {
    for (const part of box.parts) {
      if (typeof part === 'string') into?.push(part);
      else if (part === first || part === last) into = part === last ? after : null;
      else walk(part);
    }
  };
  walk(around);
  return { before: before.join(''), after: after.join('') };
}

const GOES_ON = /^[”》）、\s]*[\u4e00-\u9fff][^。；]*[，。；]/;

/** Words before the link in a paragraph: the link is part of a sentence. */
function isProse(view: PageView, row: Box): boolean {
  const anchor = titleAnchor(view, row);
  if (!anchor || anchor.box === row) return false;
  const outside = row.textLength - anchor.box.textLength;
  return outside > 40 && startsWithText(row, anchor.box);
}

function startsWithText(row: Box, link: Box): boolean {
  for (const part of row.parts) {
    if (typeof part === 'string') return inkLength(part) > 14;
    if (contains(part, link)) return part === link ? false : startsWithText(part, link);
    if (part.textLength > 14) return true;
  }
  return false;
}

function strayText(parent: Box): number {
  return parent.parts.reduce((sum, part) => sum + (typeof part === 'string' ? inkLength(part) : 0), 0);
}

const isSentence = (group: RowGroup): boolean =>
  TEXT_TAGS.has(group.rows[0]?.tag ?? '') &&
  /[，。；]/.test(group.parent.parts.filter((part) => typeof part === 'string').join(''));

function outwardShare(view: PageView, rows: readonly ListRow[]): number {
  const here = hostOf(view.url);
  return rows.filter((row) => row.url !== null && hostOf(row.url) !== here).length / rows.length;
}
