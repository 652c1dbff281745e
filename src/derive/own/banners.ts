// Pictures that a site hangs over the lists of its sections. A section may have one of its own, so that no other page
// shows the very same: then the place tells. Where other pages have their list below such a picture and this one has
// nothing there, the picture is no content.
import type { Element } from 'domhandler';
import type { PageReading } from '../../artifacts/page-reading.ts';
import { isPaging, phraseOf } from '../blank/sayings.ts';
import { ancestors, contains, type Box, type PlacedElement } from '../dom/box.ts';
import { selectorOf } from '../dom/selector.ts';
import { hostOf, type PageView } from '../dom/view.ts';
import { bare } from '../dom/words.ts';
import { hashOf } from './hash.ts';
import { mainLists } from './side-columns.ts';

/** A browser puts `<tbody>` where the source has none. */
const IMPLIED_STEP = / > tbody(?::nth-of-type\(1\))?(?= >|$)/g;
const MOST_PLACES = 200;

const asWritten = (selector: string): string => selector.replace(IMPLIED_STEP, '');
const hashOfPlace = (selector: string): number => hashOf(asWritten(selector));

/** Of a picture without a place of its own: it leads somewhere, or says something. */
export const NOWHERE = 0;

/** Boxes around a picture whose names tell its layout; those further out may be named after the section. */
const LAYOUT_STEPS = 4;

/** The place in which a picture hangs, with the names and the sizes that its layout gives it. */
export function mountOf(
  view: PageView,
  { element, parent }: PlacedElement,
  names: ReadonlySet<string>,
): number {
  if (element.name === 'svg' || element.name === 'canvas') return NOWHERE;
  const { width = '', height = '', class: own = '', alt = '', title = '', onclick } = element.attribs;
  if (onclick !== undefined || leadsOn(view, element, parent)) return NOWHERE;
  if ([alt, title].some((words) => saysMore(words, names))) return NOWHERE;
  // A second picture in the box where others have one is more than a banner.
  const which = parent.children.findIndex((child) => child.element === element);
  const around = [...ancestors(parent)].filter(({ tag }) => tag !== 'tbody');
  const layout = around.slice(0, LAYOUT_STEPS).map(({ hint }) => hint);
  return hashOf(
    [asWritten(selectorOf(parent)), which, element.name, own, width, height, ...layout].join('\n'),
  );
}

/** What is written of a picture in Chinese tells what it shows, unless it only repeats where one is. */
const saysMore = (words: string, names: ReadonlySet<string>): boolean =>
  /\p{Script=Han}/u.test(words) && !names.has(bare(words));

/** A click on it does anything but stay on this page or lead home. */
function leadsOn(view: PageView, element: Element, parent: Box): boolean {
  const around = view.page.anchors.find(({ box }) => box.element === element || contains(box, parent));
  if (!around) return false;
  const { url, raw } = around;
  if (around.box.element.attribs['onclick'] !== undefined) return true;
  if (url === null) return raw !== '';
  return url !== view.url && !(view.kindOf(url) === 'home' && hostOf(url) === hostOf(view.url));
}

/** How show boxes are called: pictures that turn, a picture across the page. */
const SHOW = /swiper|slide|carousel|banner|focus|lunbo|(?:^|[\s_-])(?:hdp|jdt|flash)(?:$|[\s_-])/;

const namedShow = (box: Box): boolean =>
  [...ancestors(box)].slice(0, LAYOUT_STEPS + 1).some(({ hint }) => SHOW.test(hint));

/** A picture in such a box that leads nowhere and says nothing. */
export const isShow = ({ element, parent }: PlacedElement, mount: number): boolean =>
  mount !== NOWHERE && (namedShow(parent) || SHOW.test((element.attribs['class'] ?? '').toLowerCase()));

const LISTS = new Set(['ul', 'ol', 'dl', 'table', 'tbody']);

/**
 * Such a picture alone in its show, with a list right below it in which nothing stands: where rows would be, the picture
 * hangs over them. Several pictures may be an album.
 */
export function hangsOverNothing(view: PageView, { parent, at }: PlacedElement): boolean {
  const filled = fillingsOf(view);
  const show = [...ancestors(parent)]
    .slice(0, LAYOUT_STEPS + 1)
    .filter(({ hint }) => SHOW.test(hint))
    .at(-1);
  const around = show?.parent;
  if (!show || !around || show.textLength > 0) return false;
  if (filled.some((other) => other.at !== at && other.at > show.start && other.at < show.end)) return false;
  return isEmptyList(around.children[around.children.indexOf(show) + 1], filled);
}

const fillingsOf = ({ page }: PageView): readonly PlacedElement[] => {
  const { images, drawings, videos, frames, controls } = page;
  return [...images, ...drawings, ...videos, ...frames, ...controls];
};

