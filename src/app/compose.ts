// The one place that picks drivers and puts the house together.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CHECKS } from '../../checks/index.ts';
import { prepareChecks } from '../inspect/prepare.ts';
import { parseRegions } from '../inventory/regions.ts';
import type { Region } from '../model/region.ts';
import { err, ok, type Result } from '../model/result.ts';
import { createEvidenceStore, type EvidenceFiles } from '../store/evidence-files.ts';
import { openStore, type OpenedStore } from '../store/open.ts';
import { loadConfig, type Config } from './config.ts';
import { DEFAULT_EDITION, loadEdition } from './edition.ts';
import type { House, HouseNeeds } from './house.ts';
import { createLog } from './log.ts';
import type { GlobalOptions } from './options.ts';
import { packageRoot } from './package-root.ts';

async function loadRegions(): Promise<readonly Region[]> {
  const file = join(packageRoot(), 'data', 'regions', 'sichuan.json');
  return parseRegions(JSON.parse(await readFile(file, 'utf8')));
}

/** The wall clock; the only one, handed to whoever needs it. */
const clock = (): number => Date.now();

const DAY_MS = 86_400_000;

/** Lets go of what the retention settings no longer keep. */
async function tidy(store: OpenedStore, evidence: EvidenceFiles, config: Config, now: number): Promise<void> {
  const { keepNights, evidenceDays, convictingEvidenceDays } = config.store;
  await store.maintenance.prune(keepNights, now);
  const convicting = await store.maintenance.convictingEvidence(now - convictingEvidenceDays * DAY_MS);
  await evidence.prune(now - evidenceDays * DAY_MS, convicting);
}

/** Opens everything a command needs, or says in Chinese (a line per problem) why it cannot. */
export async function openHouse(options: GlobalOptions, needs: HouseNeeds): Promise<Result<House, string>> {
  const config = await loadConfig(options.workspace);
  if (!config.ok) return err(config.error.join('\n'));
  const edition = await loadEdition(options.workspace, DEFAULT_EDITION);
  if (!edition.ok) return err(edition.error.join('\n'));
  const checks = prepareChecks(CHECKS, edition.value);
  if (!checks.ok) return err(checks.error.join('\n'));
  const databaseUrl = process.env['DATABASE_URL'];
  const store = await openStore({
    ...(databaseUrl ? { databaseUrl } : {}),
    file: join(options.workspace, 'xunjian.db'),
    create: needs.store === 'create',
    busyTimeoutMs: config.value.store.busyTimeoutMs,
    clock,
  });
  if (!store.ok) return err(store.error.message);
  const log = createLog(config.value.log.level);
  const evidence = createEvidenceStore({ directory: join(options.workspace, 'evidence'), clock });
  let closed = false;
  return ok({
    config: config.value,
    store: store.value,
    evidence,
    regions: await loadRegions(),
    options,
    log,
    crawl: config.value.crawl,
    edition: edition.value,
    checks: checks.value,
    clock,
    tidy: () => tidy(store.value, evidence, config.value, clock()),
    // Loaded only when sites are visited: most commands never need a browser or a parser.
    openGathering: async () => (await import('./gathering.ts')).openGathering(config.value, options, log),
    close: async () => {
      if (closed) return;
      closed = true;
      await store.value.close();
    },
  });
}
