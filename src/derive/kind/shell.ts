// Pages that hold next to nothing until their scripts have run: an empty place for a framework to draw in, at most with
// the foot that stands below it in the source.
import { ancestors, contains, inkLength, type Box } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';

/** Characters that such a page may show without a foot. */
const MOST_INK = 40;
/** Characters of a foot: offices, numbers, an address. */
const MOST_FOOT = 400;
/** How deep below the body a framework's place stands. */
const DEEPEST_MOUNT = 2;

/** Next to nothing to see, and scripts that would fill it. */
export function isShell(view: PageView, scripts: number): boolean {
  const { page } = view;
  if (scripts === 0 || page.frames.length > 0) return false;
  const shown = page.texts
    .filter(({ box }) => !box.hidden)
    .reduce((sum, { text }) => sum + inkLength(text), 0);
  const links = page.anchors.filter((anchor) => anchor.url !== null).length;
  if (shown < MOST_INK && links < 2 && page.images.length <= 2) return true;
  return shown <= MOST_FOOT && isMountOverFoot(view);
}

/**
 * All that the page shows stands in one box that bears the marks of a foot, below an empty box with a name of its own;
 * a script's file could fill that one. The names that frameworks give it differ; that nothing else is there does not.
 */
function isMountOverFoot(view: PageView): boolean {
  const { page, words } = view;
  if (!page.scripts.some(({ element }) => Boolean(element.attribs['src']))) return false;
  const [first] = page.texts.filter(({ box }) => !box.hidden);
  const foot = first && belowBody(first.box);
  if (!foot) return false;
  const inFoot = (box: Box): boolean => contains(foot, box);
  const texts = page.texts.filter(({ box }) => !box.hidden);
  const { images, drawings, videos, controls } = page;
  if (!texts.every(({ box }) => inFoot(box)) || !texts.some(({ text }) => words.patterns.foot.test(text)))
    return false;
  if (!page.anchors.every(({ box }) => inFoot(box))) return false;
  if (![...images, ...drawings, ...videos, ...controls].every(({ parent }) => inFoot(parent))) return false;
  return foot.parent?.children.some((box) => box.end < foot.start && isMount(box, DEEPEST_MOUNT)) ?? false;
}

/** The outermost box around, below the page's body. */
const belowBody = (from: Box): Box | null =>
  [...ancestors(from)].find(({ parent }) => parent?.tag === 'body') ?? null;

const MOUNTS = new Set(['div', 'main', 'section', 'article']);

/** An empty box with an id, itself or the only one within. */
function isMount(box: Box, depth: number): boolean {
  if (box.hidden || !MOUNTS.has(box.tag) || box.textLength > 0) return false;
  if (box.children.length === 0) return Boolean(box.element.attribs['id']);
  return depth > 1 && box.children.length === 1 && box.children.every((child) => isMount(child, depth - 1));
}
