// A pager kept in the page as Base64, which a script of the page decodes and shows.
import type { PageView } from '../dom/view.ts';
import type { PlacedScript } from './scripts.ts';
import type { WrittenPager } from './written-next.ts';

const ENCODED = /^[A-Za-z0-9+/]{40,}={0,2}$/;
const LINK = /<a\b[^>]*\bhref=["']([^"']+)["'][^>]*>([^<]*)<\/a>/g;

export function encodedPager(view: PageView, scripts: readonly PlacedScript[]): WrittenPager | null {
  if (!scripts.some(({ code, source }) => source === '' && /\batob\s*\(/.test(code))) return null;
  for (const { text } of view.page.texts) {
    const shown = ENCODED.test(text.trim()) ? decoded(text.trim()) : '';
    const links = [...shown.matchAll(LINK)].map(([, href = '', name = '']) => ({ href, name: name.trim() }));
    const next = links.find(({ name }) => view.words.sets.next.has(name));
    const numbers = links.filter(({ name }) => /^\d{1,4}$/.test(name)).map(({ name }) => Number(name));
    if (!next || numbers.length === 0 || !URL.canParse(next.href, view.url)) continue;
    const url = new URL(next.href, view.url).href;
    return { nextPage: url === view.url ? null : url, pageCount: Math.max(...numbers) };
  }
  return null;
}

/** Escaped as an address's query is, blanks written as `+`; '' when it is neither. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(atob(text)).replaceAll('+', ' ');
  } catch {
    return '';
  }
}
