// The breadcrumb: 当前位置：首页 > 政务公开 > 通知公告.
import { anchorsIn, boxText, type Anchor, type Box } from './box.ts';
import type { PageView } from './view.ts';
import { bare } from './words.ts';

export interface CrumbItem {
  readonly name: string;
  readonly url: string | null;
}

export interface Crumb {
  /** The box it stands in: its own, or where it is loose text, the one it shares with what follows. */
  readonly box: Box;
  /** The position behind its last word. */
  readonly end: number;
  /** Outermost first, the current page last. */
  readonly items: readonly CrumbItem[];
  /** It ends with 正文 or the like: the page is an article. */
  readonly ofArticle: boolean;
}

const LONGEST = 200;
const MOST_LINKS = 9;
/** 首页》通知公告, but not the end of 《办法》. */
const SEPARATOR =
  /[>＞»›→⟩〉]|(?<!《[^》]{0,80})》|(?:^|\s)[-—－─/\\|·](?:\s|$)|(?<=[\u4e00-\u9fff])[-—－─/\\·](?=[\u4e00-\u9fff]|$)|::/;
const STRONG_SEPARATOR = /[>＞»›→⟩〉]|(?<!《[^》]{0,80})》|::/;

/** A whole chain in one text: 首页 > 通知公告. */
const CHAIN = /^(?:网站)?(?:首\s*页|主页)\s*[>＞»›》]/;

/** The page's breadcrumb, null when it has none. */
export function findCrumb(view: PageView): Crumb | null {
  return byLabel(view) ?? byLooseChain(view) ?? byChain(view) ?? byName(view, view.page.root, 0);
}

/** Frameworks draw breadcrumbs without links and labels, but name them. */
function byName(view: PageView, box: Box, depth: number): Crumb | null {
  if (depth > 14) return null;
  for (const child of box.children) {
    const read = namedCrumb(child) && child.textLength <= LONGEST ? readCrumb(view, child) : null;
    const found = read && read.items.length > 1 ? read : byName(view, child, depth + 1);
    if (found) return found;
  }
  return null;
}

function byLabel(view: PageView): Crumb | null {
  const { crumb } = view.words.patterns;
  for (const { box, text } of view.page.texts) {
    if (text.length > LONGEST || !(CHAIN.test(text) || crumb.test(text) || beginsChain(view, box, text)))
      continue;
    const whole = widen(view, box);
    const read = whole && readCrumb(view, whole);
    if (read && read.items.length > 0) return read;
  }
  return null;
}

/** 首页 without a link, its joint in a box of its own: `首页<s>&gt;</s><a>政务公开</a>`. */
const beginsChain = ({ words }: PageView, box: Box, text: string): boolean =>
  box.linkLength < box.textLength &&
  words.sets.home.has(bare(text)) &&
  STRONG_SEPARATOR.test(outsideLinks(box));

/** The label may stand in a box of its own, the links in the next one. */
function widen(view: PageView, from: Box): Box | null {
  let best: Box | null = null;
  for (let box: Box | null = from, steps = 0; box?.parent && steps < 4; box = box.parent, steps += 1) {
    if (box.textLength > LONGEST || box.endAnchor - box.firstAnchor > MOST_LINKS) break;
    best = box;
    // The label with its chain behind it is complete without links: what stands around it is the page's content.
    if (box.endAnchor > box.firstAnchor || namesPlace(view, outsideLinks(box))) break;
  }
  return best;
}

/** Behind its label the text goes on past 首页: `当前位置：首页-通知公告`, `当前位置：通知公告`. */
function namesPlace(view: PageView, text: string): boolean {
  if (STRONG_SEPARATOR.test(text)) return true;
  const label = view.words.patterns.crumb.exec(text);
  const rest = label ? text.slice(label.index + label[0].length) : text;
  return rest
    .split(SEPARATOR)
    .map((piece) => bare(piece.replace(/^[\s:：]+/, '')))
    .some((piece) => /\p{L}/u.test(piece) && !view.words.sets.home.has(piece));
}

/** No label: a chain that starts with 首页 and is joined by `>`; a menu has no such joints. */
function byChain(view: PageView): Crumb | null {
  for (const anchor of view.page.anchors) {
    if (!view.words.sets.home.has(bare(anchor.text))) continue;
    let box: Box | null = anchor.box.parent;
    for (let steps = 0; box?.parent && steps < 3; box = box.parent, steps += 1) {
      // Written straight into the box of the content, only its own part is measured.
      const stop = looseEnd(view, box);
      const before = stop ? textBefore(box, stop) : null;
      if ((before?.length ?? box.textLength) > LONGEST) break;
      if ((stop?.firstAnchor ?? box.endAnchor) - box.firstAnchor > MOST_LINKS) break;
      // A box with a second 首页 in it is the page around menu and breadcrumb, not the breadcrumb.
      if (homesIn(view, box) > 1) break;
      const told =
        STRONG_SEPARATOR.test(outsideLinks(box)) || namedCrumb(box) || isTrailOfLinks(view, box, anchor);
      const read = told || MOST_WEAK.test(outsideLinks(box)) ? readCrumb(view, box) : null;
      if (read && read.items.length > 1 && (told || endsHere(box, read))) return read;
    }
  }
  return null;
}

