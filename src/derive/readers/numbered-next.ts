// The next page where a pager is nothing but numbers: `1 <a>2</a> <a>3</a>`, without a word beside them.
import { ancestors, anchorsIn, boxText, inLink, type Anchor, type Box } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import { sameSite } from '../url/normalise.ts';

/** A page's number; 2021 in a row of years is none. */
const NUMBER = /^\[?(\d{1,3})\]?$/;
/** Other words make it a calendar's row, a score, a list of documents. */
const ONLY_NUMBERS =
  /^(?:[\d\s[\]()|/,，.…·:：<>«»‹›-]|第|共|页|条|当前|记录|首|末|尾|上一|下一|前|后|转到|跳至?)*$/;
/** A month has more days than a pager prints numbers. */
const MOST_NUMBERS = 27;
const LEVELS = 3;

/**
 * The link with the number after the one the page stands at: that one is printed without a link, or leads to the page
 * itself, the numbers begin with 1, and the address counts along with its number.
 */
export function numberedNext(view: PageView): Anchor | null {
  for (const anchor of [...view.page.anchors].reverse()) {
    const page = numberOf(anchor.text);
    if (page === null || page < 2 || anchor.box.hidden || !countsAlong(anchor, page, view.url)) continue;
    const pager = [...ancestors(anchor.box)]
      .slice(1, LEVELS + 1)
      .find((box) => standsAt(view, box) === page - 1);
    if (pager) return anchor;
  }
  return null;
}

const numberOf = (text: string): number | null => {
  const digits = NUMBER.exec(text.trim())?.[1];
  return digits === undefined ? null : Number(digits);
};

/** `/tzgg/index_1.html` and `/tzgg/?page=2` for the second page; an address without such a number is no leaf of a list. */
function countsAlong({ url }: Anchor, page: number, here: string): boolean {
  if (url === null || url === here || !sameSite(url, here)) return false;
  const { pathname, search } = new URL(url);
  return [...`${pathname}${search}`.matchAll(/\d+/g)].some(
    ([digits]) => Number(digits) === page || Number(digits) === page - 1,
  );
}

/** The page's own number in a box that holds a pager and nothing else; null when it is no such box. */
function standsAt(view: PageView, box: Box): number | null {
  if (!ONLY_NUMBERS.test(boxText(box))) return null;
  const linked = anchorsIn(view.page, box);
  const own = linked.filter(({ url, text }) => (url === null || url === view.url) && numberOf(text) !== null);
  const unlinked = view.page.texts.filter(
    (part) => part.at > box.start && part.at < box.end && !inLink(part.box) && numberOf(part.text) !== null,
  );
  const numbers = [...linked, ...unlinked].flatMap(({ text }) => numberOf(text) ?? []);
  if (!numbers.includes(1) || numbers.length > MOST_NUMBERS) return null;
  const [here, more] = [...unlinked, ...own];
  return here !== undefined && more === undefined ? numberOf(here.text) : null;
}
