// Links that open in another frame: in a site of frames they are its navigation, however the tree around them is built.
import type { TargetedLink } from '../../artifacts/page-reading.ts';
import { ancestors, anchorsIn, boxText, inkLength, type Anchor, type Box } from '../dom/box.ts';
import { isMore, isPagerLink, isTool, type PageView } from '../dom/view.ts';
import { bare } from '../dom/words.ts';
import { keep } from '../text/keep.ts';
import { sameSite } from '../url/normalise.ts';
import { clean } from './names.ts';

/** Characters of a section's name. */
const LONGEST_NAME = 16;
/** Groups that a tree nests a section in. */
const DEEPEST = 3;
/** `_blank`, and the misspelt names by which pages ask for a window of its own. */
const NO_FRAME = /^(?:_.*|-?blank|-?new|new_?(?:win|window|page)\w*|self|parent|top|)$/i;
/** `parent.main.location.href='…'`, `top.frames['main'].location='…'`, `window.open('…', 'main')` */
const SCRIPTED =
  /(?:parent|top)(?:\.frames|\.document\.frames)?(?:\.|\[\s*['"])(\w+)(?:['"]\s*\])?\.location|\bopen\s*\(\s*['"][^'"]*['"]\s*,\s*['"](\w+)['"]/;

/**
 * The links to pages of this site that open in a frame with a name, each address once, and the headings of the tree that
 * they stand under. Whether there is a frame of that name only the pages around can tell.
 */
export function targetedLinks(view: PageView, baseTarget: string): readonly TargetedLink[] {
  const found: { readonly anchor: Anchor; readonly link: Omit<TargetedLink, 'under'> }[] = [];
  const seen = new Set<string>();
  for (const anchor of view.page.anchors) {
    const link = asTargeted(view, anchor, baseTarget);
    if (link === null || seen.has(link.url)) continue;
    seen.add(link.url);
    found.push({ anchor, link });
  }
  const leads = new Set(found.map(({ anchor }) => anchor));
  const trails = found.map(({ anchor }) => headingsAbove(view, anchor, leads));
  // 网站导航 over all links of a frame is no group.
  const isTitle = (at: Heading, frame: string): boolean => {
    const there = trails.filter((_, index) => found[index]?.link.frame === frame);
    return there.length > 1 && there.every((trail) => trail.some(({ box }) => box === at.box));
  };
  return found.map(({ link }, index) => ({
    ...link,
    under: (trails[index] ?? []).flatMap((at) => (isTitle(at, link.frame) ? [] : keep(at.name))),
  }));
}

function asTargeted(view: PageView, anchor: Anchor, baseTarget: string): Omit<TargetedLink, 'under'> | null {
  const { url, box } = anchor;
  if (url === null || url === view.url || !sameSite(url, view.url)) return null;
  const target = targetOf(anchor, baseTarget);
  const name = clean(anchor.text);
  const length = inkLength(name);
  if (NO_FRAME.test(target) || length < 2 || length > LONGEST_NAME) return null;
  if (isTool(view, anchor) || isMore(view, anchor) || isPagerLink(view, anchor)) return null;
  if (view.words.sets.home.has(bare(name))) return null;
  const kind = view.kindOf(url);
  if (kind === 'article' || kind === 'attachment' || kind === 'asset' || kind === 'home') return null;
  return { name: keep(name), url: keep(url), target: keep(target), frame: keep(frameAround(box)) };
}

function targetOf({ box, raw }: Anchor, baseTarget: string): string {
  const { target, onclick = '', href = '' } = box.element.attribs;
  if (raw !== '' && target !== undefined) return target.trim();
  const scripted = SCRIPTED.exec(`${onclick};${href}`);
  if (scripted) return scripted[1] ?? scripted[2] ?? '';
  for (const up of ancestors(box)) {
    const base = up.element.attribs['data-base-target'];
    if (base !== undefined) return base;
    // A frame that a browser wrote down: what the page around says is not its own.
    if (up.element.attribs['data-frame'] !== undefined) return '';
  }
  return baseTarget;
}

/** The name of the frame that it stands in, where a browser wrote the frames down as one page. */
function frameAround(box: Box): string {
  for (const up of ancestors(box))
    if (up.element.attribs['data-frame'] !== undefined) return up.element.attribs['name'] ?? '';
  return '';
}

interface Heading {
  readonly box: Box;
  readonly name: string;
}

/** The headings of the groups that a link stands in, outermost first. */
function headingsAbove(view: PageView, anchor: Anchor, leads: ReadonlySet<Anchor>): readonly Heading[] {
  const trail: Heading[] = [];
  let isLone = true;
  for (const at of ancestors(anchor.box)) {
    const { parent } = at;
    if (!parent || at.tag === 'body' || at.element.attribs['data-frame'] !== undefined) break;
    isLone &&= at.endAnchor - at.firstAnchor <= 1;
    const before = parent.parts.slice(0, parent.parts.indexOf(at)).reverse();
    const head = headAmong(view, before, { at, isLone, leads });
    if (head) trail.unshift(head);
    if (trail.length === DEEPEST) break;
  }
  return trail;
}

interface Place {
  readonly at: Box;
  /** It holds this link and nothing else. */
  readonly isLone: boolean;
  readonly leads: ReadonlySet<Anchor>;
}

/** The nearest heading before; a link among links is none of its neighbours. */
function headAmong(view: PageView, before: readonly (Box | string)[], place: Place): Heading | null {
  for (const part of before) {
    if (typeof part === 'string') {
      const name = clean(part);
      if (isName(name) && place.at.parent) return { box: place.at.parent, name };
      continue;
    }
    if (part.textLength === 0) continue;
    const own = anchorsIn(view.page, part);
    const name = clean(own.length === 1 ? (own[0]?.text ?? '') : boxText(part));
    const leading = own.some((anchor) => place.leads.has(anchor));
    if (leading && (own.length > 1 || (place.isLone && part.tag === place.at.tag))) continue;
    if (isName(name) && own.length <= 1) return { box: part, name };
  }
  return null;
}

function isName(name: string): boolean {
  const length = inkLength(name);
  return length >= 2 && length <= LONGEST_NAME && !/[，。；：]/.test(name);
}
