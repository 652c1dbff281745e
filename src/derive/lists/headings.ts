// The name printed above a list, and where it or its 更多 leads.
import { anchorsIn, ancestors, boxText, inkLength, type Anchor, type Box } from '../dom/box.ts';
import { isLoneLink } from '../dom/menu-runs.ts';
import { areSorts } from '../dom/sort-tabs.ts';
import { hostOf, isHeadingTag, isMore, type PageView } from '../dom/view.ts';
import { bare } from '../dom/words.ts';
import { isHeaderRow } from './read-rows.ts';
import { isPeriodName } from './periods.ts';
import type { TabLabel } from './tabs.ts';

export interface ListName {
  readonly name: string;
  readonly moreUrl: string | null;
  /** The heading's own box, null when there is none. */
  readonly heading: Box | null;
}

/** The rows' surroundings: first and last row, and the boxes of all rows of the page's other lists. */
export interface ListPlace {
  readonly parent: Box;
  readonly first: Box;
  readonly last: Box;
}

const LONGEST_NAME = 24;
const HIGHEST = 7;
const DATE_LIKE = /\d{4}\s*[-/.年]\s*\d{1,2}/;
/** A link of signs alone (`•••`, `»`) stands beside the name. */
const LETTERS = /\p{L}/u;

/** The name of a list: its tab's, else the nearest heading before it that no other list stands between. */
export function nameOfList(
  view: PageView,
  place: ListPlace,
  others: readonly ListPlace[],
  tabs: ReadonlyMap<Box, TabLabel>,
  skip: (box: Box) => boolean,
): ListName {
  const own = (box: Box): boolean =>
    others.some((other) => other.first !== place.first && overlaps(box, other));
  let level = 0;
  for (const at of ancestors(place.parent)) {
    const label = tabs.get(at);
    if (label) return { name: label.name, moreUrl: moreIn(view, at, place, own) ?? label.url, heading: null };
    const heading = at === place.parent ? headingIn(view, at, place.first, own, skip) : null;
    if (heading) return named(view, heading, at, place, own);
    if (!at.parent || (level += 1) > HIGHEST) break;
    const before = headingIn(view, at.parent, at, own, skip);
    if (before === 'stop') break;
    if (before) return named(view, before, at.parent, place, own);
  }
  return { name: '', moreUrl: null, heading: null };
}

const overlaps = (box: Box, place: ListPlace): boolean =>
  box.start <= place.first.start && place.first.end <= box.end;

/**
 * The nearest heading among the parts of `parent` before the one that is or holds `child`; 'stop' when another list
 * is met first. Rows written as several lists hang in the box around those: the first list is no text before them.
 */
function headingIn(
  view: PageView,
  parent: Box,
  child: Box,
  own: (box: Box) => boolean,
  skip: (box: Box) => boolean,
): Heading | 'stop' | null {
  const index = parent.parts.findIndex((part) => typeof part !== 'string' && part.end >= child.end);
  const before = parent.parts.slice(Math.max(0, index - 6), index < 0 ? 0 : index).reverse();
  for (const part of before) {
    if (typeof part === 'string') {
      const name = clean(part);
      if (name.length >= 2 && name.length <= 16 && isNameText(view, name))
        return { box: parent, name, link: null };
      continue;
    }
    if (own(part) || skip(part)) return 'stop';
    if (standsBesideSelf(view, part) || areSorts(view, part) || leadsOneRow(part, child)) continue;
    const heading = asHeading(view, part);
    if (heading) return heading;
    // 2021年12月, 2021-12-07 over the rows of that time: what stands before it names none of them.
    if (isTime(part)) return { box: part, name: '', link: null };
    if (part.textLength > 60) return 'stop';
  }
  return null;
}

const isTime = (part: Box): boolean =>
  part.textLength <= LONGEST_NAME &&
  part.endAnchor === part.firstAnchor &&
  (isPeriodName(boxText(part)) || ONE_DAY.test(boxText(part)));

const ONE_DAY =
  /^[^\p{L}\p{N}]*\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*(?:星期.|周.)?[^\p{L}\p{N}]*$/u;

/** `<dt>[县教育局]</dt><dd>…</dd><dt>[县水利局]</dt><dd>…`: a term before every row says something of that row alone. */
function leadsOneRow(part: Box, row: Box): boolean {
  const like = part.parent?.children ?? [];
  const next = like.slice(like.indexOf(row) + 1).find(({ textLength }) => textLength > 0);
  return part.tag === 'dt' && row.tag === 'dd' && next?.tag === 'dt' && like.at(-1)?.tag === 'dd';
}

/** One of several bare links in a row, one of which leads to this very page: sections beside it, and no heading. */
function standsBesideSelf(view: PageView, part: Box): boolean {
  const like = part.parent?.children ?? [];
  const isEntry = (box: Box | undefined): box is Box =>
    box !== undefined && box.tag === part.tag && isLoneLink(view.page, box);
  if (!isEntry(part)) return false;
  let from = like.indexOf(part);
  let to = from;
  while (isEntry(like[from - 1])) from -= 1;
  while (isEntry(like[to + 1])) to += 1;
  const run = like.slice(from, to + 1);
  return run.length > 1 && run.some((box) => view.page.anchors[box.firstAnchor]?.url === view.url);
}