/** A joint alone, or with the last step behind it, which is no link. */
const JOINT = /^\s*[>＞»›》]\s*([^>＞»›]{0,40})$/;

/** Links joined by `>` that lie loose in the box of the whole content: only the run of them is the breadcrumb. */
function byLooseChain(view: PageView): Crumb | null {
  for (const { text, box } of view.page.anchors) {
    if (!view.words.sets.home.has(bare(text)) || !box.parent) continue;
    const read = looseRun(view, box.parent, box);
    if (read && read.items.length > 1) return read;
  }
  return null;
}

function looseRun(view: PageView, parent: Box, home: Box): Crumb | null {
  const from = parent.parts.indexOf(home);
  const stop = parent.parts.slice(from).find((part) => isFilledBlock(part));
  if (stop === undefined || typeof stop === 'string') return null;
  const anchors = anchorsIn(view.page, parent);
  const items: CrumbItem[] = [];
  const parts = parent.parts.slice(from, parent.parts.indexOf(stop));
  let joined = true;
  let read = 0;
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'string') {
      const behind = JOINT.exec(part)?.[1]?.trim();
      if (behind === undefined) break;
      pushName(behind, null, items);
      joined = behind === '';
    } else if (joined && part.textLength > 0) {
      const anchor = anchors.find(({ box }) => box === part);
      pushName(anchor?.text ?? boxText(part), anchor?.url ?? null, items);
      joined = false;
    } else if (part.textLength > 0) break;
    else continue;
    read = index + 1;
  }
  // A joint with nothing behind it: the chain goes on in the block.
  if (joined) return null;
  // What follows the last step in the same line of the source may be the whole list.
  const next = parts.slice(read).find((part) => typeof part !== 'string') ?? stop;
  return settled(view, items, parent, typeof next === 'string' ? stop.start : next.start);
}

const isFilledBlock = (part: Box | string): boolean =>
  typeof part !== 'string' && BLOCKS.has(part.tag) && part.textLength > 0;

/** 首页 — 互动交流 — 意见征集: every step is a link, the last to this page, the one after 首页 known from the menu above. */
function isTrailOfLinks(view: PageView, box: Box, home: Anchor): boolean {
  const steps = anchorsIn(view.page, box);
  const [first, second] = steps;
  if (first !== home || second === undefined || steps.at(-1)?.url !== view.url) return false;
  const joints = outsideLinks(box).trim().split(/\s+/);
  if (joints.length !== steps.length - 1 || !joints.every((joint) => TRAIL_JOINT.test(joint))) return false;
  return view.page.anchors.slice(0, first.index).some(({ url }) => url !== null && url === second.url);
}

const TRAIL_JOINT = /^[-—–/\\·]+$/;

/** Joints that menus have too, and besides them the name of one place. */
const MOST_WEAK = /^\s*(?:[-—/\\|·]\s*){1,5}[^-—/\\|·]{2,24}\s*$/;

/** 首页 / 政务公开 / 规划计划: every step is a link but the last, which is this page; a menu links its last item, too. */
function endsHere(box: Box, { items }: Crumb): boolean {
  const joints = outsideLinks(box).match(/[-—/\\|·]+/g)?.length ?? 0;
  return (
    joints === items.length - 1 &&
    items.every(({ url }, index) => (url === null) === (index === items.length - 1))
  );
}

function homesIn(view: PageView, box: Box): number {
  return anchorsIn(view.page, box).filter(({ text }) => view.words.sets.home.has(bare(text))).length;
}

const namedCrumb = (box: Box): boolean =>
  /crumb|location|position|dqwz|weizhi|dangqian|bread|mianbao|(?:^|[\s_-])(?:path|mbx|lujing)(?:$|[\s_-])/.test(
    box.hint,
  );

function outsideLinks(box: Box): string {
  return box.parts
    .map((part) => (typeof part === 'string' ? part : part.tag === 'a' ? ' ' : outsideLinks(part)))
    .join(' ');
}

/** What begins a line of its own. */
export const BLOCKS: ReadonlySet<string> = new Set(
  'div p hr br ul ol dl table form section article main h1 h2 h3 h4 h5 h6 iframe center fieldset'.split(' '),
);

