// Reads one page: from its raw bytes to the compact facts that are kept of it.
import type { Document } from 'domhandler';
import { textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import type { PageReading, Published, ReadOptions } from '../../artifacts/page-reading.ts';
import { recogniseChallenge } from '../challenge/recognise.ts';
import { decodeHtml } from '../charset/decode.ts';
import { baseOf, baseTargetOf } from '../links/base.ts';
import { extractLinks } from '../links/extract.ts';
import { readMarks } from '../marks/marks.ts';
import { looksNotFound } from '../not-found/soft-404.ts';
import { NO_LINES, type PageLines } from '../own/page-lines.ts';
import { readPublished } from '../published/published.ts';
import { readRedirect } from '../refresh/redirect.ts';
import type { ReadingTables } from '../tables.ts';
import { readTags } from '../tags/tags.ts';
import { keepShort } from '../text/keep.ts';
import { resolverOf } from '../url/resolver.ts';
import { titleOf } from '../text/visible.ts';
import { openInnerDocuments } from './inner-documents.ts';
import { drawScripts, readStructure, type Structure } from './structure.ts';

const LONGEST_TITLE = 200;
const UNPUBLISHED: Published = { date: null, time: null, basis: 'none', certain: false };

/**
 * What is read on one page. Pure: the same bytes, options and tables give the same reading; nothing of the page's text
 * or DOM is kept alive by it. `finalUrl` must be absolute http(s).
 */
export function readPage(bytes: Uint8Array, options: ReadOptions, tables: ReadingTables): PageReading {
  return readDecoded(decodeHtml(bytes, options.headers), options, tables).reading;
}

/** A page's reading, and its lines for comparison with others of its site. */
export interface ReadWithLines {
  readonly reading: PageReading;
  readonly lines: PageLines;
}

/** The same for who has the text already. */
export function readDecoded(
  { text, charset }: Pick<ReturnType<typeof decodeHtml>, 'text' | 'charset'>,
  options: ReadOptions,
  tables: ReadingTables,
): ReadWithLines {
  const challenge = recogniseChallenge({ status: options.status, headers: options.headers, text }, tables);
  const document = parseDocument(text);
  openInnerDocuments(document);
  const title = keepShort(textContent(parseDocument(titleOf(text))), LONGEST_TITLE);
  const head = { url: options.url, finalUrl: options.finalUrl, status: options.status, charset, title };
  if (challenge !== null)
    return { reading: { ...nothingRead(head), kind: 'challenge', challenge }, lines: NO_LINES };
  const { rest, lines } = readDocument(document, { text, charset, title }, options, tables);
  return { reading: { ...head, challenge: null, ...rest }, lines };
}

type Rest = Omit<PageReading, 'url' | 'finalUrl' | 'status' | 'charset' | 'title' | 'challenge'>;

function readDocument(
  document: Document,
  { text, charset, title }: { readonly text: string; readonly charset: string; readonly title: string },
  options: ReadOptions,
  tables: ReadingTables,
): { readonly rest: Rest; readonly lines: PageLines } {
  const drawn = drawScripts(document, tables.words);
  const tags = readTags(document);
  const softNotFound = looksNotFound({
    status: options.status,
    finalUrl: options.finalUrl,
    requestUrl: options.url,
    title,
    text,
    tables,
  });
  const published = readPublished(
    document,
    { url: options.url, finalUrl: options.finalUrl, asOf: options.asOf, headers: options.headers, tags },
    tables,
  );
  const baseUrl = baseOf(document, options.finalUrl);
  const resolve = resolverOf(
    baseUrl,
    charset === 'gb18030' ? tables.gbkQueryBytes : null,
    options.rendered === true,
  );
  const { links, odd } = extractLinks(document, resolve, tables);
  const isError = options.status >= 400 || softNotFound;
  const baseTarget = baseTargetOf(document);
  const basics = { options, baseUrl, baseTarget, resolve, title, tags, published, isError };
  const { structure, lines } = readStructure(document, drawn, basics, tables);
  const rest = {
    softNotFound,
    published: standsForLists(structure) ? weaker(published) : published,
    links,
    oddLinks: odd,
    tags,
    marks: readMarks(document),
    redirect: readRedirect(document, options.finalUrl),
    ...structure,
  };
  return { rest, lines };
}

function standsForLists({ kind, newest }: Structure): boolean {
  return kind === 'home' || kind === 'channel' || (kind !== 'article' && kind !== 'guide' && newest !== null);
}

/** On a page of lists a date is no publish line of the page, whatever stands beside it. */
function weaker(published: Published): Published {
  return published.certain ? { ...published, certain: false } : published;
}

const NO_STRUCTURE: Structure = {
  kind: 'challenge',
  newest: null,
  lists: [],
  blank: { is: false, why: '' },
  entries: [],
  breadcrumb: [],
  needsBrowser: null,
  frames: [],
  nextPage: null,
  periods: [],
  pageCount: null,
  textLength: 0,
  holds: { images: 0, videos: 0, attachments: 0, linksOut: 0 },
};

/** A protection product answered: what it shows is not the site's. */
function nothingRead(
  head: Pick<PageReading, 'url' | 'finalUrl' | 'status' | 'charset' | 'title'>,
): PageReading {
  return {
    ...head,
    ...NO_STRUCTURE,
    challenge: null,
    softNotFound: false,
    published: UNPUBLISHED,
    links: [],
    tags: {},
    marks: { siteCode: null, icp: null, police: null },
    oddLinks: [],
    redirect: null,
  };
}