/** A list, or a box that begins with one, in which nothing stands. */
function isEmptyList(below: Box | undefined, filled: readonly PlacedElement[]): boolean {
  if (!below || below.hidden || below.textLength > 0) return false;
  const list = LISTS.has(below.tag) ? below : below.children.find(({ tag }) => LISTS.has(tag));
  return list !== undefined && !filled.some((other) => other.at > below.start && other.at < below.end);
}

/** Pixels; what is painted across the column is so wide, and so much wider than high. */
const STRIP = { width: 600, shape: 5 };
/** Where editors' pictures are kept: what is put there is what somebody wanted to show. */
const UPLOADED =
  /upload|attach|userfiles|resource|editor|content|(?:19|20)\d\d[-_/]?(?:0[1-9]|1[0-2])|W02|[0-9a-f]{16}|\d{8}/i;

/**
 * A strip across the column that came with the template, alone, leads nowhere and says nothing, and has right below it a
 * list in which nothing stands: the head of that list.
 */
export function isStripOverNothing(view: PageView, placed: PlacedElement, mount: number): boolean {
  const { element, parent } = placed;
  const { width = '', height = '', src = '' } = element.attribs;
  const [wide, high] = [Number.parseInt(width, 10), Number.parseInt(height, 10)];
  if (mount === NOWHERE || element.name !== 'img' || width.endsWith('%') || UPLOADED.test(src)) return false;
  if (!(wide >= STRIP.width && wide >= high * STRIP.shape)) return false;
  let block = parent.children.find((child) => child.element === element);
  while (block?.parent?.children.length === 1 && block.parent.textLength === 0) block = block.parent;
  const beside = block?.parent?.children;
  return (
    block !== undefined &&
    beside !== undefined &&
    isEmptyList(beside[beside.indexOf(block) + 1], fillingsOf(view))
  );
}

/** A list's place by the names around it, which a picture above does not shift; null where nothing is named. */
export function namedPlace(box: Box): number | null {
  const around = [...ancestors(box)].filter(({ tag }) => tag !== 'tbody').slice(0, NAMED_STEPS);
  const isNamed = around.some(({ element }) => Boolean(element.attribs['class'] ?? element.attribs['id']));
  return isNamed
    ? hashOf(['named', ...around.map(({ tag, hint }) => `${tag} ${hint.trim()}`)].join('\n'))
    : null;
}

const NAMED_STEPS = 3;

/** Where boxes stand that show nothing, or only say that nothing is there. */
export function vacanciesOf(view: PageView): Uint32Array {
  const { images, drawings, videos, frames, controls } = view.page;
  const filled = [...images, ...drawings, ...videos, ...frames, ...controls]
    .map(({ at }) => at)
    .sort((one, other) => one - other);
  const speaking = view.page.texts.flatMap(({ text, at }) => (saysEmpty(view, text) ? [] : at));
  const found = new Set<number>();
  const search = (box: Box): void => {
    for (const child of box.children) {
      if (found.size >= MOST_PLACES) return;
      if (child.hidden || isInline(child)) continue;
      if (isVacant(view, child, speaking, filled) && !namedShow(child)) {
        found.add(hashOfPlace(selectorOf(child)));
        const named = namedPlace(child);
        if (named !== null) found.add(named);
      }
      search(child);
    }
  };
  search(view.page.root);
  return Uint32Array.from(found);
}

function saysEmpty(view: PageView, text: string): boolean {
  const phrase = phraseOf(view, text);
  return isPaging(text) || (phrase !== null && phrase.kind !== 'loading' && phrase.kind !== 'failed');
}

function isVacant(view: PageView, box: Box, speaking: readonly number[], filled: readonly number[]): boolean {
  if (holds(box, speaking) || holds(box, filled)) return false;
  return view.page.anchors
    .slice(box.firstAnchor, box.endAnchor)
    .every(({ url, text }) => url === null || isPaging(text));
}

const INLINE = new Set('a b br em font hr i img input p script small span strong'.split(' '));
const isInline = ({ tag }: Box): boolean => INLINE.has(tag);

/** Whether any of these positions, in order, lies inside. */
function holds(box: Box, positions: readonly number[]): boolean {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < box.start) low = middle + 1;
    else high = middle;
  }
  const next = positions[low];
  return next !== undefined && next < box.end;
}

/** Where the lists of a page with rows of its own stand, and the boxes just around them. */
export function placesOfLists(page: Pick<PageReading, 'finalUrl' | 'lists'>): Uint32Array {
  return Uint32Array.from(
    mainLists(page).flatMap(({ selector }) => {
      const steps = selector.split(' > ');
      return [selector, ...(steps.length > 1 ? [steps.slice(0, -1).join(' > ')] : [])].map(hashOfPlace);
    }),
  );
}
