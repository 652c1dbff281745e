// How a page names itself, where its lines repeat that name, and what else stands in such a line.
import { OFFICE } from './office.ts';
import type { DateSources } from './sources.ts';
import type { Place } from './places.ts';
import type { Line, Piece } from './lines.ts';
import { collapse } from '../text/keep.ts';
import { foldTraditional } from '../text/traditional.ts';

/** Shorter names are found in too many lines to be cut off their start. */
const SHORTEST_CUT = 8;
const LONGEST_TITLE_LINE = 200;
const LONGEST_REST = 120;
/** A day as machines print it; 2021年12月17日 behind a name may be the day of a speech or a signature. */
const STAMP = /^[\s[【(（|·:：-]*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/;

/** ArticleTitle, `<h1>`, the parts of `<title>`; names of offices only when the page calls them its article. */
export function pageTitles(
  { title, headings }: DateSources,
  tags: Readonly<Record<string, string>>,
): string[] {
  const named = [...headings, title, title.replace(/[-_|—–][^-_|—–]*$/, ''), ...title.split(/[-_|—–]/)]
    .map(squeeze)
    .filter((name) => !OFFICE.test(name));
  return [squeeze(tags['ArticleTitle'] ?? ''), ...named].filter((one) => one.length >= 4);
}

/** Positions of lines that repeat one of the titles outside of links. */
export function titleLines(lines: readonly Line[], titles: readonly string[]): number[] {
  const wanted = new Set(titles);
  const found: number[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.linkLength * 2 > line.text.length || line.text.length > LONGEST_TITLE_LINE) continue;
    const own = squeeze(line.text);
    if (
      wanted.has(own) ||
      (own.length >= 8 && titles.some((title) => title.startsWith(own) || own.startsWith(title)))
    )
      found.push(at);
  }
  return found;
}

/**
 * The title of a page whose `<title>` names the site only: the one line in a box called title, or the line above the one
 * line of facts (来源, 浏览 …) or, without such words, above the one stamp that stands over the text. Lists have several of
 * either.
 */
export function unnamedTitle(lines: readonly Line[], places: readonly Place[], companions: RegExp): number[] {
  const fit = (at: number): boolean => {
    const line = lines[at];
    return (
      line !== undefined &&
      places[at] === 'own' &&
      line.linkLength === 0 &&
      line.text.length >= SHORTEST_CUT &&
      line.text.length <= LONGEST_UNNAMED &&
      !/[。；：:！？]|\d{4}[-/.]\d/.test(line.text)
    );
  };
  const all = [...lines.keys()];
  const called = all.filter((at) => fit(at) && TITLE_BOX.test(hintOf(lines[at])));
  if (called.length > 0) return called.length === 1 ? called : [];
  const facts = all.filter(
    (at) =>
      places[at] === 'own' &&
      /\d{4}[-/.年]\s?\d{1,2}/.test(lines[at]?.text ?? '') &&
      (lines[at]?.text.length ?? 0) <= LONGEST_REST &&
      companions.test(lines[at]?.text ?? ''),
  );
  const stamps = facts.length > 0 ? facts : all.filter((at) => places[at] === 'own' && isStamp(lines, at));
  const [only, more] = stamps;
  return only !== undefined && more === undefined && fit(only - 1) ? [only - 1] : [];
}

/** `2021-12-13 17:27 县人民政府` and then prose: a day as machines print it, with nothing but short names beside it. */
function isStamp(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  const text = lines[at + 1];
  if (!line || !text || line.linkLength > 0 || text.linkLength > 0 || !STAMP.test(line.text)) return false;
  const beside = line.text.replace(WHOLE_STAMP, '').trim();
  return beside.length <= LONGEST_BESIDE && !PUNCTUATED.test(beside) && PROSE.test(text.text);
}

const WHOLE_STAMP = /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?/;
const LONGEST_BESIDE = 24;
const PUNCTUATED = /[，。；：:！？、\d]/;
const PROSE = /^.{20,}[。！？]/su;

const LONGEST_UNNAMED = 60;
const TITLE_BOX = /(?:^|[\s_-])(?:bt|tit|[a-z]*(?:title|headline|biaoti|subject))(?:$|[\s_-])/;
const hintOf = (line: Line | undefined): string =>
  `${line?.block?.attribs['class'] ?? ''} ${line?.block?.attribs['id'] ?? ''}`.toLowerCase();

/** `标题 发布时间：2021-12-17` and `标题 2021-12-17` in one block become two lines, as a visitor sees them. */
export function cutBehindTitles(lines: readonly Line[], titles: readonly string[], labels: RegExp): Line[] {
  const long = titles
    .filter((title) => title.length >= SHORTEST_CUT)
    .sort((left, right) => right.length - left.length);
  return lines.flatMap((line) => {
    const rest = restsBehind(line, long).find((one) => STAMP.test(one) || startsWithLabel(one, labels));
    if (rest === undefined) return [line];
    const title = line.text.slice(0, line.text.length - rest.length).trim();
    return [
      { ...line, text: title, pieces: [pieceOf(title)] },
      { ...line, text: rest, pieces: [pieceOf(rest)], heading: false },
    ];
  });
}

const pieceOf = (text: string): Piece => ({ text, element: null, inLink: false });

function restsBehind({ text, linkLength }: Line, titles: readonly string[]): string[] {
  if (linkLength > 0 || !/\d/.test(text)) return [];
  const own = squeeze(text);
  return titles
    .filter((title) => own.startsWith(title) && own.length - title.length <= LONGEST_REST)
    .map((title) => text.slice(endOf(title.length, text)).trim())
    .filter((rest) => rest !== '');
}

/** The position behind so many characters that are no blanks. */
function endOf(count: number, text: string): number {
  let seen = 0;
  let end = 0;
  for (; seen < count && end < text.length; end++) if (!/\s/.test(text.charAt(end))) seen++;
  return end;
}

function startsWithLabel(rest: string, labels: RegExp): boolean {
  const [label] = rest.matchAll(labels);
  return label !== undefined && /^[\s[【(（|·]*$/.test(rest.slice(0, label.index));
}

const squeeze = (text: string): string => foldTraditional(collapse(text).replace(/\s/g, ''));
