// The words a visitor would see, taken from the source text without building a document: for quick judgements only.
import { collapse } from './keep.ts';

const UNSEEN = /<!--[\s\S]*?(?:-->|$)|<(script|style|template|head)\b[\s\S]*?(?:<\/\1\s*>|$)|<[^>]*>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  middot: '·',
  ldquo: '“',
  rdquo: '”',
};

/** Visible words of a source text, blanks collapsed; `<title>` is not among them. */
export function visibleText(html: string): string {
  return collapse(
    html
      .replace(UNSEEN, ' ')
      .replace(/&([a-z]+);/gi, (entity, name: string) => ENTITIES[name.toLowerCase()] ?? entity),
  );
}

/** Visible words that are no link's: what the page itself says, its menus left out. */
export function ownWords(html: string): string {
  return visibleText(html.replace(/<a\b[^>]*>[\s\S]*?<\/a\s*>/gi, ' '));
}

/** The text of the first `<title>`, '' when there is none. */
export function titleOf(html: string): string {
  return collapse(/<title[^>]*>([\s\S]*?)<\/title/i.exec(html)?.[1] ?? '');
}

/** True when the source holds more than `most` of these (plain, lower-case search; stops as soon as it knows). */
export function hasMoreThan(html: string, needle: string, most: number): boolean {
  let at = -1;
  for (let count = 0; count <= most; count++) {
    at = html.indexOf(needle, at + 1);
    if (at < 0) return false;
  }
  return true;
}
