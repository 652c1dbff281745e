// The words of the tables that people fill in about a frozen quarter, as data/inventory/period-words.yaml lists them.
import { z } from 'zod';
import { SCORE_TABLES, type ScoreTableId } from '../model/score-table.ts';
import { headingsOf } from './entry-words.ts';
import { dictionary, synonyms, type Dictionary } from './words.ts';

export const REVIEW_COLUMNS = [
  ...(['id', 'kind', 'subject', 'name', 'indicator', 'clause', 'outcome', 'message', 'target'] as const),
  ...(['action', 'reason', 'by', 'day'] as const),
] as const;
export type ReviewColumn = (typeof REVIEW_COLUMNS)[number];

export const MANUAL_COLUMNS = [
  ...(['kind', 'subject', 'name', 'indicator', 'indicatorName', 'clause', 'text', 'result'] as const),
  ...(['message', 'target', 'screenshots', 'by', 'day', 'reviewer', 'reviewedOn'] as const),
] as const;
export type ManualColumn = (typeof MANUAL_COLUMNS)[number];

export const SCORE_COLUMNS = [
  ...(['table', 'subject', 'name', 'indicator', 'group', 'indicatorName', 'clause', 'text'] as const),
  ...(['points', 'known', 'entered', 'cases', 'basis', 'by', 'day', 'arbitration'] as const),
] as const;
export type ScoreColumn = (typeof SCORE_COLUMNS)[number];

const WordsFile = z.strictObject({
  review: z.record(z.enum(REVIEW_COLUMNS), synonyms),
  manual: z.record(z.enum(MANUAL_COLUMNS), synonyms),
  scores: z.record(z.enum(SCORE_COLUMNS), synonyms),
  action: z.record(z.enum(['dismiss', 'confirm']), synonyms),
  result: z.record(z.enum(['fault', 'none']), synonyms),
  table: z.record(z.enum(SCORE_TABLES), synonyms),
  yesNo: z.record(z.enum(['yes', 'no']), synonyms),
});

export interface PeriodWords {
  readonly review: Dictionary<ReviewColumn>;
  readonly manual: Dictionary<ManualColumn>;
  readonly scores: Dictionary<ScoreColumn>;
  readonly action: Dictionary<'dismiss' | 'confirm'>;
  readonly result: Dictionary<'fault' | 'none'>;
  readonly table: Dictionary<ScoreTableId>;
  readonly yesNo: Dictionary<'yes' | 'no'>;
  /** What templates offer to choose from, and how their columns are headed. */
  readonly choices: Readonly<Record<'action' | 'result' | 'yes', readonly string[]>>;
  readonly tableNames: Readonly<Record<ScoreTableId, string>>;
  readonly headings: {
    readonly review: Readonly<Record<ReviewColumn, string>>;
    readonly manual: Readonly<Record<ManualColumn, string>>;
    readonly scores: Readonly<Record<ScoreColumn, string>>;
  };
}

const first = (words: readonly string[]): string => words[0] ?? '';

/** Throws when the shipped table is malformed: the package is damaged then. */
export function compilePeriodWords(file: unknown): PeriodWords {
  const { review, manual, scores, action, result, table, yesNo } = WordsFile.parse(file);
  return {
    review: dictionary(review),
    manual: dictionary(manual),
    scores: dictionary(scores),
    action: dictionary(action),
    result: dictionary(result),
    table: dictionary(table),
    yesNo: dictionary(yesNo),
    choices: {
      action: [first(action.dismiss), first(action.confirm)],
      result: [first(result.fault), first(result.none)],
      yes: [first(yesNo.yes)],
    },
    tableNames: { portal: first(table.portal), supervision: first(table.supervision) },
    headings: { review: headingsOf(review), manual: headingsOf(manual), scores: headingsOf(scores) },
  };
}
