// The nightly run: plan, work, seal. Never two at once.
import { err, ok, type Result } from '../model/result.ts';
import type { Run } from '../model/run.ts';
import type { Site } from '../model/site.ts';
import { choose } from './choose-sites.ts';
import type { Watch } from './events.ts';
import { withNightlyLock } from './nightly-lock.ts';
import { NightOver, type Depth, type ScanEnd, type ScanRequest } from './request.ts';
import type { ScanHouse } from './scan-house.ts';
import { trackHistory } from './track-history.ts';
import { trackSealedRuns } from './track-sections.ts';
import { trackSealedWarnings } from './track-warnings.ts';
import { endOf, workOff } from './work.ts';

/**
 * Scans the inventory, or the part of it that was named.
 * @param signal a person's wish to stop: the run stays open and can be resumed.
 * @returns how it ended, or one Chinese line.
 */
export async function runScan(
  house: ScanHouse,
  request: ScanRequest,
  watch: Watch,
  signal: AbortSignal,
): Promise<Result<ScanEnd, string>> {
  const startedAt = house.clock();
  const inventory = await house.store.inventory.all();
  const chosen = choose(inventory, request);
  if (!chosen.ok) return chosen;
  return withNightlyLock(house, async () => {
    // Whatever a night that was killed right after its sealing left undone.
    await trackSealedRuns(house);
    await trackHistory(house);
    await trackSealedWarnings(house);
    return scanLocked(house, request, chosen.value, inventory, watch, signal, startedAt);
  });
}

async function scanLocked(
  house: ScanHouse,
  request: ScanRequest,
  chosen: readonly Site[],
  inventory: readonly Site[],
  watch: Watch,
  signal: AbortSignal,
  startedAt: number,
): Promise<Result<ScanEnd, string>> {
  const gathering = await house.openGathering();
  if (!gathering.ok) return gathering;
  const budget = new AbortController();
  const timer =
    request.budgetMs === undefined
      ? undefined
      : setTimeout(() => budget.abort(new NightOver()), request.budgetMs);
  try {
    const opened = await openRun(house, request, chosen);
    if (!opened.ok) return opened;
    const sites = new Map(inventory.map((site) => [site.code, site]));
    const depth: Depth = opened.value.depth === 'full' ? 'full' : 'sections';
    const run = await workOff(
      {
        run: opened.value,
        sites,
        depth,
        fullLook: request.fullLook === true,
        watch,
        signal: AbortSignal.any([signal, budget.signal]),
      },
      house,
      gathering.value,
    );
    if (run.state === 'sealed') {
      await trackSealedRuns(house);
      await trackHistory(house);
      await trackSealedWarnings(house);
      await house.tidy();
    }
    return ok(await endOf(run, startedAt, house));
  } finally {
    clearTimeout(timer);
    await gathering.value.close();
  }
}

async function openRun(
  house: ScanHouse,
  request: ScanRequest,
  chosen: readonly Site[],
): Promise<Result<Run, string>> {
  const { runs } = house.store;
  if (request.resume) {
    const [newest] = await runs.list({ kind: 'nightly', state: 'open' });
    if (!newest) return err('没有未完成的巡检可以继续；不带 --resume 运行 xunjian scan 开始新的一轮');
    const meant = new Set(chosen.map((site) => site.code));
    const left = (await runs.ledger(newest.id)).filter((row) => row.state === null);
    const named = request.sites.length > 0 || request.regions.length > 0;
    if (named && left.some((row) => !meant.has(row.site)))
      return err(
        `未完成的巡检 ${newest.id} 里还有没有点名的网站；--resume 总是继续整轮，请去掉 --site 和 --region`,
      );
    return ok(newest);
  }
  const sites = chosen.map((site) => site.code).sort();
  const { asOf } = house.options;
  return ok(
    await runs.open({
      kind: 'nightly',
      asOf,
      edition: house.edition.id,
      depth: request.depth,
      startedAt: house.clock(),
      sites,
    }),
  );
}
