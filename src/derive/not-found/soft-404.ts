// Whether a page that answered 200 says that there is nothing at its address.
import type { ReadingTables } from '../tables.ts';
import { hasMoreThan, ownWords, titleOf } from '../text/visible.ts';
import type { NotFoundSignatures } from './signatures.ts';

export { pageShape, sameShape, type PageShape } from '../text/shape.ts';

export interface NotFoundInput {
  readonly status: number;
  readonly requestUrl: string;
  readonly finalUrl: string;
  /** The page's `<title>`. */
  readonly title: string;
  /** The decoded source. */
  readonly text: string;
  readonly tables: Pick<ReadingTables, 'notFound'>;
}

/** Sources longer than this hold a page; an error page is small even in the site's frame. */
const LONGEST_SOURCE = 150_000;

/**
 * True when the page says in its title, in its only sentence or by its address that nothing is here. An answer with an
 * error status is no soft one (false), nor is a page that only quotes such words or reports another kind of error.
 */
export function looksNotFound(input: NotFoundInput): boolean {
  const signs = input.tables.notFound;
  if (input.status >= 400 || input.text.length > LONGEST_SOURCE) return false;
  const source = input.text.replace(/<!--[\s\S]*?-->/g, ' ');
  const titled = saysSo(input.title, signs.title);
  const misled = input.finalUrl !== input.requestUrl && signs.path.test(pathOf(input.finalUrl));
  const crowded = hasMoreThan(source, '<a ', signs.maxLinks);
  if (!titled && !misled && crowded) return false;
  const words = spokenWords(source);
  if (words.length <= signs.maxText && signs.charity.test(source)) return true;
  if (signs.quoted.test(words) || isAboutErrors(words, signs)) return false;
  const unquoted = words.replace(QUOTED, ' ');
  if (titled && QUOTED_TITLE.test(input.title)) return false;
  const said = !crowded && signs.sentence.test(unquoted);
  if (words.length <= signs.maxText && (said || (titled && /404/.test(input.title)))) return true;
  if (isBusy(words, input.title, signs)) return false;
  // A text that says nothing of the kind is a text, whatever its title was left as.
  if (titled && !signs.sentence.test(unquoted) && sentencesIn(words) >= TEXT_SENTENCES) return false;
  return (titled && words.length <= signs.maxText) || (misled && words.length <= signs.maxPathText);
}

/** The same for who has nothing but the source: the link checker's quick look at a target. */
export function looksNotFoundText(
  source: string,
  about: { readonly url: string; readonly finalUrl: string; readonly status: number },
  tables: Pick<ReadingTables, 'notFound'>,
): boolean {
  const { status, url, finalUrl } = about;
  return looksNotFound({ status, requestUrl: url, finalUrl, title: titleOf(source), text: source, tables });
}

/** An error page excuses itself in one or two. */
const TEXT_SENTENCES = 4;

const sentencesIn = (words: string): number => words.match(/[\u4e00-\u9fff][。！？]/g)?.length ?? 0;

/** What stands between quotation marks is spoken of, not said. */
const QUOTED = /“[^”]{0,80}”|「[^」]{0,80}」|『[^』]{0,80}』|《[^》]{0,80}》|"[^"]{0,80}"/g;
const QUOTED_TITLE = /[“「『《][^”」』》]*(?:404|找到|存在|not found)/i;
/** A box that every visitor meets: none that hangs on a condition, and none inside a function. */
const BOX =
  /(?<![)\w.{]\s{0,4})(?:window\.)?\balert\s*\(\s*(?:"((?:\\.|[^"\\\n]){1,120})"|'((?:\\.|[^'\\\n]){1,120})')/g;

/** A page that names several other statuses explains them. */
function isAboutErrors(words: string, { otherStatus }: NotFoundSignatures): boolean {
  const named = words.match(new RegExp(otherStatus.source, 'g')) ?? [];
  return new Set(named).size >= 2;
}

/** The page's own words; of a page without any, those of the boxes it opens. */
function spokenWords(source: string): string {
  const words = ownWords(source);
  if (words !== '' || !source.includes('alert')) return words;
  const boxes = [...source.matchAll(BOX)].map((match) => match[1] ?? match[2] ?? '');
  return boxes.join(' ');
}

/** One part of the title (they are joined by dashes and bars) says little else. */
function saysSo(title: string, pattern: RegExp): boolean {
  const parts = [title, ...title.split(/\s*[-–—_|·]\s*/)];
  return parts.some((part) => {
    const said = pattern.exec(part)?.[0] ?? '';
    return said !== '' && said.length * 2 >= part.length;
  });
}

function isBusy(words: string, title: string, signs: NotFoundSignatures): boolean {
  return signs.busy.test(words) || signs.busy.test(title);
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '';
}
