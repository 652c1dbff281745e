// The fingerprint of an article's own text, made from lines that were read already.
import { hashOf, longHash } from './hash.ts';
import type { TextPrint } from '../../model/text-print.ts';

/** Letters and digits a line must have: shorter ones are buttons, labels and names. */
export const PROSE_INK = 10;
/** Letters and digits a text must have to be known again. */
const LEAST_TEXT = 80;
/** Of the rest of a long text only the content hash knows. */
const MOST_SHINGLED = 6_000;
const SECOND_SEED = 0x01234567;
const SECOND_PRIME = 0x01000197;

/** 发布时间：…, 来源：…, 浏览次数：…, 当前位置, 今天是…: what a page says of itself and not of its subject. */
const ABOUT_PAGE =
  /(?:发[布文稿]|更新|成文|公开|生成|编辑|来源|作者|审核|校对|浏览|点击|阅读|访问|人气|字[体号]|索引号?|文号|标题)[^：:]{0,6}\s*[:：]|位置\s*[:：]|今天是|(?:打印|关闭|收藏|分享)(?:本[页文]|窗口|到)|扫一扫|版权所有|主办单位|备案号/;
const LONGEST_ABOUT = 120;

/** Whether a line may belong to the text proper. */
export function isProse(line: string, ink: number): boolean {
  return ink >= PROSE_INK && !(line.length <= LONGEST_ABOUT && ABOUT_PAGE.test(line));
}

const NUMERALS = /[0-9０-９〇○零一二三四五六七八九十百千万两]+/g;

/** Of the numbers in a text, in their order. */
export function numbersIn(text: string): string {
  return text.match(NUMERALS)?.join(' ') ?? '';
}

/** Null when the lines say too little to be known again. */
export function textPrint(prose: readonly string[]): TextPrint | null {
  const text = prose.join('\n');
  const bare = text.replace(/[^\p{L}\p{N}]+/gu, '');
  if (bare.length < LEAST_TEXT) return null;
  return {
    content: longHash(bare),
    near: simhash(bare),
    numbers: hashOf(numbersIn(text)),
    length: bare.length,
  };
}

function simhash(text: string): TextPrint['near'] {
  const [highs, lows] = [new BitCounts(), new BitCounts()];
  const shingles = Math.min(text.length, MOST_SHINGLED) - 2;
  for (let from = 0; from < shingles; from += 1) {
    let low = 0x811c9dc5;
    let high = SECOND_SEED;
    for (let index = from; index < from + 3; index += 1) {
      const code = text.charCodeAt(index);
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ code, SECOND_PRIME);
    }
    low = Math.imul(low ^ (low >>> 15), 0x2c1b3c6d);
    high = Math.imul(high ^ (high >>> 13), 0x297a2d39);
    lows.add(low ^ (low >>> 12));
    highs.add(high ^ (high >>> 15));
  }
  return [highs.above(shingles / 2), lows.above(shingles / 2)];
}

/** Counts of each of 32 bits, kept as binary digits one above the other: a word is added in a few steps, not 32. */
class BitCounts {
  /** Enough digits for `MOST_SHINGLED`. */
  readonly #digits = new Int32Array(13);

  add(word: number): void {
    let carry = word | 0;
    for (let digit = 0; carry !== 0; digit += 1) {
      const before = this.#digits[digit] ?? 0;
      this.#digits[digit] = before ^ carry;
      carry &= before;
    }
  }

  /** The bits that were set more often than this, as an unsigned word. */
  above(limit: number): number {
    let word = 0;
    for (let bit = 0; bit < 32; bit += 1) {
      const count = this.#digits.reduce((sum, digits, place) => sum + (((digits >>> bit) & 1) << place), 0);
      if (count > limit) word |= 1 << bit;
    }
    return word >>> 0;
  }
}

/** How many of the 64 bits differ. */
export function printDistance({ near: [high, low] }: TextPrint, other: TextPrint): number {
  return bits(high ^ other.near[0]) + bits(low ^ other.near[1]);
}

function bits(word: number): number {
  let count = 0;
  for (let rest = word >>> 0; rest !== 0; rest = (rest & (rest - 1)) >>> 0) count += 1;
  return count;
}

/**
 * Whether two prints are of one text: equal, or so near that a few words differ. The numbers must be the same: notices
 * of two years are often alike but for them.
 */
export function sameText(one: TextPrint, other: TextPrint, mostBits: number): boolean {
  if (one.content === other.content && one.length === other.length) return true;
  return one.numbers === other.numbers && printDistance(one, other) <= mostBits;
}
