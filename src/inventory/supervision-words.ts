// The words of the tables about supervision, as data/inventory/supervision-words.yaml lists them.
import { z } from 'zod';
import { REPORT_STATES, type ReportState, type SupervisionKind } from '../model/supervision.ts';
import { dictionary, synonyms, type Dictionary } from './words.ts';

export const SUPERVISION_COLUMNS = {
  'error-reports': ['number', 'site', 'unit', 'region', 'receivedOn', 'handledOn', 'state'],
  rectifications: ['number', 'subject', 'region', 'problem', 'foundOn', 'dueOn', 'mendedOn'],
  'city-checks': ['period', 'region', 'running', 'checked', 'unqualified'],
} as const satisfies Record<SupervisionKind, readonly string[]>;
export type SupervisionColumn<K extends SupervisionKind = SupervisionKind> =
  (typeof SUPERVISION_COLUMNS)[K][number];

const WordsFile = z.strictObject({
  'error-reports': z.record(z.enum(SUPERVISION_COLUMNS['error-reports']), synonyms),
  rectifications: z.record(z.enum(SUPERVISION_COLUMNS.rectifications), synonyms),
  'city-checks': z.record(z.enum(SUPERVISION_COLUMNS['city-checks']), synonyms),
  state: z.record(z.enum(REPORT_STATES), synonyms),
});

type Columns = { readonly [K in SupervisionKind]: Dictionary<SupervisionColumn<K>> };
type Headings = { readonly [K in SupervisionKind]: Readonly<Record<SupervisionColumn<K>, string>> };

export interface SupervisionWords {
  readonly columns: Columns;
  /** How each column is headed in what we write. */
  readonly headings: Headings;
  readonly state: Dictionary<ReportState>;
  /** What templates offer to choose from. */
  readonly states: readonly string[];
}

/** The first Chinese word of each column. */
function headings<C extends string>(lists: Readonly<Record<C, readonly string[]>>): Record<C, string> {
  const named = (Object.keys(lists) as C[]).map((column) => [
    column,
    lists[column].find((word) => /\p{Script=Han}/u.test(word)) ?? column,
  ]);
  return Object.fromEntries(named) as Record<C, string>;
}

/** Throws when the shipped table is malformed: the package is damaged then. */
export function compileSupervisionWords(file: unknown): SupervisionWords {
  const lists = WordsFile.parse(file);
  return {
    columns: {
      'error-reports': dictionary(lists['error-reports']),
      rectifications: dictionary(lists.rectifications),
      'city-checks': dictionary(lists['city-checks']),
    },
    headings: {
      'error-reports': headings(lists['error-reports']),
      rectifications: headings(lists.rectifications),
      'city-checks': headings(lists['city-checks']),
    },
    state: dictionary(lists.state),
    states: REPORT_STATES.map((state) => lists.state[state][0] ?? state),
  };
}
