// What the page's own part holds besides lists: prose, pictures, videos, documents, links out, forms, and set phrases.
import {
  ancestors,
  anchorsIn,
  contains,
  inkLength,
  inLink,
  type Anchor,
  type Box,
  type TextPart,
} from '../dom/box.ts';
import { neighboursOfSelf } from '../dom/neighbours.ts';
import { saysNothing } from '../dom/placeholders.ts';
import { hostOf, isMore, isPagerLink, isTool, type PageView } from '../dom/view.ts';
import { bare } from '../dom/words.ts';
import { inContent, type Zones } from '../dom/zones.ts';
import type { FoundList } from '../lists/find-lists.ts';
import { gathersByTag, isFilteredView } from '../url/filtered-view.ts';
import { readControls } from './controls.ts';
import { linesOf } from './lines.ts';
import { linkKind, type LinkKind } from './link-kind.ts';
import { adornsPhrase, isPicture, isShownDrawing, isTiny, sayingPicture } from './pictures.ts';
import { isPaging, isPublishLine, isSpeechOfSection, phraseOf, type Phrase } from './sayings.ts';
import { headsNothing } from './vacant.ts';

export interface Contents {
  /** Characters of text that is no link, no heading of the page and no set phrase. */
  readonly prose: number;
  readonly images: number;
  /** Drawings and background pictures; beside 暂无数据 they only adorn it. */
  readonly drawings: number;
  readonly videos: number;
  readonly attachments: number;
  readonly linksOut: number;
  /** Other links of the content: sub-sections and the like. */
  readonly links: number;
  readonly forms: number;
  /** Search boxes and filters. */
  readonly searchFields: number;
  /** Characters of text that is there but not shown as the page opens. */
  readonly hiddenInk: number;
  readonly phrases: readonly Phrase[];
  /** Template marks that a script would have filled: `{{title}}`. */
  readonly templates: boolean;
}

