// What a reader is handed beside the answer, and what it is.
import type { AccountReading, AppReading, RawAnswer } from '../../model/account-reading.ts';
import type { AccountTables } from './tables.ts';

export interface ReadingContext {
  /** As the register has them; '' while nobody knows: then nothing is compared. */
  readonly handle: string;
  readonly name: string;
  /** The moment of the answer, epoch ms: every relative time counts from it. */
  readonly seenAt: number;
  readonly tables: AccountTables;
}

/** Never throws: an answer of another shape is `schema-changed`. */
export type AccountReader = (raw: RawAnswer, context: ReadingContext) => AccountReading;

/** The same for an app's page in a store. */
export type AppReader = (raw: RawAnswer, context: ReadingContext) => AppReading;
