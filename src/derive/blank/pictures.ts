// Which pictures, drawings and frames fill a section, and which only adorn it.
import { ancestors, inLink, type PlacedElement } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import { phraseOf, saysOfSection, type Phrase } from './sayings.ts';

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

/** How a file is called that says in letters what 网页建设中 does. */
const BUILDING_FILE =
  /(?:^|[/_-])(?:(?:lan?mu|page|web|wangye|zheng?zai)?[_-]?(?:jianshezhong|shigongzhong|weihuzhong|zwsj|under[_-]?construction|coming[_-]?soon))[_-]?\d*\.(?:gif|png|jpe?g|bmp|svg|webp)$/i;

/**
 * The picture that is drawn in place of a section's content says in its own words, or by the name of its file, that it is
 * being built; it leads nowhere. Null for any other.
 */
export function sayingPicture(view: PageView, { element, parent }: PlacedElement): Phrase | null {
  if (inLink(parent)) return null;
  const { src = '', alt = '', title = '' } = element.attribs;
  const file = src.split(/[?#]/, 1)[0] ?? '';
  const words = [alt, title].filter((text) => text.trim() !== '');
  const said = words.flatMap((text) => saysOfSection(view, text) ?? []);
  if (said.length < words.length) return null;
  if (said[0]) return said[0];
  return BUILDING_FILE.test(file) ? { kind: 'construction', text: '图片显示栏目正在建设中' } : null;
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
