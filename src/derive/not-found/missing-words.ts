// What an answer says in words, in a form in which a host's answers to two missing addresses are equal.
import type { ReadingTables } from '../tables.ts';
import { ownWords } from '../text/visible.ts';
import { looksNotFoundText } from './soft-404.ts';

/** Sources longer than this hold a page. */
const LONGEST_SOURCE = 60_000;

/** What the body of a link's target says, without reading the whole page. */
export interface MissingHints {
  readonly softNotFound: boolean;
  readonly missingWords: string | null;
}

/** Both judgements of one answer's text; of JSON only what its code and message say. */
export function missingHints(
  text: string,
  about: {
    readonly url: string;
    readonly finalUrl: string;
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
  },
  tables: Pick<ReadingTables, 'notFound'>,
): MissingHints {
  if (/\bjson\b/i.test(about.headers['content-type'] ?? ''))
    return { softNotFound: about.status < 400 && jsonSaysMissing(text, tables), missingWords: null };
  const softNotFound = looksNotFoundText(text, about, tables);
  return { softNotFound, missingWords: softNotFound ? null : missingWords(text, tables) };
}

/**
 * The Chinese words of a page that may say "not found" in a loose wording, else null. Addresses, times and request
 * numbers that such a page echoes are not among them. Equal to those of the same host's answer to an address that cannot
 * exist, they say that nothing is here.
 */
export function missingWords(source: string, tables: Pick<ReadingTables, 'notFound'>): string | null {
  const { loose, maxLooseText } = tables.notFound;
  if (source.length > LONGEST_SOURCE || !loose.test(source)) return null;
  const words = ownWords(source);
  if (words.length > maxLooseText || !loose.test(words)) return null;
  const chinese = words.replace(/[^\u4e00-\u9fff]+/g, '');
  return chinese === '' ? null : chinese;
}

/** Whether a JSON answer reports that there is nothing: its code is 404, or its message says so. */
export function jsonSaysMissing(text: string, tables: Pick<ReadingTables, 'notFound'>): boolean {
  const code = /"(?:code|status|errcode|statusCode)"\s*:\s*"?(\d{1,5})"?/i.exec(text)?.[1];
  if (code === '404') return true;
  const message = /"(?:msg|message|errmsg|error)"\s*:\s*"([^"]{1,120})"/i.exec(text)?.[1] ?? '';
  return code !== undefined && code !== '200' && code !== '0' && tables.notFound.sentence.test(message);
}
