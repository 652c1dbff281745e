// How a host answers an address that cannot exist: what its "not found" looks like when the status does not say so.
import { pathKind } from '../../derive/url/path-kind.ts';
import { longHash } from '../../derive/own/hash.ts';
import { ownWords } from '../../derive/text/visible.ts';
import type { FetchResult } from '../../fetch/client.ts';
import type { GatherContext } from '../context.ts';

/** The path no site has; fixed, so that a second look asks the same. */
export const IMPOSSIBLE_PATH = '/xunjian-0f9c2b7e51d4/no-such-page.html';

interface MissingAnswer {
  /** The place at which the host ended; null when it said 404 or could not be asked. */
  readonly endsAt: string | null;
  /** What it says, when it ended well and says so in a loose wording. */
  readonly words: string | null;
  /** `longHash` of an answer without words of its own, from which scripts draw; null of any other. */
  readonly shell: number | null;
}

/** Such a page has no words; what is larger holds a page. */
const LARGEST_SHELL = 30_000;
const MOST_WORDS = 40;
/** An address that names a file: no route of a page that draws by it is likely to be called so. */
const NAMES_FILE = /\/[^/]+\.(?:s?html?|docx?|xlsx?|pdf)$/i;

function shellOf(body: Uint8Array): number | null {
  if (body.byteLength > LARGEST_SHELL) return null;
  const text = new TextDecoder().decode(body);
  return /<script\b/i.test(text) && ownWords(text).length <= MOST_WORDS ? longHash(text) : null;
}

const ROOT = /^https?:\/\/[^/]+\/?((index|default|home|main)\.\w{2,5})?$/i;
const STATIC_FILE = /\.s?html?$/i;
/** Queries that choose no page: those against caches, and those that say that a page was not found. */
const CHOOSES_NOTHING =
  /^\?(?:(?:_?t|ts|r|v|rand|random|timestamp|from)=[\w.-]*|.*(?:404|not-?found|error).*)$/i;

/** The address without its query, unless all pages of the host are told apart by it (`/index.php?m=content&id=7`). */
function withoutIdleQuery(url: string): string {
  const bare = url.replace(/[?#].*$/, '');
  const { search } = new URL(url);
  return !ROOT.test(bare) || STATIC_FILE.test(bare) || CHOOSES_NOTHING.test(search) ? bare : bare + search;
}

/** Whether an address is a host's home page. */
export function isHomeAddress(url: string): boolean {
  return ROOT.test(withoutIdleQuery(url));
}

/** Whether an address is plainly one document's, as publishing systems write them. */
export function isDocument(url: string): boolean {
  return ['article', 'attachment'].includes(pathKind(url));
}

/** A file with a number for a name is a document that was replaced by a stub. */
const NUMBERED_FILE = /\/[^/]*\d[^/]*\.(?:s?html?|jsp|aspx?|php)$/i;

/** Whether a page that sends its visitor on by itself sends who asked for one document to its own home page. */
export function sendsHome(from: string, to: string): boolean {
  const { host, pathname } = new URL(from);
  if (!isHomeAddress(to) || new URL(to).host !== host) return false;
  return isDocument(from) || NUMBERED_FILE.test(pathname);
}

/** Pages that a visitor is sent home from by right: what stands behind a login, and other names of the home page. */
const SENT_BY_RIGHT =
  /login|logout|sign|sso|cas|auth|oauth|user|member|account|home|index|portal|main|default|wap|mobile/i;
const INDEX_FILE = /\/(?:index|default|list)\.\w{2,5}$/i;
const LEADS_BACK = /[?&](?:return|redirect|callback|service|back|from|ref|url|goto)\w*=/i;

const foldersOf = (pathname: string): number => pathname.split('/').filter((part) => part !== '').length;

/**
 * Whether an address plainly lies deep in its site (`/zt/wmcs/`): who asks for it and is shown the home page has not
 * been shown what the link promised. The first folder alone may be the home page under another name.
 */
export function liesDeep(url: string): boolean {
  const { pathname: whole, search } = new URL(url);
  // `/zt/wmcs/index.html` is that folder's first page.
  const pathname = whole.replace(INDEX_FILE, '/');
  return foldersOf(pathname) >= 2 && !SENT_BY_RIGHT.test(pathname) && !LEADS_BACK.test(search);
}

type FetchedPage = Extract<FetchResult, { readonly ok: true }>['value'];

/** Asked once per host, and only when an answer was redirected within its own host or may say "not found". */
export class MissingPages {
  readonly #byOrigin = new Map<string, Promise<MissingAnswer>>();
  readonly #context: GatherContext;

  constructor(context: GatherContext) {
    this.#context = context;
  }

  /**
   * A redirected 200 answer that ends where the host's answer to an impossible address ends is that host's way of
   * saying "not found"; so is the home page for who asked for one document.
   */
  async redirectedAway(result: FetchResult, signal: AbortSignal): Promise<'home' | 'error-page' | null> {
    if (!result.ok || result.value.hops.length === 0 || result.value.status >= 400) return null;
    const { requestUrl, url } = result.value;
    const from = new URL(requestUrl);
    if (isHomeAddress(requestUrl) || withoutIdleQuery(url) === withoutIdleQuery(requestUrl)) return null;
    if (new URL(url).host !== from.host) return null;
    if (isHomeAddress(url) && (isDocument(requestUrl) || liesDeep(requestUrl))) return 'home';
    const { endsAt } = await this.#ask(from.origin, signal);
    if (endsAt === null || endsAt !== withoutIdleQuery(url)) return null;
    return isHomeAddress(url) ? 'home' : 'error-page';
  }

  /** Whether `words`, met at `url`, are what the host says of an address that cannot exist. */
  async saysSame(url: string, words: string, signal: AbortSignal): Promise<boolean> {
    if (isHomeAddress(url)) return false;
    return (await this.#ask(new URL(url).origin, signal)).words === words;
  }

  /**
   * Whether the host gave for a file, deep in its site, the very page without words that it gives for an address that
   * cannot exist: only what a browser draws from it tells whether the file exists.
   */
  async gaveShell({ url, body, status }: FetchedPage, signal: AbortSignal): Promise<boolean> {
    const { origin, pathname } = new URL(url);
    if (status !== 200 || !NAMES_FILE.test(pathname) || isHomeAddress(url)) return false;
    if (!isDocument(url) && foldersOf(pathname) < 2) return false;
    const shell = shellOf(body);
    return shell !== null && (await this.#ask(origin, signal)).shell === shell;
  }

  #ask(origin: string, signal: AbortSignal): Promise<MissingAnswer> {
    const known = this.#byOrigin.get(origin);
    if (known) return known;
    const asking = this.#fetch(origin, signal);
    this.#byOrigin.set(origin, asking);
    return asking;
  }

  async #fetch(origin: string, signal: AbortSignal): Promise<MissingAnswer> {
    const { client, settings, asOf } = this.#context;
    const url = `${origin}${IMPOSSIBLE_PATH}`;
    const limits = { maxBytes: settings.maxLinkBytes, deadlineMs: settings.linkDeadlineMs };
    const result = await client.fetch({ url, ...limits }, signal);
    if (!result.ok || result.value.status >= 400) return { endsAt: null, words: null, shell: null };
    const { url: finalUrl, status, headers, body } = result.value;
    const said = this.#context.readHints(body, { url, finalUrl, status, headers, asOf });
    return {
      endsAt: withoutIdleQuery(finalUrl),
      words: said.missingWords ?? null,
      shell: finalUrl === url ? shellOf(body) : null,
    };
  }
}
