// The tables that readers of accounts are handed: compiled once from data/, never read by the readers themselves.
import { z } from 'zod';
import type { TableFiles } from '../tables.ts';
import { looseWords } from '../patterns.ts';
import { compileFailures, type FailureSignature } from './signatures.ts';

export interface AccountTables {
  readonly failures: readonly FailureSignature[];
  /** Matches the whole name of an IP属地. */
  readonly places: RegExp;
  /** A hint that the owner shows only the newest posts. */
  readonly limitedView: RegExp;
  /** The words of a closed account's state that say it was banned rather than given up. */
  readonly bannedState: RegExp;
  /** The name that a platform gives to an account given up. */
  readonly goneName: RegExp;
}

/** The files a caller has to hand over. */
export const ACCOUNT_TABLE_FILES = ['signatures/accounts', 'words/accounts'] as const;

const List = z.array(z.string().min(1)).min(1);
const Words = z.strictObject({
  about: z.string(),
  places: List,
  limitedView: List,
  bannedState: List,
  goneName: List,
});

/** Compiles the tables; throws a ZodError when a file is missing or has another shape. */
export function compileAccountTables(files: TableFiles): AccountTables {
  const words = Words.parse(files['words/accounts']);
  return {
    failures: compileFailures(files['signatures/accounts']),
    places: new RegExp(`^(?:${looseWords(words.places)})$`),
    limitedView: new RegExp(looseWords(words.limitedView)),
    bannedState: new RegExp(looseWords(words.bannedState)),
    goneName: new RegExp(`^(?:${looseWords(words.goneName)})$`),
  };
}
