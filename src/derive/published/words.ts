// The labels and names beside which a publication date stands: the shape of data/signatures/published.json.
import { z } from 'zod';
import { anyOf, looseWords, PatternText } from '../patterns.ts';

const words = z.array(z.string().min(1)).min(1);

const PublishedFile = z.strictObject({
  about: z.string(),
  publishLabels: words,
  noticeLabels: words,
  issuedLabels: words,
  updateLabels: words,
  plainLabels: words,
  writtenLabels: words,
  companions: words,
  tools: words,
  otherPurposes: words,
  clockWords: words,
  footWords: words,
  besidePatterns: z.array(PatternText).min(1),
  scriptNames: words,
  metaNames: words,
});

/**
 * What a label promises: when it went online, when a notice was given (the page's or one it quotes), was issued, was
 * changed; just a date; when the document was written.
 */
export const LABEL_RANKS = ['publish', 'notice', 'issued', 'update', 'written', 'plain'] as const;
export type LabelRank = (typeof LABEL_RANKS)[number];

export interface PublishedWords {
  /** Global; one named group per rank. What stands before a label is the caller's to judge (开标时间, 截止日期). */
  readonly labels: RegExp;
  /** Words that only stand in an article's line of facts (来源, 作者, 浏览次数 …). */
  readonly companions: RegExp;
  /** Labels of dates on which something else happens (报名时间, 截止日期). */
  readonly otherPurpose: RegExp;
  readonly clock: RegExp;
  readonly foot: RegExp;
  /** Labels that a `title=` may hold in place of a printed one: nothing else stands in it. */
  readonly tooltip: RegExp;
  /** Headings of what hangs beside or below an article: comments, recommendations, archives. */
  readonly beside: RegExp;
  /** Global; group `value` is the quoted text assigned to a script variable or JSON key. */
  readonly scriptValues: RegExp;
  /** The whole name or id of a hidden field that holds the publication date. */
  readonly fieldName: RegExp;
  /** Lower case, in order of trust. */
  readonly metaNames: readonly string[];
}

/** Compiles the table; throws a ZodError when it has another shape. */
export function compilePublishedWords(raw: unknown): PublishedWords {
  const file = PublishedFile.parse(raw);
  const groups = LABEL_RANKS.map((rank) => `(?<${rank}>${looseWords(file[`${rank}Labels`])})`);
  return {
    labels: new RegExp(`(?:${groups.join('|')})(?!\\p{Script=Han}|[a-z])`, 'giu'),
    companions: new RegExp(`(?:${looseWords(file.companions)})\\s*[:：]|(?:${looseWords(file.tools)})`, 'i'),
    otherPurpose: new RegExp(`(?:${looseWords(file.otherPurposes)})[^:：]{0,4}(?:时间|日期|期限?)\\s*[:：]`),
    clock: new RegExp(looseWords(file.clockWords), 'i'),
    foot: new RegExp(looseWords(file.footWords), 'i'),
    tooltip: new RegExp(
      `^\\s*(?:${looseWords([...file.publishLabels, ...file.noticeLabels, ...file.updateLabels, ...file.plainLabels, ...file.companions])})\\s*[:：]?\\s*$`,
      'i',
    ),
    beside: anyOf(file.besidePatterns),
    // Also `\\"pubTime\\":\\"…\\"` in a string of JSON, and `$("#pubtime").html("…")`.
    scriptValues: new RegExp(
      `(?<![\\w$])\\\\?["']?(?:${file.scriptNames.join('|')})(?:["']?\\s*[:=]|["']\\s*\\)\\s*\\.\\s*(?:html|text|innerHTML|innerText)\\s*[(=]|\\\\["']\\s*:)\\s*\\\\?(["'])(?<value>[^"'\\\\\\n]{6,40})\\\\?\\1`,
      'gi',
    ),
    fieldName: new RegExp(`^(?:${file.scriptNames.join('|')})$`, 'i'),
    metaNames: file.metaNames.map((name) => name.toLowerCase()),
  };
}
