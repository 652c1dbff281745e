// Reads one edition of the rules from its YAML text and refuses it, in Chinese, when anything in it is amiss.
import { z } from 'zod';
import { parseCalendarDate } from '../model/calendar.ts';
import { AUTOMATIONS, EVIDENCE_TAGS, type Edition } from '../model/indicator.ts';
import { issueText } from '../model/issue-text.ts';
import { err, ok, type Result } from '../model/result.ts';
import { readYaml } from '../model/yaml-text.ts';

const text = z.string().trim().min(1);

const ClauseShape = z.strictObject({
  id: z.string(),
  text,
  evidence: z.enum(EVIDENCE_TAGS),
  source: text,
  automation: z.enum(AUTOMATIONS),
  checks: z.array(text).readonly(),
  limit: z.number().int().positive(),
  over: z.enum(['run', 'period']).default('run'),
  convictedBy: z.array(text).readonly().default([]),
});

const IndicatorShape = z.strictObject({
  id: z.string().regex(/^(site|account)\.[a-z-]+$/, '应写作 site.名称 或 account.名称'),
  name: text,
  appliesTo: z.enum(['site', 'account']),
  part: z.enum(['veto', 'deduct', 'bonus']),
  needsServices: z.boolean().default(false),
  clauses: z.array(ClauseShape).min(1).readonly(),
});

const EditionShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, '只能用小写字母、数字和连字符'),
  title: text,
  source: text,
  effectiveFrom: z
    .string()
    .refine((value) => parseCalendarDate(value) !== null, '应写作 年-月-日，如 2019-04-01'),
  rounding: z.strictObject({ mode: z.literal('half-up'), digits: z.number().int().min(0).max(6) }),
  indicators: z.array(IndicatorShape).min(1).readonly(),
  limits: z.record(z.string(), z.unknown()),
});

function duplicates(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function repeatedIds(edition: Edition): readonly string[] {
  const indicators = duplicates(edition.indicators.map((indicator) => indicator.id));
  const clauses = edition.indicators.flatMap((indicator) =>
    duplicates(indicator.clauses.map((clause) => clause.id)).map(
      (clause) => `${indicator.id} 的细则“${clause}”`,
    ),
  );
  return [...indicators, ...clauses];
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

/** One line for one thing wrong: file, key, what, and what to do. */
function editionProblem(fileName: string, where: string, what: string): string {
  return `${fileName}：${where}${where === '' ? '' : ' '}${what}；请对照安装目录 config/indicators/ 里的 national-2019.yaml 更正`;
}

/**
 * Reads an edition.
 * @param fileName as shown to people.
 * @returns the edition, or one Chinese line per problem: file, key, what is wrong, what to do.
 */
export function parseEdition(yamlText: string, fileName: string): Result<Edition, readonly string[]> {
  const yaml = readYaml(yamlText);
  if (!yaml.ok) return err([`${fileName}${yaml.error}`]);
  const parsed = EditionShape.safeParse(yaml.value, { reportInput: true });
  if (!parsed.success) {
    return err(
      parsed.error.issues.map((issue) =>
        editionProblem(fileName, spokenPath(yaml.value, issue.path), issueText(issue)),
      ),
    );
  }
  const repeated = repeatedIds(parsed.data);
  if (repeated.length > 0)
    return err(repeated.map((id) => editionProblem(fileName, 'indicators', `${id} 重复`)));
  return ok(parsed.data);
}
