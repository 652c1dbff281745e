// The shape of a case of a check of accounts: what is known of one account as JSON, and every finding that is right.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { SeenOfAccount } from '../../src/artifacts/account.ts';
import type { AccountEntry } from '../../src/model/account-entry.ts';
import { SHOWN_STATES, TRIED } from '../../src/model/account-entry.ts';
import { AUTOMATIONS } from '../../src/model/account-sighting.ts';
import { PLATFORMS } from '../../src/model/account-words.ts';
import type { Account, Platform } from '../../src/model/account.ts';
import { OUTCOMES } from '../../src/model/outcome.ts';
import { account } from '../suites/store-account-suite.ts';
import { ref } from '../suites/samples.ts';

/** ISO 8601 with its offset; becomes epoch ms. */
const moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const platform = z.enum(PLATFORMS as [Platform, ...Platform[]]);

const Filed = z.strictObject({
  id: z.string().optional(),
  platform: platform.optional(),
  name: z.string().optional(),
  handle: z.string().optional(),
  url: z.string().optional(),
  organizer: z.string().optional(),
  certifiedAs: z.string().optional(),
});

const Post = z.strictObject({
  /** A moment, the two ends of an interval, or null where no time can be read. */
  at: z.union([moment.transform((one) => [one, one] as const), z.tuple([moment, moment]), z.null()]),
  basis: z.enum(['absolute', 'relative', 'id', 'edited']).default('absolute'),
  title: z.string().default('工作动态'),
  pinned: z.boolean().default(false),
  repost: z.boolean().default(false),
  commentsOpen: z.boolean().nullable().default(null),
});

/** As readers answer; `ok` of the account itself where nothing else is said. */
const Seen = z.strictObject({
  source: z.string(),
  coverage: z.enum(['complete', 'partial', 'positive-only']).default('complete'),
  automation: z.enum(AUTOMATIONS).default('scheduled'),
  seenAt: moment,
  canaryHealthy: z.boolean().default(true),
  answer: z
    .enum([
      ...(['ok', 'empty', 'rate-limited', 'login-required', 'captcha', 'schema-changed', 'gated'] as const),
      ...(['identity-mismatch', 'not-found', 'deregistered', 'suspended', 'frozen', 'migrated'] as const),
      'network',
    ])
    .default('ok'),
  why: z.string().default(''),
  /** The name the answer gives; null where it names nobody. */
  name: z.string().nullable().default('某某发布'),
  followers: z.int().nullable().default(null),
  posts: z.array(Post).default([]),
});

/** One inspector's row, with a screenshot unless it says otherwise. */
const Entry = z.strictObject({
  inspector: z.string(),
  seenAt: moment,
  shownName: z.string().default('某某发布'),
  newest: moment.nullable().default(null),
  wholeList: z.boolean().default(false),
  comments: z.enum(TRIED).default('untried'),
  messages: z.enum(TRIED).default('untried'),
  offTopic: z.boolean().default(false),
  appUsable: z.boolean().nullable().default(null),
  state: z.enum(SHOWN_STATES).default('normal'),
  screenshot: z.boolean().default(true),
});

const Expected = z.strictObject({
  outcome: z.enum(OUTCOMES),
  /** What the message must hold. */
  says: z.string().optional(),
  /** Values that must have been measured; null for one that must not. */
  measured: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
});

const CaseFile = z.strictObject({
  why: z.string().min(10),
  asOf: moment,
  account: Filed.default({}),
  seen: z.array(Seen).default([]),
  entries: z.array(Entry).default([]),
  ofUnit: z.array(Filed).default([]),
  /** Every finding of the check, in any order: one that is not listed is wrong. */
  expect: z.array(Expected).min(1),
});

export interface AccountCase extends Pick<z.infer<typeof CaseFile>, 'why' | 'asOf' | 'expect'> {
  readonly about: Account;
  readonly seen: readonly SeenOfAccount[];
  readonly entries: readonly AccountEntry[];
  readonly ofUnit: readonly Account[];
}

const filed = (over: z.infer<typeof Filed>): Account =>
  // A key that is absent and one that is undefined are the same in JSON.
  account(Object.fromEntries(Object.entries(over).filter(([, value]) => value !== undefined)));

function seenOf({ name, followers, posts, answer, why, ...about }: z.infer<typeof Seen>): SeenOfAccount {
  return {
    ...{ ...about, url: 'https://weibo.com/u/1000000001', evidence: [ref('a', { kind: 'answer' })] },
    reading: {
      ...{ answer, why, more: false },
      identity: name === null ? null : { handle: '1000000001', name },
      followers: followers === null ? null : { count: followers, approximate: false },
      posts: posts.map(({ at, basis, ...post }, index) => ({
        ...{ ...post, id: String(index), url: '' },
        at: at && { earliest: at[0], latest: at[1], basis },
      })),
    },
  };
}

function entryOf(id: string, { newest, screenshot, ...told }: z.infer<typeof Entry>): AccountEntry {
  return {
    ...{ ...told, account: id, title: '', link: '', shownTime: '', remarks: '', enteredAt: told.seenAt },
    newest: newest === null ? null : { earliest: newest, latest: newest, basis: 'absolute' },
    evidence: screenshot ? [ref('b', { kind: 'photo' })] : [],
  };
}

const folderOf = (check: string): string => fileURLToPath(new URL(`../fixtures/${check}/`, import.meta.url));

/** Every case of a check by name, sorted. */
export const caseNames = (check: string): readonly string[] =>
  readdirSync(folderOf(check))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();

/** Throws, naming the file, when a case is not of the agreed shape. */
export function loadCase(check: string, name: string): AccountCase {
  const read = CaseFile.safeParse(JSON.parse(readFileSync(`${folderOf(check)}${name}.json`, 'utf8')));
  if (!read.success) throw new Error(`${check}/${name}.json: ${z.prettifyError(read.error)}`);
  const { account: row, seen, entries, ofUnit, ...told } = read.data;
  const about = filed(row);
  return {
    ...{ ...told, about, seen: seen.map(seenOf) },
    entries: entries.map((entry) => entryOf(about.id, entry)),
    ofUnit: ofUnit.map(filed),
  };
}
