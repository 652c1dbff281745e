// Addresses of a list's further pages: the list's own address and a number. They are the list, never a section beside it.

/** Parameters by which publishing systems count the pages of a list; `p` may as well be a part of the site. */
const PAGE_PARAMETER = /^(?:page|paged|cur_?page|current_?page|page_?(?:no|num|number|index)|\w*_page)$/i;
const SHORT_PARAMETER = /^(?:p|pg|pn|pages|start|offset)$/i;
/** No list is counted further. */
const MOST_PAGES = 9999;

/** `/index_2.html`, `/list-12.shtml`, `/list_5_2.html`: the file, its number, its ending. */
const NUMBERED_FILE = /^(.*\/)([a-z][\w-]*?)[_-](\d{1,4})(\.\w{2,6})$/i;
/** `/tzgg/page/2`, `/tzgg/p2.html`, `/tzgg/page_2/` */
const NUMBERED_FOLDER = /^(.*\/)(?:p|pg|page|paged)[/_-]?(\d{1,4})(?:\.\w{2,6})?\/?$/i;

/**
 * Whether a parameter of this name counts the pages of a list.
 *
 * @param short `p` and the like count as well.
 */
export const countsPages = (name: string, short: boolean): boolean =>
  PAGE_PARAMETER.test(name) || (short && SHORT_PARAMETER.test(name));

/**
 * The address without its page number, when a parameter that counts pages says a number: `?id=5&page=2` → `?id=5`.
 * null where no parameter does. What is left may still be no list at all: the caller knows which addresses are.
 *
 * @param short `p=2` and the like count as well.
 */
export function withoutPageParameter(url: string, short: boolean): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  const counted = [...parsed.searchParams].filter(
    ([name, value]) => countsPages(name, short) && isPageNumber(value),
  );
  if (counted.length === 0) return null;
  for (const [name] of counted) parsed.searchParams.delete(name);
  return parsed.href;
}

/**
 * Addresses at which the first page of a list may stand whose further page this is, by its path: `/a/index_2.html` →
 * `/a/`, `/a/index.html`, `/a/index_1.html`. Files that are numbered may as well be sections of their own: `list_2.html`.
 */
export function firstPagesByPath(url: string): readonly string[] {
  if (!URL.canParse(url)) return [];
  const parsed = new URL(url);
  const at = (pathname: string): string => Object.assign(new URL(url), { pathname }).href;
  const folder = NUMBERED_FOLDER.exec(parsed.pathname);
  if (folder && isPageNumber(folder[2] ?? '')) {
    const [, base = ''] = folder;
    return [base, base.replace(/\/$/, ''), `${base}index.html`, ...beforeNumber(parsed.pathname)].map(at);
  }
  const file = NUMBERED_FILE.exec(parsed.pathname);
  if (!file || !isPageNumber(file[3] ?? '')) return [];
  const [, base = '', name = '', , ending = ''] = file;
  const bare = /^(?:index|default|list)$/i.test(name) ? [base] : [];
  return [...bare, `${base}${name}${ending}`, ...beforeNumber(parsed.pathname)].map(at);
}

/** The same address counted from one or from nought. */
function beforeNumber(pathname: string): readonly string[] {
  return ['1', '0']
    .map((first) => pathname.replace(/\d{1,4}(?=(?:\.\w{2,6})?\/?$)/, first))
    .filter((path) => path !== pathname);
}

function isPageNumber(value: string): boolean {
  return /^\d{1,4}$/.test(value) && Number(value) <= MOST_PAGES;
}

/** `/topics/szyw/2` → `/topics/szyw`; null for another path. A number behind a folder may as well be a section of it. */
export function withoutLastNumber(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const path = /^(.+)\/\d{1,3}\/?$/.exec(new URL(url).pathname)?.[1];
  return path === undefined ? null : Object.assign(new URL(url), { pathname: path }).href;
}