/** What stands in a line and is no word of it: a document or a film behind the breadcrumb is what the page shows. */
const SHOWN: ReadonlySet<string> = new Set(['embed', 'object', 'video', 'audio', 'canvas']);

/**
 * Where a breadcrumb that is loose text ends: at the first block behind it. Old layouts write it straight into the cell
 * that holds the page's content; null where the box is its own.
 */
function looseEnd(view: PageView, box: Box): Box | null {
  let told = false;
  for (const part of box.parts) {
    if (typeof part === 'string') told ||= view.words.patterns.crumb.test(part) || CHAIN.test(part.trim());
    else if (!BLOCKS.has(part.tag) && !SHOWN.has(part.tag)) continue;
    else if (told ? !holdsChain(view, box, part) : endsChain(view, box, part)) return part;
  }
  return null;
}

/** Links from 首页 on, joined by `>` and complete: what begins a line of its own behind the last of them is no step. */
function endsChain(view: PageView, box: Box, block: Box): boolean {
  const before = box.parts.slice(0, box.parts.indexOf(block));
  const steps = before.filter((part) => typeof part !== 'string' || !/^\s*$/.test(part));
  const joints = steps.filter((part) => typeof part === 'string' && STRONG_SEPARATOR.test(part));
  const [home] = steps;
  const last = steps.at(-1);
  if (joints.length === 0 || typeof home !== 'object' || last === undefined) return false;
  const isComplete = typeof last !== 'string' || !/[>＞»›→⟩〉:：]\s*$/.test(last);
  return isComplete && home.tag === 'a' && view.words.sets.home.has(bare(boxText(home)));
}

/** Behind the label alone the chain may stand in a block of its own. */
function holdsChain(view: PageView, box: Box, block: Box): boolean {
  const before = anchorsIn(view.page, box).some((anchor) => anchor.box.start < block.start);
  return !before && !STRONG_SEPARATOR.test(textBefore(box, block)) && block.textLength > 0;
}

/** What is written in the box before one of its parts. */
export function textBefore(box: Box, end: Box): string {
  const parts = box.parts.slice(0, box.parts.indexOf(end));
  return parts.map((part) => (typeof part === 'string' ? part : boxText(part))).join('');
}

function readCrumb(view: PageView, box: Box): Crumb | null {
  const items: CrumbItem[] = [];
  const stop = looseEnd(view, box);
  walk(box, anchorsIn(view.page, box), items, view, stop);
  return settled(view, items, box, stop?.start ?? box.end);
}

function settled(view: PageView, items: CrumbItem[], box: Box, end: number): Crumb | null {
  const { articleCrumbs, listCrumbs, home } = view.words.sets;
  if (items.length === 0) return null;
  const last = bare(items.at(-1)?.name ?? '');
  const closed = items.length > 1 && articleCrumbs.has(last);
  // Systems that print 正文 on every page print it behind the link of the very list, too.
  const ofArticle = closed && items.at(-2)?.url !== view.url;
  // After the home page alone it is the section's own name, however plain.
  if (closed || (items.length > 2 && listCrumbs.has(last))) items.pop();
  const known = items.some((item) => item.url !== null) || items.some((item) => home.has(bare(item.name)));
  return known ? { box, end, items, ofArticle } : null;
}

function walk(
  box: Box,
  anchors: readonly Anchor[],
  into: CrumbItem[],
  view: PageView,
  stop: Box | null = null,
): void {
  for (const part of box.parts) {
    if (part === stop) return;
    if (typeof part === 'string') pushTexts(view, part, into);
    else {
      const anchor = anchors.find((one) => one.box === part);
      if (anchor) pushName(anchor.text, anchor.url, into);
      else walk(part, anchors, into, view);
    }
  }
}

function pushTexts(view: PageView, text: string, into: CrumbItem[]): void {
  const label = view.words.patterns.crumb.exec(text);
  const rest = label ? text.slice(label.index + label[0].length) : text;
  for (const piece of rest.split(SEPARATOR)) pushName(piece, null, into);
}

function pushName(text: string, url: string | null, into: CrumbItem[]): void {
  const name = text.replace(/^[\s:：>＞»›》/\\|\-—·]+|[\s:：>＞»›/\\|\-—·]+$/g, '');
  // A joint that its encoding has no sign for is printed as `?`.
  if (
    !/[\p{L}\p{N}]/u.test(name) ||
    name.length > 40 ||
    /^(?:您|你)?(?:当前|现在)?的?(?:所在)?位置$/.test(name)
  )
    return;
  if (into.at(-1)?.name === name) return;
  into.push({ name, url });
}
