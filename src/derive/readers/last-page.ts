// How many pages 尾页 tells of: its address carries a number, and the printed page numbers say how addresses count.
import type { Anchor } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import { bare } from '../dom/words.ts';

const LAST = new Set(['尾页', '末页', '最后一页', '最末页', '最后页']);
const MOST_PAGES = 9999;

/**
 * The number of pages by the address behind 尾页, null when nothing shows how the addresses count: each page number
 * printed beside it must lead to an address of the same form, whose number is the page's or one less.
 */
export function lastPageCount(view: PageView): number | null {
  const last = view.page.anchors.find(({ text, url }) => url !== null && LAST.has(bare(text)));
  if (!last?.url) return null;
  const numbered = view.page.anchors.filter(
    ({ text, url, box }) => url !== null && PAGE_NUMBER.test(text.trim()) && box.parent === last.box.parent,
  );
  for (const { index, 0: digits } of last.url.matchAll(/\d+/g)) {
    const form = { before: last.url.slice(0, index), after: last.url.slice(index + digits.length) };
    const shift = shiftOf(form, numbered);
    const count = Number(digits) + (shift ?? 0);
    if (shift !== null && count <= MOST_PAGES) return count;
  }
  return null;
}

const PAGE_NUMBER = /^\[?\d{1,4}\]?$/;

/** By how much the page exceeds the number in its address: 0, or 1 where addresses count from zero; null when unclear. */
function shiftOf(
  form: { readonly before: string; readonly after: string },
  numbered: readonly Anchor[],
): number | null {
  const shifts = new Set<number>();
  for (const { text, url } of numbered) {
    if (!url?.startsWith(form.before) || !url.endsWith(form.after)) continue;
    const digits = url.slice(form.before.length, url.length - form.after.length);
    if (/^\d{1,4}$/.test(digits)) shifts.add(Number(text.replace(/\D/g, '')) - Number(digits));
  }
  const [shift] = shifts;
  return shifts.size === 1 && (shift === 0 || shift === 1) ? shift : null;
}
