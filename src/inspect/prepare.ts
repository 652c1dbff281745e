// Matches the checks with one edition of the rules, once, before anything is inspected.
import type { Check } from '../check/index.ts';
import type { Edition } from '../model/indicator.ts';
import { issueText } from '../model/issue-text.ts';
import { err, ok, type Result } from '../model/result.ts';
import { SCORE_TABLES } from '../model/score-table.ts';

/** A check with its limits already validated by its own schema. */
export interface PreparedCheck {
  readonly check: Check;
  readonly limits: unknown;
}

/** Each check that a row names, with where it stands. */
function namedChecks(edition: Edition): readonly (readonly [where: string, check: string])[] {
  const vetoes = edition.indicators.flatMap(({ id, clauses }) =>
    clauses.flatMap((clause) =>
      [...clause.checks, ...(clause.convictedBy ?? []), ...(clause.informedBy ?? [])].map(
        (check) => [`indicators[${id}].clauses[${clause.id}]`, check] as const,
      ),
    ),
  );
  const scored = SCORE_TABLES.flatMap((table) =>
    (['deduct', 'bonus'] as const).flatMap((part) =>
      (edition[table]?.[part].indicators ?? []).flatMap(({ id, clauses }) =>
        clauses.flatMap((clause) =>
          clause.checks.map(
            (check) => [`${table}.${part}.indicators[${id}].clauses[${clause.id}]`, check] as const,
          ),
        ),
      ),
    ),
  );
  return [...vetoes, ...scored];
}

function unknownChecks(checks: readonly Check[], edition: Edition): readonly string[] {
  const known = new Set([...checks.map((check) => check.id), ...edition.awaitedChecks]);
  return [
    ...namedChecks(edition)
      .filter(([, id]) => !known.has(id))
      .map(([where, id]) => `${where} 引用了不存在的检查 ${id}`),
    ...Object.keys(edition.limits)
      .filter((id) => !known.has(id))
      .map((id) => `limits.${id} 不是任何检查的时限`),
  ].map((problem) => `指标 ${edition.id}：${problem}；请更正拼写或删去`);
}

/**
 * Validates every check's limits.
 * @returns the checks in the order of their ids, or one Chinese line per problem.
 */
export function prepareChecks(
  checks: readonly Check[],
  edition: Edition,
): Result<readonly PreparedCheck[], readonly string[]> {
  const problems: string[] = [...unknownChecks(checks, edition)];
  const prepared: PreparedCheck[] = [];
  for (const check of [...checks].sort((left, right) => (left.id < right.id ? -1 : 1))) {
    const parsed = check.limits.safeParse(edition.limits[check.id], { reportInput: true });
    if (parsed.success) {
      prepared.push({ check, limits: parsed.data });
      continue;
    }
    for (const issue of parsed.error.issues) {
      const where = ['limits', check.id, ...issue.path].map(String).join('.');
      problems.push(`指标 ${edition.id}：${where} ${issueText(issue)}；请对照 national-2019.yaml 填写`);
    }
  }
  return problems.length > 0 ? err(problems) : ok(prepared);
}
