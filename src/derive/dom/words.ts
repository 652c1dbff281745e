// The words by which parts of a page are told apart: the shape of data/words/page.json and its compiled form.
import { z } from 'zod';

const wordLists = [
  'more',
  'detail',
  'pager',
  'next',
  'tools',
  'selfNames',
  'home',
  'articleCrumbs',
  'listCrumbs',
  'guideLabels',
  'guideCoreLabels',
  'headerCells',
  'publishColumns',
  'writtenColumns',
  'markers',
  'jsonTitleKeys',
  'jsonUrlKeys',
  'jsonDateKeys',
] as const;
const patternLists = [
  'pager',
  'aside',
  'friend',
  'foot',
  'weakFoot',
  'crumb',
  'empty',
  'zero',
  'construction',
  'loading',
  'failed',
  'message',
  'messageName',
  'filter',
  'sort',
  'harmlessScript',
  'decoration',
  'drawing',
  'writing',
  'counting',
  'foreignColumn',
  'foreignDay',
  'foreignDayAfter',
  'publishedDay',
  'updatedDay',
  'column',
  'hint',
] as const;

type WordList = (typeof wordLists)[number];
type PatternList = (typeof patternLists)[number];

const words = z.array(z.string().min(1));
const pattern = z.string().refine(compiles, 'not a regular expression');

/** The shape of data/words/page.json; unknown keys are errors. */
export const PageWordsFile = z.strictObject({
  about: z.string(),
  ...keyed(wordLists, (key) => key, words),
  ...keyed(patternLists, (key) => `${key}Patterns` as const, z.array(pattern).min(1)),
});

/** Word sets (compared in lower case without blanks) and patterns (case-insensitive). */
export interface PageWords {
  readonly sets: Readonly<Record<WordList, ReadonlySet<string>>>;
  readonly patterns: Readonly<Record<PatternList, RegExp>>;
}

/** Compiles the table once; throws a ZodError that names the key when the file has another shape. */
export function compilePageWords(raw: unknown): PageWords {
  const file = PageWordsFile.parse(raw);
  return {
    sets: keyedBy(wordLists, (key) => new Set(file[key].map(bare))),
    patterns: keyedBy(
      patternLists,
      (key) => new RegExp(file[`${key}Patterns`].map((one) => `(?:${one})`).join('|'), 'i'),
    ),
  };
}

const PLAIN_CHINESE = /^[\u4e00-\u9fff]+$/;
const LEADING = new Set('[【<《（(·•・.>|+»›＞-—');
const TRAILING = new Set(']】>》）)+»›＞.…:：|-—→');
/** No word of the sets is longer. */
const LONGEST_WORD = 16;

/** Is this text, decoration aside, one of the words? */
export function isWord(words: ReadonlySet<string>, text: string): boolean {
  return text.length <= LONGEST_WORD && words.has(bare(text));
}

/** The form in which words are compared: lower case, no blanks, no decoration such as `[`, `>`, `+`, `…` at the ends. */
export function bare(text: string): string {
  if (PLAIN_CHINESE.test(text)) return text;
  const tight = text.replace(/\s+/g, '').toLowerCase();
  let from = 0;
  let to = tight.length;
  while (from < to && LEADING.has(tight.charAt(from))) from += 1;
  while (to > from && TRAILING.has(tight.charAt(to - 1))) to -= 1;
  return from === to ? tight : tight.slice(from, to);
}

function compiles(source: string): boolean {
  try {
    return new RegExp(source, 'i').source !== '';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function keyed<K extends string, N extends string, V>(
  keys: readonly K[],
  name: (key: K) => N,
  value: V,
): { [P in N]: V } {
  return Object.fromEntries(keys.map((key) => [name(key), value])) as { [P in N]: V };
}

function keyedBy<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
}