const TEMPLATE_MARK = /\{\{\s*[\w.$[\]()|' ]+\}\}|<%=?[\s\S]*?%>|\$\{[\w.]+\}|\{#\w+/;

/**
 * Lists are passed so that their rows count as lists, not as links and text.
 * @param folded what is not shown as the page opens counts like the rest.
 */
export function readContents(
  view: PageView,
  zones: Zones,
  lists: readonly FoundList[],
  names: ReadonlySet<string>,
  folded = false,
): Contents {
  const spans = lists.map(({ candidate, name }) => ({
    from: name.heading?.start ?? candidate.first.start,
    to: candidate.last.end,
    last: candidate.last,
  }));
  const own = (box: Box, at: number): boolean =>
    inContent(zones, box, at) &&
    !spans.some((span) => span.from <= at && at <= span.to) &&
    !zones.placeholders.some((row) => row.start <= at && at < row.end);
  const free = (box: Box, at: number): boolean => (folded || !box.hidden) && own(box, at);
  const { prose, phrases, templates } = readTexts(view, zones, free, names);
  const pictures = view.page.images.filter((image) => free(image.parent, image.at));
  const saying = pictures.flatMap((image) => sayingPicture(view, image) ?? []);
  return {
    prose,
    phrases: [...phrases, ...saying],
    templates,
    ...countLinks(view, zones, free, names),
    images: pictures.filter(
      (image) => isPicture(view, image) && sayingPicture(view, image) === null && !adornsPhrase(view, image),
    ).length,
    drawings: view.page.drawings.filter(
      (drawing) => free(drawing.parent, drawing.at) && isShownDrawing(view, drawing),
    ).length,
    videos: [...view.page.videos, ...view.page.frames].filter(
      (shown) => free(shown.parent, shown.at) && !isTiny(shown),
    ).length,
    ...readControls(view, free),
    hiddenInk: view.page.texts.reduce(
      (sum, { box, text, at }) =>
        sum + (box.hidden && own(box, at) && !phraseOf(view, text) ? inkLength(text) : 0),
      0,
    ),
  };
}

/** `<nav>` is navigation by its own word, unless it is all that the content has. */
const inNav = (box: Box): boolean => [...ancestors(box)].some(({ tag }) => tag === 'nav');

type Free = (box: Box, at: number) => boolean;

/** The links that fill a section: menus of neighbours, friend links, tools and pagers left out. */
function countLinks(
  view: PageView,
  zones: Zones,
  free: Free,
  names: ReadonlySet<string>,
): Record<LinkKind, number> {
  const counted = { attachments: 0, linksOut: 0, links: 0 };
  const neighbours = neighboursOfSelf(view);
  const heading = ownHeading(view, zones, names);
  const inMenu = new Set(
    zones.mainMenus.flatMap(({ box }) => anchorsIn(view.page, box).flatMap(({ url }) => url ?? [])),
  );
  for (const anchor of view.page.anchors) {
    if (
      !free(anchor.box, anchor.box.start) ||
      showsNothing(view, anchor) ||
      leadsHome(view, anchor) ||
      headsNothing(anchor) ||
      (anchor.url !== null && (isFilteredView(anchor.url, view.url) || gathersByTag(anchor.url))) ||
      inNav(anchor.box) ||
      zones.placeholders.some((row) => contains(row, anchor.box)) ||
      isBeside(view, zones, anchor.box, names)
    )
      continue;
    const kind = linkKind(view, anchor.url);
    if (kind === 'linksOut' && isFriendLink(anchor.box, anchor.url)) continue;
    if (kind === 'links' && neighbours.some((box) => contains(box, anchor.box))) continue;
    if (anchor.box.start < heading && anchor.url !== null && inMenu.has(anchor.url)) continue;
    if (
      (kind === 'links' || kind === null) &&
      (isMore(view, anchor) ||
        isPagerLink(view, anchor) ||
        isTool(view, anchor) ||
        names.has(bare(anchor.text)))
    )
      continue;
    // A link that a script opens leads somewhere too.
    if (kind !== null || inkLength(anchor.text) >= 4) counted[kind ?? 'links'] += 1;
  }
  return counted;
}

/** No word, no picture, and no way to another page: a way there may bear its picture from a stylesheet. */
const showsNothing = (view: PageView, { image, url, box }: Anchor): boolean =>
  image === '' && box.textLength === 0 && (url === null || url === view.url || view.kindOf(url) === 'home');

/** A way back to the home page fills no section; a picture that leads there may be all it shows. */
const leadsHome = (view: PageView, { url, image }: Anchor): boolean =>
  url !== null && image === '' && view.kindOf(url) === 'home' && hostOf(url) === hostOf(view.url);

/**
 * Where the section's name is printed over its own part, -1 when nowhere. What stands before it and is in the main menu
 * as well is the column of navigation, however short.
 */
function ownHeading(view: PageView, zones: Zones, names: ReadonlySet<string>): number {
  const printed = view.page.texts.find(
    ({ box, text, at }) =>
      box.linkLength === 0 && !box.hidden && names.has(bare(text)) && inContent(zones, box, at),
  );
  return printed?.at ?? -1;
}

/** Fewer characters are no text that a publish line could belong to. */
const LEAST_PROSE = 10;
/** A telephone number or a mail address is what a visitor came for, however short; it weighs like a paragraph. */
const CONTACT = /(?<!\d)(?:0\d{2,3}\s*[-—)）]\s*)?[1-9]\d{6,10}(?!\d)|\w@\w+\.\w/;
const CONTACT_WEIGHT = 60;
/** A telephone number that stands alone is no page number and no day. */
const TELEPHONE = /^\s*(?:[(（]?0\d{2,3}[)）]?\s*[-—]?\s*[1-9]\d{6,7}(?:-\d{1,6})?|1[3-9]\d{9})\s*$/;
/** 友情链接 and the like: the name of a block, not a sentence about it. */
const LONGEST_BLOCK_NAME = 8;

/** A link to another site's home page in a box named after friend links: the page's foot, whatever stands above it. */
function isFriendLink(box: Box, url: string | null): boolean {
  if (url === null || new URL(url).pathname !== '/') return false;
  for (const up of ancestors(box))
    if (/friend|yqlj|youqing|(?:^|[\s_-])f?links?(?:$|[\s_-])/.test(up.hint)) return true;
  return false;
}

function readTexts(
  view: PageView,
  zones: Zones,
  free: (box: Box, at: number) => boolean,
  names: ReadonlySet<string>,
): Pick<Contents, 'prose' | 'phrases' | 'templates'> {
  const phrases: Phrase[] = [];
  let prose = 0;
  let publishLines = 0;
  let templates = false;
  const lines = linesOf(
    view.page.texts.filter(
      ({ box, at }) =>
        free(box, at) &&
        !isBeside(view, zones, box, names) &&
        ![...zones.emptyHeads, ...zones.placeholders].some((row) => contains(row, box)),
    ),
  );
  for (const { text, pieces } of lines) {
    if (isPublishLine(text)) {
      publishLines += inkLength(text);
      continue;
    }
    // A count of zero is often printed in pieces: 共 <b>0</b> 条.
    const count = phraseOf(view, text);
    if (count?.kind === 'zero') phrases.push(count);
    if (count?.kind === 'zero' || isPaging(text) || isSpeechOfSection(text)) continue;
    for (const piece of pieces) {
      const phrase = isCellValue(piece.box) ? null : phraseOf(view, piece.text);
      if (phrase) phrases.push(phrase);
      else if (TEMPLATE_MARK.test(piece.text)) templates = true;
      else if (!inLink(piece.box) && !isHint(view, piece) && !isLabel(view, piece.text, names))
        prose += CONTACT.test(piece.text) ? CONTACT_WEIGHT : inkLength(piece.text);
    }
  }
  // A publish line belongs to the text below it; where none follows it says nothing.
  return { prose: prose > LEAST_PROSE ? prose + publishLines : prose, phrases, templates };
}

/** Words that say nothing: the section's own name, a pager's, a clock, a single character. */
function isLabel(view: PageView, text: string, names: ReadonlySet<string>): boolean {
  const { more, headerCells } = view.words.sets;
  if (TELEPHONE.test(text)) return false;
  if (inkLength(text) < 2 || saysNothing(text) || names.has(bare(text)) || more.has(bare(text))) return true;
  // Column names (标题, 发布时间) without rows below them hold nothing.
  if (headerCells.has(bare(text))) return true;
  const { aside, friend, pager } = view.words.patterns;
  if (text.length <= LONGEST_BLOCK_NAME && (aside.test(text) || friend.test(text))) return true;
  return (
    pager.test(text) ||
    /^(?:今天是|今日|现在时间|搜索|关键[字词]|请输入)/.test(text) ||
    /^[A-Z][A-Za-z ]+$/.test(text) ||
    /^[\d\s/.:|>»-]+$/.test(text)
  );
}

/** 点击表格名称下载: what to do with rows says nothing without any; a script may make a link of the very words. */
export function isHint(
  { words }: Pick<PageView, 'words'>,
  { box, text }: Pick<TextPart, 'box' | 'text'>,
): boolean {
  return words.patterns.hint.test(text) && box.element.attribs['onclick'] === undefined;
}

/** A sidebar's 暂无数据 and the friend links say nothing about the section, unless it bears that very name. */
function isBeside(view: PageView, zones: Zones, box: Box, names: ReadonlySet<string>): boolean {
  for (let at: Box | null = box; at && at.tag !== 'body'; at = at.parent) {
    // has-sidebar around everything is the name of a layout.
    if (zones.crumb && contains(at, zones.crumb.box)) return false;
    if (
      at.tag === 'aside' ||
      /aside|side-?bar|friend|yqlj|youqing|(?:^|[\s_-])(?:hot|rank|recommend|related|paihang|tuijian)(?:$|[\s_-])/.test(
        at.hint,
      )
    )
      return true;
    const before = at.parent?.children[at.parent.children.indexOf(at) - 1];
    if (!before || before.textLength > 14 || before.textLength < 2) continue;
    const heading = firstText(before);
    const { aside, friend } = view.words.patterns;
    if (!names.has(bare(heading)) && (aside.test(heading) || friend.test(heading))) return true;
  }
  return false;
}

function firstText(box: Box): string {
  for (const part of box.parts) {
    const text = typeof part === 'string' ? part : firstText(part);
    if (text !== '') return text;
  }
  return '';
}

/** 电子邮箱 | 暂无: what one cell of a row says beside others is that row's affair. */
function isCellValue(from: Box): boolean {
  const cell = [...ancestors(from)].find(({ tag }) => tag === 'td' || tag === 'th' || tag === 'dd');
  if (!cell?.parent) return false;
  const { children } = cell.parent;
  const beside =
    cell.tag === 'dd'
      ? children.slice(0, children.indexOf(cell)).filter(({ tag }) => tag === 'dt')
      : children;
  return beside.some(
    (other) => other !== cell && other.textLength > 0 && !isColumn(other) && !isMenuColumn(other),
  );
}

/** A cell with a list or a table in it is a column of an old layout, and no value beside others. */
const isColumn = (cell: Box): boolean =>
  cell.children.some((child) => (BLOCKS_OF_ROWS.has(child.tag) && child.textLength > 0) || isColumn(child));

/** ・政策文件 ・政策解读 ・规划计划: several ways and hardly a word besides. */
const isMenuColumn = ({ textLength, linkLength, firstAnchor, endAnchor }: Box): boolean =>
  endAnchor - firstAnchor >= 3 && linkLength * 2 > textLength;

const BLOCKS_OF_ROWS = new Set(['ul', 'ol', 'dl', 'table']);
