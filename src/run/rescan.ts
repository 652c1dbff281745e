// One site now, in a run of its own: it waits for nobody and is never mixed into the nightly run.
import { err, ok, type Result } from '../model/result.ts';
import type { Watch } from './events.ts';
import type { ScanEnd } from './request.ts';
import type { ScanHouse } from './scan-house.ts';
import { endOf, workOff } from './work.ts';

/** @returns how it ended, or one Chinese line. */
export async function runRescan(
  house: ScanHouse,
  code: string,
  watch: Watch,
  signal: AbortSignal,
): Promise<Result<ScanEnd, string>> {
  const startedAt = house.clock();
  const site = await house.store.inventory.byCode(code);
  if (!site) return err(`台账中没有网站标识码 ${code}；请核对，或先导入台账`);
  const gathering = await house.openGathering();
  if (!gathering.ok) return gathering;
  try {
    const { asOf } = house.options;
    const opened = await house.store.runs.open({
      kind: 'rescan',
      asOf,
      edition: house.edition.id,
      depth: 'sections',
      startedAt,
      sites: [code],
    });
    const sites = new Map([[code, site]]);
    const run = await workOff(
      { run: opened, sites, depth: 'sections', fullLook: true, watch, signal },
      house,
      gathering.value,
    );
    return ok(await endOf(run, startedAt, house));
  } finally {
    await gathering.value.close();
  }
}
