// One fixture's expectation: whatever of kind, newest, blank, needsBrowser or lists differs from it fails.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const FIXTURES = 'test/fixtures/read-page';

const row = z.tuple([z.string(), z.string().nullable()]);
const list = z.strictObject({
  name: z.string(),
  role: z.enum(['main', 'block', 'aside']),
  hidden: z.boolean(),
  rows: z.array(row),
  reader: z.string().optional(),
  moreUrl: z.string().optional(),
});

export const Expectation = z.strictObject({
  url: z.string(),
  kind: z.string(),
  newest: z.string().nullable(),
  blank: z.boolean(),
  needsBrowser: z.boolean(),
  lists: z.array(list),
  why: z.string().optional(),
  rendered: z.boolean().optional(),
  status: z.number().optional(),
  nextPage: z.string().nullable().optional(),
  pageCount: z.number().nullable().optional(),
  frames: z.array(z.string()).optional(),
  /** Names; those with a problem end in `!`. */
  entries: z.array(z.string()).optional(),
  breadcrumb: z.array(z.string()).optional(),
  published: z
    .strictObject({
      date: z.string().nullable(),
      time: z.string().nullable(),
      basis: z.string(),
      certain: z.boolean(),
    })
    .optional(),
});

export type Expected = z.infer<typeof Expectation>;

export function fixtureNames(): string[] {
  return readdirSync(FIXTURES)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

export function readFixture(name: string): { readonly bytes: Uint8Array; readonly expected: Expected } {
  const expected = Expectation.parse(JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8')));
  return { bytes: readFileSync(join(FIXTURES, `${name}.html`)), expected };
}
