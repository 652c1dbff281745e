// The summary of a judged run, from its stored verdicts: nothing is judged again.
import { summarise, type Summary } from '../judge/summarise.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { Run } from '../model/run.ts';
import { loadEdition } from './edition.ts';
import type { House } from './house.ts';

/** @returns null for a run without verdicts yet; one Chinese line when its edition cannot be read. */
export async function storedSummary(
  house: Pick<House, 'store' | 'regions' | 'options'>,
  run: Run,
): Promise<Result<Summary | null, string>> {
  const { store } = house;
  const all = await store.verdicts.of(run.id);
  if (all.length === 0) return ok(null);
  // A run may have been judged under two editions: one summary speaks of one.
  const id = all.some((verdict) => verdict.edition === run.edition)
    ? run.edition
    : (all[0]?.edition ?? run.edition);
  const verdicts = all.filter((verdict) => verdict.edition === id);
  const edition = await loadEdition(house.options.workspace, id);
  if (!edition.ok) return err(edition.error[0] ?? '');
  const [sites, ledger] = await Promise.all([store.inventory.all(), store.runs.ledger(run.id)]);
  const period = verdicts[0]?.period;
  return ok(
    summarise({
      run: run.id,
      ...(period === undefined ? {} : { period }),
      edition: edition.value,
      sites,
      ledger,
      verdicts,
      regions: house.regions,
    }),
  );
}
