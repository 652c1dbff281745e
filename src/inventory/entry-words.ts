// The words of the tables that people fill in about accounts, as data/inventory/account-entry-words.yaml lists them.
import { z } from 'zod';
import { SHOWN_STATES, TRIED, type ShownState, type Tried } from '../model/account-entry.ts';
import type { Platform } from '../model/account.ts';
import { dictionary, synonyms, type Dictionary } from './words.ts';

export const CANARY_COLUMNS = ['platform', 'handle', 'name', 'url'] as const;
export type CanaryColumn = (typeof CANARY_COLUMNS)[number];

export const REPORT_COLUMNS = ['id', 'platform', 'name', 'organizer', 'link', 'by'] as const;
export type ReportColumn = (typeof REPORT_COLUMNS)[number];

export const ENTRY_COLUMNS = [
  'id',
  'platform',
  'name',
  'organizer',
  'url',
  'why',
  'entered',
  'inspector',
  'seenAt',
  'shownName',
  'title',
  'link',
  'shownTime',
  'newest',
  'wholeList',
  'comments',
  'messages',
  'offTopic',
  'appUsable',
  'state',
  'screenshots',
  'remarks',
] as const;
export type EntryColumn = (typeof ENTRY_COLUMNS)[number];

const WordsFile = z.strictObject({
  canaries: z.record(z.enum(CANARY_COLUMNS), synonyms),
  reports: z.record(z.enum(REPORT_COLUMNS), synonyms),
  entries: z.record(z.enum(ENTRY_COLUMNS), synonyms),
  yesNo: z.record(z.enum(['yes', 'no']), synonyms),
  tried: z.record(z.enum(TRIED), synonyms),
  state: z.record(z.enum(SHOWN_STATES), synonyms),
});

/** What templates offer to choose from, per value the first word. */
export interface EntryChoices {
  readonly yesNo: readonly string[];
  readonly tried: readonly string[];
  readonly state: readonly string[];
}

export interface EntryWords {
  readonly canaries: Dictionary<CanaryColumn>;
  readonly reports: Dictionary<ReportColumn>;
  readonly entries: Dictionary<EntryColumn>;
  readonly platform: Dictionary<Platform>;
  readonly yesNo: Dictionary<'yes' | 'no'>;
  readonly tried: Dictionary<Tried>;
  readonly state: Dictionary<ShownState>;
  readonly choices: EntryChoices;
  /** How each of these columns is headed in what we write. */
  readonly headings: {
    readonly reports: Readonly<Record<ReportColumn, string>>;
    readonly entries: Readonly<Record<EntryColumn, string>>;
  };
}

const first = (words: readonly string[]): string => words[0] ?? '';

/** The first Chinese word of each column. */
export function headingsOf<C extends string>(
  lists: Readonly<Record<C, readonly string[]>>,
): Record<C, string> {
  const named = (Object.keys(lists) as C[]).map((column) => [
    column,
    lists[column].find((word) => /\p{Script=Han}/u.test(word)) ?? column,
  ]);
  return Object.fromEntries(named) as Record<C, string>;
}

/**
 * @param platform of the register's own words.
 * Throws when the shipped table is malformed: the package is damaged then.
 */
export function compileEntryWords(file: unknown, platform: Dictionary<Platform>): EntryWords {
  const { canaries, reports, entries, yesNo, tried, state } = WordsFile.parse(file);
  return {
    canaries: dictionary(canaries),
    reports: dictionary(reports),
    entries: dictionary(entries),
    platform,
    yesNo: dictionary(yesNo),
    tried: dictionary(tried),
    state: dictionary(state),
    choices: {
      yesNo: [first(yesNo.yes), first(yesNo.no)],
      tried: TRIED.map((each) => first(tried[each])),
      state: SHOWN_STATES.map((each) => first(state[each])),
    },
    headings: { reports: headingsOf(reports), entries: headingsOf(entries) },
  };
}
