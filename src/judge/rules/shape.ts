// The shape of the files an edition is written in: one file, or one with parts, or one that builds on another edition.
import { z } from 'zod';
import { parseCalendarDate } from '../../model/calendar.ts';
import { AUTOMATIONS, EVIDENCE_TAGS } from '../../model/indicator.ts';
import { issueText } from '../../model/issue-text.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { readYaml } from '../../model/yaml-text.ts';
import { ScoreTableShape, SpanShape, text } from './score-shape.ts';

const ClauseShape = z.strictObject({
  id: z.string(),
  text,
  evidence: z.enum(EVIDENCE_TAGS),
  source: text,
  automation: z.enum(AUTOMATIONS),
  checks: z.array(text).readonly(),
  limit: z.number().int().positive().optional(),
  window: SpanShape.optional(),
  deadline: SpanShape.optional(),
  over: z.enum(['run', 'period']).default('run'),
  convictedBy: z.array(text).readonly().default([]),
  informedBy: z.array(text).readonly().default([]),
});

const IndicatorShape = z.strictObject({
  id: z.string().regex(/^(site|account)\.[a-z-]+$/, '应写作 site.名称 或 account.名称'),
  name: text,
  appliesTo: z.enum(['site', 'account']),
  part: z.enum(['veto', 'deduct', 'bonus']),
  needsServices: z.boolean().default(false),
  clauses: z.array(ClauseShape).min(1).readonly(),
});

export const EDITION_ID = /^[a-z0-9-]+$/;

const editionId = z.string().regex(EDITION_ID, '只能用小写字母、数字和连字符');
const isDay = (value: string): boolean => parseCalendarDate(value) !== null;
const day = z.string().refine(isDay, '应写作 年-月-日，如 2019-04-01');

const Rounding = z.strictObject({ mode: z.literal('half-up'), digits: z.number().int().min(0).max(6) });

/** What any file of an edition may hold. */
const contents = {
  awaitedChecks: z.array(text).readonly().default([]),
  portal: ScoreTableShape.nullable().default(null),
  supervision: ScoreTableShape.nullable().default(null),
};

const head = {
  id: editionId,
  title: text,
  source: text,
  effectiveFrom: day,
  effectiveTo: day.nullable().default(null),
  family: editionId.optional(),
  demo: z.boolean().default(false),
  /** Further files of this edition, under config/indicators/, without `.yaml`. */
  include: z
    .array(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, '应写作 目录/文件名，不带 .yaml'))
    .readonly()
    .default([]),
};

const WholeShape = z.strictObject({
  ...head,
  rounding: Rounding,
  indicators: z.array(IndicatorShape).min(1).readonly(),
  limits: z.record(z.string(), z.unknown()),
  ...contents,
});

/** An edition that builds on another takes from it whatever it does not give itself. */
const BuildingShape = z.strictObject({
  ...head,
  extends: editionId,
  rounding: Rounding.optional(),
  indicators: z.array(IndicatorShape).readonly().default([]),
  limits: z.record(z.string(), z.unknown()).default({}),
  ...contents,
});

const PartFileShape = z.strictObject({
  indicators: z.array(IndicatorShape).readonly().default([]),
  limits: z.record(z.string(), z.unknown()).default({}),
  ...contents,
});

export type EditionFile = z.infer<typeof WholeShape> | z.infer<typeof BuildingShape>;
export type PartFile = z.infer<typeof PartFileShape>;

/** A file read: its name is kept for what is said about its rows. */
export interface Read<T> {
  readonly name: string;
  readonly content: T;
}

const memberOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** `indicators[site.security].clauses[a].limit`: list items by their ids, those without one by their place. */
function spokenPath(content: unknown, path: readonly PropertyKey[]): string {
  let value = content;
  let spoken = '';
  for (const key of path) {
    value = memberOf(value, key);
    const id = memberOf(value, 'id');
    if (typeof key === 'number')
      spoken += `[${typeof id === 'string' && id !== '' ? id : `第 ${key + 1} 项`}]`;
    else spoken += `${spoken === '' ? '' : '.'}${String(key)}`;
  }
  return spoken;
}

function shapeProblem(fileName: string, where: string, what: string): string {
  return `${fileName}：${where}${where === '' ? '' : ' '}${what}；请对照安装目录 config/indicators/ 里的 national-2019.yaml 更正`;
}

/** A value of a file held against its shape; one Chinese line per problem. */
function shaped<T>(shape: z.ZodType<T>, content: unknown, name: string): Result<Read<T>, readonly string[]> {
  const parsed = shape.safeParse(content, { reportInput: true });
  if (parsed.success) return ok({ name, content: parsed.data });
  return err(
    parsed.error.issues.map((issue) => shapeProblem(name, spokenPath(content, issue.path), issueText(issue))),
  );
}

/** An edition's main file from its content, as YAML or a workbook gave it. */
export function editionFileFrom(
  content: unknown,
  name: string,
): Result<Read<EditionFile>, readonly string[]> {
  if (memberOf(content, 'extends') !== undefined) return shaped<EditionFile>(BuildingShape, content, name);
  return shaped<EditionFile>(WholeShape, content, name);
}

/** @param name as shown to people. */
export function readEditionFile(
  yamlText: string,
  name: string,
): Result<Read<EditionFile>, readonly string[]> {
  const yaml = readYaml(yamlText);
  return yaml.ok ? editionFileFrom(yaml.value, name) : err([`${name}${yaml.error}`]);
}

/** One of the files that an edition's `include` names. */
export function readPartFile(yamlText: string, name: string): Result<Read<PartFile>, readonly string[]> {
  const yaml = readYaml(yamlText);
  return yaml.ok ? shaped<PartFile>(PartFileShape, yaml.value, name) : err([`${name}${yaml.error}`]);
}
