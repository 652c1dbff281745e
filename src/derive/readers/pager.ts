// The pager of the main list: where the next page is and how many pages there are.
import { boxText, type Box } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import { isWord } from '../dom/words.ts';
import { encodedPager } from './encoded-pager.ts';
import { lastPageCount } from './last-page.ts';
import { numberedNext } from './numbered-next.ts';
import type { PlacedScript } from './scripts.ts';
import { writtenPager, type WrittenPager } from './written-next.ts';

export interface Pager {
  readonly nextPage: string | null;
  readonly pageCount: number | null;
  /** Its position in the page, null when it is written by a script or there is none. */
  readonly at: number | null;
}

const NO_PAGER: Pager = { nextPage: null, pageCount: null, at: null };
/** TRS: createPageHTML(55, 0, "index", "shtml", …): pages, current page from 0, file name, extension. */
const CREATE_PAGE =
  /createPageHTML\w*\s*\(\s*(?:['"][^'"]*['"]\s*,\s*)?(\d+)\s*,\s*(\d+)\s*,\s*['"]([^'"]+)['"]\s*,\s*['"]([^'"]+)['"]/;
const COUNTS = [
  /共\s*(\d+)\s*页/,
  /(?:^|第|页次\s*[:：]?|\s)\s*\d+\s*页?\s*\/\s*共?\s*(\d+)\s*页/,
  /\d+\s*\/\s*(\d+)\s*页/,
  /总页数\s*[:：]?\s*(\d+)/,
  /总共\s*(\d+)\s*页/,
];
const SCRIPT_COUNTS = [
  /\b(?:countPage|pageCount|totalPages?|total_page|pageTotal|maxPage)\s*[:=]\s*(?:(?:Number|parseInt)\s*\(\s*)?['"]?(\d+)/i,
  /<totalpage>\s*(\d+)/i,
];

export function readPager(view: PageView, scripts: readonly PlacedScript[]): Pager {
  const written = byCreatePage(view, scripts) ?? writtenPager(view, scripts) ?? encodedPager(view, scripts);
  if (written) return { ...written, at: null };
  const next = nextLink(view) ?? numberedNext(view);
  const printed = printedCount(view);
  const pageCount = printed?.count ?? scriptCount(scripts) ?? numberedCount(view);
  if (!next && pageCount === null) return NO_PAGER;
  return { nextPage: next?.url ?? null, pageCount, at: next?.box.start ?? printed?.at ?? null };
}

function byCreatePage(view: PageView, scripts: readonly PlacedScript[]): WrittenPager | null {
  for (const { code } of scripts) {
    const call = CREATE_PAGE.exec(code);
    if (!call) continue;
    const [, pages, current, name, extension] = call;
    const index = Number(current) + 1;
    const target = `${name ?? 'index'}_${index}.${(extension ?? 'html').replace(/^\./, '')}`;
    const more = index < Number(pages) && URL.canParse(target, view.url);
    return { nextPage: more ? new URL(target, view.url).href : null, pageCount: Number(pages) };
  }
  return null;
}

function nextLink(view: PageView): { url: string | null; box: Box } | null {
  const { next } = view.words.sets;
  for (const anchor of [...view.page.anchors].reverse()) {
    const text = anchor.text.trim().toLowerCase().replace(/\s+/g, '');
    if (!(next.has(text) || isWord(next, text)) || !inPager(view, anchor.box)) continue;
    const url = anchor.url === null || anchor.url === view.url ? null : anchor.url;
    return { url, box: anchor.box };
  }
  return null;
}

/** Arrows also turn picture shows: a pager has page numbers or the words of a pager beside them. */
function inPager(view: PageView, box: Box): boolean {
  let around: Box | null = box;
  for (let steps = 0; around && steps < 4; around = around.parent, steps += 1) {
    const anchors = view.page.anchors.slice(around.firstAnchor, around.endAnchor);
    const others = anchors.filter((anchor) => anchor.box !== box);
    if (
      others.some(
        ({ text }) => /^\[?\d{1,4}\]?$/.test(text.trim()) || /上一?页|末页|尾页|最后一页|第一页/.test(text),
      )
    )
      return true;
  }
  return /下一?页|后一?页/.test(view.page.anchors.find((anchor) => anchor.box === box)?.text ?? '');
}

function printedCount(view: PageView): { count: number; at: number } | null {
  for (const { box, text, at } of view.page.texts) {
    if (!/页/.test(text) || box.textLength > 120) continue;
    const around = box.parent && box.parent.textLength <= 80 ? box.parent : box;
    const whole = boxText(around);
    for (const form of COUNTS) {
      const count = form.exec(whole)?.[1];
      if (count !== undefined) return { count: Number(count), at };
    }
  }
  return null;
}

/** The highest of the page numbers that stand beside the words of a pager. */
function numberedCount(view: PageView): number | null {
  const numbers = view.page.anchors
    .filter(({ text, box }) => /^\[?\d{1,4}\]?$/.test(text.trim()) && besidePagerWord(view, box))
    .map(({ text }) => Number(text.replace(/\D/g, '')));
  const highest = Math.max(0, ...numbers);
  const count = Math.max(highest, lastPageCount(view) ?? 0);
  return count >= 2 ? count : null;
}

function besidePagerWord(view: PageView, box: Box): boolean {
  let around: Box | null = box.parent;
  for (let steps = 0; around && steps < 3; around = around.parent, steps += 1) {
    const anchors = view.page.anchors.slice(around.firstAnchor, around.endAnchor);
    if (anchors.some(({ text }) => /下一?页|后一?页|末页|尾页|最后一页/.test(text))) return true;
  }
  return false;
}

function scriptCount(scripts: readonly PlacedScript[]): number | null {
  for (const { code, source } of scripts) {
    if (source !== '') continue;
    for (const form of SCRIPT_COUNTS) {
      const count = form.exec(code)?.[1];
      if (count !== undefined) return Number(count);
    }
  }
  return null;
}
