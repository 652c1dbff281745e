// What gives a protection product away: the shape of data/signatures/challenges.json.
import { z } from 'zod';
import { PatternText } from '../patterns.ts';

const RuleShape = z
  .strictObject({
    /** Any of these; absent: any status. */
    status: z.array(z.number().int().min(100).max(999)).min(1).optional(),
    /** All must match, name in lower case; `set-cookie` holds all cookies, one a line. */
    headers: z.record(z.string(), PatternText).optional(),
    /** All must match somewhere in the source. */
    body: z.array(PatternText).min(1).optional(),
    /** More visible characters than this are a page's own content. */
    maxText: z.number().int().nonnegative(),
  })
  .refine(
    (rule) => rule.headers !== undefined || rule.body !== undefined,
    'a status alone gives nothing away',
  );

const ChallengesFile = z.strictObject({
  about: z.string(),
  products: z
    .array(
      z.strictObject({
        product: z.string().regex(/^[a-z0-9-]+$/),
        name: z.string().min(1),
        rules: z.array(RuleShape).min(1),
      }),
    )
    .min(1),
});

export interface ChallengeRule {
  readonly status: ReadonlySet<number> | null;
  readonly headers: readonly (readonly [name: string, pattern: RegExp])[];
  readonly body: readonly RegExp[];
  readonly maxText: number;
}

export interface ChallengeSignature {
  /** As printed in `challenge`: `jsl`, `ruishu`, … */
  readonly product: string;
  /** Chinese, for reports. */
  readonly name: string;
  readonly rules: readonly ChallengeRule[];
}

/** Compiles the table; throws a ZodError when it has another shape. */
export function compileChallenges(raw: unknown): readonly ChallengeSignature[] {
  return ChallengesFile.parse(raw).products.map(({ product, name, rules }) => ({
    product,
    name,
    rules: rules.map((rule) => ({
      status: rule.status ? new Set(rule.status) : null,
      headers: Object.entries(rule.headers ?? {}).map(
        ([header, pattern]) => [header, new RegExp(pattern, 'im')] as const,
      ),
      body: (rule.body ?? []).map((pattern) => new RegExp(pattern, 'i')),
      maxText: rule.maxText,
    })),
  }));
}
