// The words an inventory file may use, as data/inventory/words.yaml lists them.
import { z } from 'zod';
import { LEVELS, SITE_KINDS, SITE_STATUSES } from '../model/site.ts';

export const SITE_COLUMNS = [
  'code',
  'name',
  'url',
  'domain',
  'organizer',
  'region',
  'level',
  'kind',
  'services',
  'status',
  'statusFrom',
  'statusTo',
] as const;
export type SiteColumn = (typeof SITE_COLUMNS)[number];

export const REQUIRED_COLUMNS: readonly SiteColumn[] = ['code', 'name', 'url', 'organizer', 'region'];

/** The words of one meaning. */
export const synonyms = z.array(z.string().min(1)).min(1);

const WordsFile = z.strictObject({
  columns: z.record(z.enum(SITE_COLUMNS), synonyms),
  level: z.record(z.enum(LEVELS), synonyms),
  kind: z.record(z.enum(SITE_KINDS), synonyms),
  services: z.record(z.enum(['yes', 'no']), synonyms),
  status: z.record(z.enum(SITE_STATUSES), synonyms),
  portal: z.strictObject({ organizerEndings: synonyms, nameParts: synonyms }),
});

/** Normalised word → meaning. */
export type Dictionary<T extends string> = ReadonlyMap<string, T>;

export interface InventoryWords {
  readonly columns: Dictionary<SiteColumn>;
  readonly level: Dictionary<(typeof LEVELS)[number]>;
  readonly kind: Dictionary<(typeof SITE_KINDS)[number]>;
  readonly services: Dictionary<'yes' | 'no'>;
  readonly status: Dictionary<(typeof SITE_STATUSES)[number]>;
  readonly portal: { readonly organizerEndings: readonly string[]; readonly nameParts: readonly string[] };
}

/** Width, case, spaces and the star of a required column make no difference. */
export function normalWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s*\ufeff\u200b]/gu, '');
}

/** Synonyms by meaning, turned round. */
export function dictionary<T extends string>(lists: Readonly<Record<T, readonly string[]>>): Dictionary<T> {
  const words = new Map<string, T>();
  for (const meaning of Object.keys(lists) as T[]) {
    for (const word of lists[meaning]) words.set(normalWord(word), meaning);
  }
  return words;
}

/** Throws when the shipped table is malformed: the package is damaged then. */
export function compileWords(file: unknown): InventoryWords {
  const lists = WordsFile.parse(file);
  return {
    columns: dictionary(lists.columns),
    level: dictionary(lists.level),
    kind: dictionary(lists.kind),
    services: dictionary(lists.services),
    status: dictionary(lists.status),
    portal: lists.portal,
  };
}
