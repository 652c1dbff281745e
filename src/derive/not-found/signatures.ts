// How pages say that there is nothing: the shape of data/signatures/not-found.json.
import { z } from 'zod';
import { anyOf, PatternText } from '../patterns.ts';

const patterns = z.array(PatternText).min(1);

const NotFoundFile = z.strictObject({
  about: z.string(),
  titlePatterns: patterns,
  sentencePatterns: patterns,
  /** Wordings that also stand on sound pages: they count only where the host says the same of what cannot exist. */
  loosePatterns: patterns,
  /** Statuses an error page of 404 does not speak of; a page about errors does. */
  otherStatusPatterns: patterns,
  charityPatterns: patterns,
  pathPatterns: patterns,
  /** An error of another kind: the page may be back tomorrow. */
  busyPatterns: patterns,
  /** Marks of an article or a message that only quotes such a sentence. */
  quotedPatterns: patterns,
  /** More visible characters than this are content: the sentence is quoted, not said. */
  maxText: z.number().int().positive(),
  /** The same where the address itself is an error page's. */
  maxPathText: z.number().int().positive(),
  /** The same for a loose wording. */
  maxLooseText: z.number().int().positive(),
  /** An error page dressed in the site's frame has its menu's links; more are a page of its own. */
  maxLinks: z.number().int().positive(),
});

export interface NotFoundSignatures {
  readonly title: RegExp;
  readonly sentence: RegExp;
  readonly loose: RegExp;
  readonly otherStatus: RegExp;
  readonly charity: RegExp;
  readonly path: RegExp;
  readonly busy: RegExp;
  readonly quoted: RegExp;
  readonly maxText: number;
  readonly maxPathText: number;
  readonly maxLooseText: number;
  readonly maxLinks: number;
}

/** Compiles the table; throws a ZodError when it has another shape. */
export function compileNotFound(raw: unknown): NotFoundSignatures {
  const file = NotFoundFile.parse(raw);
  const { maxText, maxPathText, maxLooseText, maxLinks } = file;
  return {
    title: anyOf(file.titlePatterns),
    sentence: anyOf(file.sentencePatterns),
    loose: anyOf(file.loosePatterns),
    otherStatus: anyOf(file.otherStatusPatterns),
    charity: anyOf(file.charityPatterns),
    path: anyOf(file.pathPatterns),
    busy: anyOf(file.busyPatterns),
    quoted: anyOf(file.quotedPatterns),
    maxText,
    maxPathText,
    maxLooseText,
    maxLinks,
  };
}
