// The shape of an accuracy case: a page as raw bytes, and beside it what is true of it and the little world around it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { OUTCOMES } from '../../src/model/outcome.ts';

const Expected = z
  .union([z.enum(OUTCOMES), z.array(z.enum(OUTCOMES)).min(1)])
  .transform((one) => [one].flat());

const LinkExpected = z.enum(['fail', 'unknown', 'pass', 'absent']);

const PlainAnswer = z.strictObject({
  status: z.number().int().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  contentType: z.string().optional(),
  /** The body: text (sent as UTF-8), base64, or a file beside the case. */
  html: z.string().optional(),
  body: z.string().optional(),
  base64: z.string().optional(),
  file: z.string().optional(),
  location: z.string().optional(),
  /** `dns`, `refused` and `tls` hold for the whole host. */
  broken: z.enum(['reset', 'silence', 'dns', 'refused', 'tls']).optional(),
});

export type Answer = z.infer<typeof PlainAnswer>;

const ConditionalAnswer = PlainAnswer.extend({
  /** What is said in its place to HEAD, without Referer, without Cookie, and to anything but a browser's navigation. */
  head: PlainAnswer.optional(),
  noReferer: PlainAnswer.optional(),
  noCookie: PlainAnswer.optional(),
  plain: PlainAnswer.optional(),
});

export type Said = z.infer<typeof ConditionalAnswer>;

const OneAnswer = z.union([z.string().transform((html): Said => ({ html })), ConditionalAnswer]);

/** Several answers: one after the other as it is asked for; the last stands. */
const Served = z.union([OneAnswer.transform((one) => [one]), z.array(OneAnswer).min(1)]);

const FixtureFile = z.strictObject({
  why: z.string().min(10),
  expect: Expected.optional(),
  section: z
    .strictObject({
      name: z.string().min(1),
      path: z.string().min(1),
      level: z.union([z.literal(1), z.literal(2)]).default(1),
    })
    .optional(),
  contentType: z.string().default('text/html; charset=utf-8'),
  status: z.number().int().default(200),
  headers: z.record(z.string(), z.string()).default({}),
  pages: z.record(z.string(), Served).default({}),
  asOf: z.iso.date().default('2021-12-20'),
  /** Of the finding in question: its target, and values it must have measured. */
  target: z.string().optional(),
  measured: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  /** Dead links: by address; what is not listed must be alive. `absent`: must not be taken for a link at all. */
  expectLinks: z
    .record(
      z.string(),
      z.union([
        LinkExpected,
        z.array(LinkExpected).min(1),
        z.strictObject({ outcome: LinkExpected, cause: z.string() }),
      ]),
    )
    .optional(),
  /** Other findings of the check in the little world that are right, by address. */
  others: z.record(z.string(), Expected).default({}),
  /** The reader is known to answer wrongly: `actual` is its answer (for links: by address). */
  known: z.literal(true).optional(),
  actual: z.union([z.enum(OUTCOMES), z.record(z.string(), LinkExpected)]).optional(),
});

export type LinkOutcome = z.infer<typeof LinkExpected>;

export interface Fixture extends z.infer<typeof FixtureFile> {
  readonly check: string;
  readonly name: string;
  /** The page in question as it is sent. */
  readonly page: Uint8Array;
  /** A file beside the case. */
  file(name: string): Uint8Array;
}

export const CHECK_IDS = [
  'blank-section',
  'dead-link',
  'long-stale-section',
  'missing-annual-report',
  'stale-home-page',
  'stale-section',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** Checks of the home page: it is the page in question. */
export const HOME_CHECKS: readonly string[] = ['missing-annual-report', 'stale-home-page'];

const folderOf = (check: string): string => fileURLToPath(new URL(`../fixtures/${check}/`, import.meta.url));

/** Every case of a check by name, sorted; none when the folder is empty or missing. */
export function fixtureNames(check: CheckId): readonly string[] {
  const folder = folderOf(check);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** Throws, naming the file, when a case is not of the agreed shape. */
export function loadFixture(check: CheckId, name: string): Fixture {
  const folder = folderOf(check);
  const file = (beside: string): Uint8Array => readFileSync(`${folder}${beside}`);
  const parsed = FixtureFile.safeParse(JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8')));
  if (!parsed.success) throw new Error(`${check}/${name}.json: ${z.prettifyError(parsed.error)}`);
  const told = parsed.data;
  if (told.expect === undefined && told.expectLinks === undefined)
    throw new Error(`${check}/${name}.json says neither expect nor expectLinks`);
  if (told.known === true && told.actual === undefined)
    throw new Error(`${check}/${name}.json is known to be answered wrongly but does not say how (actual)`);
  return { ...told, check, name, page: file(`${name}.html`), file };
}
