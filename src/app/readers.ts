// The pure page readers with their tables bound; they need neither network nor browser.
import { join } from 'node:path';
import { parseDocument } from 'htmlparser2';
import type { ReadOptions } from '../artifacts/page-reading.ts';
import { recogniseChallenge } from '../derive/challenge/recognise.ts';
import { decodeHtml } from '../derive/charset/decode.ts';
import { watchDays } from '../derive/dates/day-watch.ts';
import { missingHints } from '../derive/not-found/missing-words.ts';
import { readDecoded } from '../derive/read-page/read-page.ts';
import { readRedirect } from '../derive/refresh/redirect.ts';
import type { ReadingTables } from '../derive/tables.ts';
import type { PageRead, SpokenHints } from '../gather/context.ts';
import type { Gathering } from '../run/scan-house.ts';
import { packageRoot } from './package-root.ts';
import { loadTables } from './tables.ts';

/** The readers as functions of this thread. */
export interface PageReaders extends Pick<Gathering['readers'], 'readHints' | 'readForward'> {
  /** Headers on which the reading of an answer of status 200 may rest; lower-case names. */
  readonly headers: readonly string[];
  /** All that one reading of a page brings. */
  readWhole(body: Uint8Array, about: ReadOptions): PageRead;
}

function hintsOf(text: string, about: ReadOptions, tables: ReadingTables): SpokenHints {
  const { status, headers } = about;
  const challenge = recogniseChallenge({ status, headers, text }, tables);
  return { challenge, ...missingHints(text, about, tables) };
}

/** The content type, and those by which protection products give themselves away. */
function headersRead({ challenges }: ReadingTables): readonly string[] {
  const rules = challenges.flatMap(({ rules: ofProduct }) => ofProduct);
  const names = rules
    .filter(({ status }) => status?.has(200) ?? true)
    .flatMap(({ headers }) => headers.map(([name]) => name));
  return [...new Set(['content-type', ...names])].sort();
}

/** Loads the tables from data/. Throws when the package is damaged. */
export function openPageReaders(): PageReaders {
  const tables = loadTables(join(packageRoot(), 'data'));
  return {
    headers: headersRead(tables),
    readWhole: (body, about) => {
      const decoded = decodeHtml(body, about.headers);
      const { result, through } = watchDays(about.asOf, () => readDecoded(decoded, about, tables));
      const { challenge } = result.reading;
      const said = { challenge, ...missingHints(decoded.text, about, tables) };
      return { ...result, said, holdsThrough: through };
    },
    readHints: (body, about) => hintsOf(decodeHtml(body, about.headers).text, about, tables),
    readForward: (body, about) =>
      readRedirect(parseDocument(decodeHtml(body, about.headers).text), about.finalUrl)?.url ?? null,
  };
}