interface Heading {
  readonly box: Box;
  readonly name: string;
  readonly link: Anchor | null;
}

function asHeading(view: PageView, box: Box): Heading | null {
  if (isColumnNames(view, box) || isMoreLink(view, box)) return null;
  const titled = deepHeading(box) ?? box;
  const links = anchorsIn(view.page, titled).filter((anchor) => !isMore(view, anchor) && anchor.text !== '');
  const image = links.length === 0 && titled.textLength === 0 ? imageName(titled) : '';
  const text = image || nameText(view, titled);
  if (text.length < 2 || inkLength(text) > LONGEST_NAME || links.length > 1 || !isNameText(view, text))
    return null;
  const [link] = links;
  if (box.textLength > titled.textLength + 20 || (link && !mayHead(view, link))) return null;
  return { box, name: clean(link && LETTERS.test(link.text) ? link.text : text), link: link ?? null };
}

/** `<h2>工作动态</h2><a>更多</a><ul>`: the link between a list and its heading names nothing. */
const isMoreLink = (view: PageView, box: Box): boolean =>
  anchorsIn(view.page, box).some((anchor) => anchor.box === box && isMore(view, anchor));

/** 序号 | 标题 | 发布日期: they name the columns, not the list. */
function isColumnNames(view: PageView, box: Box): boolean {
  const [only, more] = box.children;
  // Lists drawn as grids of boxes have header rows as well: 索引号 | 信息名称 | 生成日期.
  if (more !== undefined) return box.tag === 'thead' || isHeaderRow(view, box);
  return (
    box.tag === 'thead' ||
    (only !== undefined && only.textLength === box.textLength && isColumnNames(view, only))
  );
}

/** A heading's link leads to a section of this site: not to an article, and not in an article title's many words. */
function mayHead(view: PageView, link: Anchor): boolean {
  const kind = link.url === null ? 'unknown' : view.kindOf(link.url);
  if (link.url !== null && hostOf(link.url) !== hostOf(view.url)) return false;
  return kind !== 'article' && kind !== 'attachment' && kind !== 'home' && inkLength(link.text) <= 14;
}

function isNameText(view: PageView, text: string): boolean {
  const { patterns, sets } = view.words;
  if (
    DATE_LIKE.test(text) ||
    patterns.pager.test(text) ||
    patterns.crumb.test(text) ||
    sets.home.has(bare(text)) ||
    /[。；;]/.test(text) ||
    !LETTERS.test(text)
  )
    return false;
  return !text.split(/\s+/).every((word) => sets.headerCells.has(bare(word)));
}

function deepHeading(box: Box): Box | null {
  if (isHeadingTag(box.tag)) return box;
  for (const child of box.children) {
    const found = deepHeading(child);
    if (found && found.textLength > 0) return found;
  }
  return null;
}

function imageName(box: Box): string {
  for (const child of box.children) {
    const name = child.tag === 'img' ? (child.element.attribs['alt'] ?? '') : imageName(child);
    if (name.trim() !== '') return clean(name);
  }
  return '';
}

/** The words without those of 更多, joined by blanks; a subtitle in Latin letters is left out. */
function nameText(view: PageView, box: Box): string {
  const words: string[] = [];
  const walk = (at: Box): void => {
    for (const part of at.parts) {
      if (typeof part === 'string') words.push(part);
      else if (!anchorsIn(view.page, part).some((anchor) => anchor.box === part && isMore(view, anchor)))
        walk(part);
    }
  };
  walk(box);
  const chinese = words.filter(
    (word) => /[\u4e00-\u9fff]/.test(word) && !view.words.sets.more.has(bare(word)),
  );
  return (chinese.length > 0 ? chinese : words).join(' ');
}

const clean = (text: string): string =>
  text
    .replace(/^[\s·•※|>»:：【[\u2190-\u21ff\u25a0-\u27bf]+|[\s·•|>»:：】\]\u2190-\u21ff\u25a0-\u27bf]+$/g, '')
    .replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, '')
    .trim();

function named(
  view: PageView,
  heading: Heading | 'stop',
  level: Box,
  place: ListPlace,
  own: (box: Box) => boolean,
): ListName {
  if (heading === 'stop') return { name: '', moreUrl: null, heading: null };
  const more = moreIn(view, heading.box, place, () => false) ?? moreIn(view, level, place, own);
  return { name: heading.name, moreUrl: more ?? heading.link?.url ?? null, heading: heading.box };
}

/** The 更多 that belongs to the list: inside the box, before the next list begins. */
function moreIn(view: PageView, box: Box, place: ListPlace, own: (box: Box) => boolean): string | null {
  const shared = box.children.some(
    (child) => own(child) && !(child.start <= place.first.start && place.first.end <= child.end),
  );
  for (const anchor of anchorsIn(view.page, box)) {
    if (anchor.url === null || !isMore(view, anchor)) continue;
    if (!shared || near(box, anchor.box, place)) return anchor.url;
  }
  return null;
}

/** In a box shared with other lists only a 更多 right after the last row is this list's. */
function near(box: Box, more: Box, place: ListPlace): boolean {
  const after = box.children.find((child) => child.start > place.last.end);
  return after !== undefined && after.start <= more.start && more.end <= after.end && after.textLength <= 20;
}
