// Which pictures, drawings and frames fill a section, and which only adorn it.
import { ancestors, inLink, type PlacedElement } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import { phraseOf } from './sayings.ts';

/** Pixels. */
const SMALL_PICTURE = 48;

/** A picture a visitor looks at: not an icon, a line, a logo. */
export function isPicture(view: PageView, { element, parent }: PlacedElement): boolean {
  const { src = '', width = '', height = '' } = element.attribs;
  const source = src || (element.attribs['data-src'] ?? element.attribs['data-original'] ?? '');
  const small = [width, height].some(
    (size) => /^\d+(?:px)?$/.test(size) && Number.parseInt(size, 10) <= SMALL_PICTURE,
  );
  return source !== '' && !small && !parent.hidden && !view.words.patterns.decoration.test(source);
}

/** The one picture beside 栏目正在建设中 or 暂无数据 is its ornament. 敬请关注 alone may be a poster's caption. */
export function adornsPhrase(view: PageView, { element, parent, at }: PlacedElement): boolean {
  if (inLink(parent)) return false;
  for (const box of ancestors(parent)) {
    if (box.textLength === 0) continue;
    const texts = view.page.texts.filter((text) => text.at > box.start && text.at < box.end);
    const pictures = view.page.images.filter((image) => image.at > box.start && image.at < box.end);
    const alone = pictures.every((image) => image.element === element || image.at === at);
    return alone && box.linkLength === 0 && texts.every(({ text }) => isSurePhrase(view, text));
  }
  return false;
}

function isSurePhrase(view: PageView, text: string): boolean {
  const phrase = phraseOf(view, text);
  return phrase !== null && (phrase.kind === 'construction' ? text.includes('中') : phrase.kind === 'empty');
}

/** Not an icon. */
export function isShownDrawing(view: PageView, drawing: PlacedElement): boolean {
  const { class: names = '', style = '' } = drawing.element.attribs;
  return (
    !isTiny(drawing) &&
    !/icon/i.test(names) &&
    !view.words.patterns.decoration.test(/url\s*\(([^)]*)/i.exec(style)?.[1] ?? '')
  );
}

/** A frame or object without room shows nothing. */
export function isTiny({ element }: PlacedElement): boolean {
  const { width = '', height = '', src = 'set' } = element.attribs;
  return (
    src === '' ||
    [width, height].some((size) => /^\d+(?:px)?$/.test(size) && Number.parseInt(size, 10) <= SMALL_PICTURE)
  );
}
