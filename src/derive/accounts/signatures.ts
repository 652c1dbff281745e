// How a platform's refusals look: the shape of data/signatures/accounts.json and its compiled form.
import { z } from 'zod';
import type { AccountAnswer } from '../../model/account-reading.ts';
import { PatternText } from '../patterns.ts';

const ANSWERS = [
  'empty',
  'rate-limited',
  'login-required',
  'captcha',
  'schema-changed',
  'not-found',
  'deregistered',
  'suspended',
  'frozen',
  'migrated',
  'gated',
  'network',
] as const satisfies readonly AccountAnswer[];

const RuleShape = z
  .strictObject({
    answer: z.enum(ANSWERS),
    why: z.string().min(1),
    readers: z.array(z.string().min(1)).min(1).optional(),
    status: z
      .array(z.union([z.number().int(), z.string().regex(/^[1-5]xx$/)]))
      .min(1)
      .optional(),
    url: PatternText.optional(),
    title: PatternText.optional(),
    says: PatternText.optional(),
    body: PatternText.optional(),
    unless: PatternText.optional(),
    fields: z
      .array(
        z.strictObject({
          path: z.string().min(1),
          is: z.array(z.union([z.number(), z.string(), z.boolean()])).optional(),
          matches: PatternText.optional(),
        }),
      )
      .min(1)
      .optional(),
    empty: z.literal(true).optional(),
  })
  .refine(
    (rule) => Object.keys(rule).some((key) => !['answer', 'why', 'readers', 'unless'].includes(key)),
    'a rule without a condition fits everything',
  );

const File = z.strictObject({ about: z.string(), rules: z.array(RuleShape).min(1) });

export interface FieldCondition {
  readonly path: readonly string[];
  /** null: no list of values is asked for. */
  readonly is: readonly unknown[] | null;
  readonly matches: RegExp | null;
}

/** One rule of the failure dictionary; null and empty lists are conditions that are not asked for. */
export interface FailureSignature {
  readonly answer: (typeof ANSWERS)[number];
  /** Chinese, for an inspector. */
  readonly why: string;
  readonly readers: readonly string[];
  /** Statuses as text: `429`, `5xx`. */
  readonly status: readonly string[];
  readonly url: RegExp | null;
  readonly title: RegExp | null;
  readonly says: RegExp | null;
  readonly body: RegExp | null;
  readonly unless: RegExp | null;
  readonly fields: readonly FieldCondition[];
  readonly empty: boolean;
}

/** Compiles the dictionary; throws a ZodError when it has another shape. */
export function compileFailures(raw: unknown): readonly FailureSignature[] {
  return File.parse(raw).rules.map((rule) => ({
    answer: rule.answer,
    why: rule.why,
    readers: rule.readers ?? [],
    status: (rule.status ?? []).map(String),
    url: compiled(rule.url),
    title: compiled(rule.title),
    says: compiled(rule.says),
    body: compiled(rule.body),
    unless: compiled(rule.unless),
    fields: (rule.fields ?? []).map((field) => ({
      path: field.path.split('.'),
      is: field.is ?? null,
      matches: compiled(field.matches),
    })),
    empty: rule.empty ?? false,
  }));
}

const compiled = (source: string | undefined): RegExp | null =>
  source === undefined ? null : new RegExp(source, 'i');
