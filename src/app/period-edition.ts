// A quarter is judged by the edition in force on its last day; what its runs found must have been found under its limits.
import { isDeepStrictEqual } from 'node:util';
import { quarterOf } from '../model/quarter.ts';
import type { Edition } from '../model/indicator.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { Run } from '../model/run.ts';
import { inOneLine } from './config-problems.ts';
import { editionInForce } from './edition-choice.ts';
import { loadEdition } from './edition.ts';
import type { RulesSettings } from './settings.ts';

/** @returns the edition, or one Chinese line: none is in force, or the runs were made under other limits. */
export async function periodEdition(
  workspace: string,
  rules: RulesSettings,
  period: string,
  runs: readonly Run[],
): Promise<Result<Edition, string>> {
  const quarter = quarterOf(period);
  if (!quarter) return err(`${period} 不是季度，应如 2021Q4`);
  const edition = await editionInForce(workspace, rules, quarter.to);
  if (!edition.ok) return err(inOneLine(edition.error));
  for (const run of runs) {
    if (run.edition === edition.value.id) continue;
    const own = await loadEdition(workspace, run.edition);
    if (!own.ok) return err(inOneLine(own.error));
    if (!isDeepStrictEqual(own.value.limits, edition.value.limits))
      return err(
        `${period} 应按指标 ${edition.value.id} 判定，而 ${run.id} 是按 ${run.edition} 的时限检查的；请在 config/system.yaml 的 rules 中改回，或按 ${edition.value.id} 重新检查`,
      );
  }
  return ok(edition.value);
}
