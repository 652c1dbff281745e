// The word and signature tables a reader is handed: compiled once from data/, never read by the readers themselves.
import { compilePageWords, type PageWords } from './dom/words.ts';
import { compileChallenges, type ChallengeSignature } from './challenge/signatures.ts';
import { compileNotFound, type NotFoundSignatures } from './not-found/signatures.ts';
import { compilePublishedWords, type PublishedWords } from './published/words.ts';
import { compileConstruction } from './links/construction.ts';
import { gbkQueryBytes, type LegacyQueryBytes } from './url/legacy-query.ts';

/** Everything that readers need besides a page; the same object serves all pages of all sites. */
export interface ReadingTables {
  readonly challenges: readonly ChallengeSignature[];
  readonly notFound: NotFoundSignatures;
  readonly published: PublishedWords;
  /** Matches the message of an entry whose section is not there yet (`该栏目正在建设中`). */
  readonly construction: RegExp;
  readonly words: PageWords;
  /** For queries of addresses on GBK pages. */
  readonly gbkQueryBytes: LegacyQueryBytes;
}

/** Parsed JSON files of data/ by path without ending: `signatures/challenges`, `words/page`. */
export type TableFiles = Readonly<Record<string, unknown>>;

/** The files a caller has to hand over. */
export const TABLE_FILES = [
  'signatures/challenges',
  'signatures/not-found',
  'signatures/published',
  'signatures/construction',
  'words/page',
] as const;

/** Compiles the tables; throws a ZodError that names the key when a file is missing or has another shape. */
export function compileTables(files: TableFiles): ReadingTables {
  return {
    challenges: compileChallenges(files['signatures/challenges']),
    notFound: compileNotFound(files['signatures/not-found']),
    published: compilePublishedWords(files['signatures/published']),
    construction: compileConstruction(files['signatures/construction']),
    words: compilePageWords(files['words/page']),
    gbkQueryBytes: gbkQueryBytes(),
  };
}
