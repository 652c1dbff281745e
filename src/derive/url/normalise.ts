// From an address as written in a page to the address a browser would ask for, or why there is none.
import { isIntranetHost } from './private-host.ts';
import { routeOf } from './route.ts';

export type UrlProblem = 'malformed-url' | 'intranet-address' | 'not-http';

export type ResolvedUrl =
  { readonly ok: true; readonly url: string } | { readonly ok: false; readonly problem: UrlProblem };

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
/** `htp:`, `htttp:`, `ttp:`, `httpss:`, `hhttps:` … before two slashes. */
const MISSPELT_HTTP = /^(?:h*t{1,4}p{1,3}s{0,3}|(?:https?){2,}|h+t*p+s*)$/i;
/** A web address whose colon or slashes are full-width, missing or replaced: a browser takes it for a relative path. */
const BROKEN_HEAD = /^https?(?:\s*[：；;﹕]|\s+:|:\s*[／＼]|\/\/|\.\/\/|:\s+\/)/i;
const HOST_SHAPE = /^(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}$/;

/**
 * Resolves `raw` against `base` (absolute http(s)) the way a browser does (WHATWG URL), and drops any user name and the
 * fragment, unless `keepRoutes` is set and it names a view of a single-page application. An intranet address is let through only when `base` itself lives on that very host.
 */
export function resolveUrl(raw: string, base: string, keepRoutes = false): ResolvedUrl {
  const written = stripBlanks(raw);
  if (BROKEN_HEAD.test(written)) return malformed;
  const foreign = foreignScheme(written);
  if (foreign !== null) return { ok: false, problem: foreign };
  const url = parse(written, base);
  if (url === null) return malformed;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { ok: false, problem: 'not-http' };
  return judgeHost(url, base, keepRoutes);
}

const malformed: ResolvedUrl = { ok: false, problem: 'malformed-url' };

/** What the standard removes before parsing: control characters and blanks at the ends, tabs and line ends inside. */
function stripBlanks(raw: string): string {
  return raw.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$|[\t\r\n]+/g, '');
}

function foreignScheme(written: string): UrlProblem | null {
  const scheme = SCHEME.exec(written)?.[1]?.toLowerCase();
  if (scheme === undefined || scheme === 'http' || scheme === 'https') return null;
  if (scheme === 'file' || scheme === 'localhost') return 'intranet-address';
  // A single letter is a disk drive, a dot means that the scheme before host:port was forgotten.
  if (scheme.length === 1 || scheme.includes('.') || MISSPELT_HTTP.test(scheme)) return 'malformed-url';
  return 'not-http';
}

/** Tried rather than asked first: parsing twice was a twentieth of the whole scan. */
function parse(written: string, base?: string): URL | null {
  try {
    return new URL(written, base);
  } catch {
    return null;
  }
}

function judgeHost(url: URL, base: string, keepRoutes: boolean): ResolvedUrl {
  const host = url.hostname.replace(/\.$/, '');
  if (host === 'http' || host === 'https') return malformed;
  const literal = host.startsWith('[');
  if (!literal && (host.length > 253 || !HOST_SHAPE.test(host))) return malformed;
  if (isIntranetHost(host) && hostOf(base) !== host) return { ok: false, problem: 'intranet-address' };
  // Every setter serialises the whole address again: only what differs is set.
  if (host !== url.hostname) url.hostname = host;
  const hasFragment = url.hash !== '' || url.href.endsWith('#');
  if (hasFragment && !(keepRoutes && routeOf(url) !== '')) url.hash = '';
  if (url.username !== '' || url.password !== '') [url.username, url.password] = ['', ''];
  return { ok: true, url: url.href };
}

function hostOf(address: string): string {
  return parse(address)?.hostname.replace(/\.$/, '') ?? '';
}

/** True when two absolute addresses belong to one site: the same host, `www.`/`m.`/`wap.` variants and ports aside. */
export function sameSite(left: string, right: string): boolean {
  const one = bareHost(left);
  return one !== '' && one === bareHost(right);
}

function bareHost(url: string): string {
  return hostOf(url).replace(
    /^(?:www\d?|wap|m|3g|mobile)\.(?=[^.]+\.)(?!(?:gov|com|net|org|edu|ac)\.cn$)/,
    '',
  );
}

const SESSION_PARAMETERS =
  /^(?:jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid|sessionid|session_id|cfid|cftoken)$/i;

/** Signs of what the key leaves out; without them the address is its own key. */
const NEEDS_FOLDING = /[#%]|;jsessionid=|sess|[?&](?:&|$|cfid|cftoken)/i;

/**
 * The key under which two addresses are the same resource: no fragment but a view's, no session id, one spelling of percent
 * escapes. Index pages are not folded into their directory and the query keeps its order: neither is sure.
 */
export function urlKey(url: string): string {
  const parsed = parse(url);
  if (parsed === null) return url;
  if (!NEEDS_FOLDING.test(parsed.href)) return parsed.href;
  if (routeOf(parsed) === '') parsed.hash = '';
  parsed.pathname = sameEscapes(parsed.pathname.replace(/;jsessionid=[^/;?]*/gi, ''));
  const kept = parsed.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !SESSION_PARAMETERS.test(nameOf(part)));
  // The setter drops one leading question mark; a query may begin with one of its own.
  parsed.search = kept.length === 0 ? '' : `?${sameEscapes(kept.join('&'))}`;
  return parsed.href;
}

const nameOf = (part: string): string => part.split('=', 1)[0] ?? '';

function sameEscapes(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (escape, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9~._-]/.test(character) ? character : escape.toUpperCase();
  });
}
