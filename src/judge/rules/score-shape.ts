// The shape of the points in an edition's files: what is written may be short, what is read is complete.
import { z } from 'zod';
import { AUTOMATIONS, EVIDENCE_TAGS } from '../../model/indicator.ts';
import { COMPUTED_FACTS } from '../../model/score-table.ts';

export const text = z.string().trim().min(1);

const whole = z.number().int().positive();

/** One of the three, never two. */
export const SpanShape = z.union(
  [
    z.strictObject({ days: whole }),
    z.strictObject({ months: whole }),
    z.strictObject({ workingDays: whole }),
  ],
  { error: '应为 { days: 天数 }、{ months: 月数 } 或 { workingDays: 工作日数 }' },
);

/** Points as people write them: no more than two decimals, so that sums are exact. */
export const PointsShape = z
  .number()
  .min(0)
  .max(1000)
  .refine((value) => /^-?\d+(\.\d{1,2})?$/.test(String(value)), '至多两位小数');

/** How well a number is known; absent while there is no number. */
const known = { evidence: z.enum(EVIDENCE_TAGS).default('U'), source: z.string().trim().default('') };

const computed = z.enum(COMPUTED_FACTS).nullable().default(null);

export const ScoreClauseShape = z.strictObject({
  id: z.string(),
  text,
  evidence: z.enum(EVIDENCE_TAGS),
  source: text,
  automation: z.enum(AUTOMATIONS),
  checks: z.array(text).readonly().default([]),
  points: PointsShape.nullable().default(null),
  per: z.enum(['once', 'each']).default('once'),
  cap: PointsShape.nullable().default(null),
  limit: whole.optional(),
  window: SpanShape.nullable().default(null),
  deadline: SpanShape.nullable().default(null),
  atLeast: whole.nullable().default(null),
  dedupGroup: text.nullable().default(null),
  computed,
});

const scoreId = z
  .string()
  .regex(/^(portal|supervision)\.[a-z0-9-]+$/, '应写作 portal.名称 或 supervision.名称');

const GroupShape = z.strictObject({
  id: scoreId,
  name: text,
  total: PointsShape.nullable().default(null),
  ...known,
  needsServices: z.boolean().default(false),
});

const ScoreIndicatorShape = z.strictObject({
  id: scoreId,
  name: text,
  group: scoreId,
  total: PointsShape.nullable().default(null),
  ...known,
  clauses: z.array(ScoreClauseShape).min(1).readonly(),
});

const PartShape = z.strictObject({
  total: PointsShape.nullable().default(null),
  ...known,
  groups: z.array(GroupShape).min(1).readonly(),
  indicators: z.array(ScoreIndicatorShape).min(1).readonly(),
});

const VetoShape = z.strictObject({
  id: scoreId,
  text,
  evidence: z.enum(EVIDENCE_TAGS),
  source: text,
  automation: z.enum(AUTOMATIONS),
  limit: whole.nullable().default(null),
  computed,
});

/** One table of points, as a file of an edition gives it. */
export const ScoreTableShape = z.strictObject({
  name: text,
  appliesTo: z.enum(['portal', 'city']),
  thresholds: z.strictObject({
    failBelow: PointsShape,
    bonusAbove: PointsShape,
    evidence: z.enum(EVIDENCE_TAGS),
    source: text,
  }),
  withoutServices: z
    .strictObject({
      numerator: whole,
      denominator: whole,
      evidence: z.enum(EVIDENCE_TAGS),
      source: text,
      order: z.enum(['before', 'after']),
      orderEvidence: z.enum(EVIDENCE_TAGS),
    })
    .nullable()
    .default(null),
  progress: z
    .strictObject({ ranks: whole.nullable().default(null), ...known })
    .nullable()
    .default(null),
  veto: z.array(VetoShape).readonly().default([]),
  deduct: PartShape,
  bonus: PartShape,
});

export type ScoreTableFile = z.infer<typeof ScoreTableShape>;
