// The one place that picks drivers and puts the house together.
import { join } from 'node:path';
import { CHECKS } from '../../checks/index.ts';
import { prepareChecks, type PreparedCheck } from '../inspect/prepare.ts';
import type { Edition } from '../model/indicator.ts';
import { err, ok, type Result } from '../model/result.ts';
import { createEvidenceStore, type EvidenceFiles } from '../store/evidence-files.ts';
import { thinOldBatches } from '../run/keep-batches.ts';
import { thinOldNights } from '../run/keep-nights.ts';
import type { AccountHouse } from '../run/accounts/house.ts';
import { sleep } from '../run/probe/sleep.ts';
import { openStore, type OpenedStore } from '../store/open.ts';
import type { Store } from '../store/port.ts';
import { dateAt } from '../model/calendar.ts';
import { inOneLine } from './config-problems.ts';
import { loadConfig, type Config } from './config.ts';
import { overlaps } from '../judge/rules/choose.ts';
import { editionInForce } from './edition-choice.ts';
import { editionIds, loadEdition } from './edition.ts';
import type { House, HouseNeeds } from './house.ts';
import { createLog, type Log } from './log.ts';
import type { GlobalOptions } from './options.ts';
import { loadRegions } from './regions.ts';

/** The wall clock; the only one, handed to whoever needs it. */
const clock = (): number => Date.now();

const DAY_MS = 86_400_000;

/** Lets go of what the retention settings no longer keep. */
async function tidy(
  store: OpenedStore,
  evidence: EvidenceFiles,
  { config, edition }: Pick<Configured, 'config' | 'edition'>,
  now: number,
): Promise<void> {
  const { keepNights, evidenceDays, convictingEvidenceDays } = config.store;
  await store.maintenance.prune(keepNights, now);
  await thinOldNights(store, config.store, now);
  await thinOldBatches(store, edition, config.store, now);
  await store.memory.prune(now - config.incremental.memoryDays * DAY_MS);
  const convicting = await store.maintenance.convictingEvidence(now - convictingEvidenceDays * DAY_MS);
  const photos = await store.maintenance.heldPhotos(now - convictingEvidenceDays * DAY_MS);
  await evidence.prune(now - evidenceDays * DAY_MS, new Set([...convicting, ...photos]));
}

/** What an office may configure, checked together. */
export interface Configured {
  readonly config: Config;
  readonly edition: Edition;
  readonly checks: readonly PreparedCheck[];
}

/** Reads and checks it as of a 监测时间点 (epoch ms), or gives one Chinese line per problem. The section types are read when sites are visited. */
export async function loadConfigured(
  workspace: string,
  asOf: number,
): Promise<Result<Configured, readonly string[]>> {
  const config = await loadConfig(workspace);
  if (!config.ok) return config;
  const edition = await editionInForce(workspace, config.value.rules, dateAt(asOf));
  if (!edition.ok) return edition;
  const checks = prepareChecks(CHECKS, edition.value);
  return checks.ok ? ok({ config: config.value, edition: edition.value, checks: checks.value }) : checks;
}

function newMediaHouse(
  { config, edition, checks }: Configured,
  options: GlobalOptions,
  { store, evidence, log }: { readonly store: Store; readonly evidence: EvidenceFiles; readonly log: Log },
): AccountHouse {
  const call = (what: string): void => log.warn(what);
  const needs = { config, options, evidence, clock, call };
  return {
    ...{ store, log, options, accounts: config.accounts, edition, checks, clock, sleep, random: Math.random },
    accessTokens: async () => (await import('./access-tokens.ts')).loadAccessTokens(options.workspace),
    openAccounts: async (present) => (await import('./accounts.ts')).openAccounts(needs, present),
  };
}

/**
 * All editions of the rules, shipped and the workspace's, held against the checks and against each other.
 * @returns one Chinese line per problem: file or edition, row, what is wrong, what to do.
 */
export async function editionProblems(workspace: string): Promise<readonly string[]> {
  const editions: Edition[] = [];
  const problems: string[] = [];
  for (const id of await editionIds(workspace)) {
    const edition = await loadEdition(workspace, id);
    const checks = edition.ok ? prepareChecks(CHECKS, edition.value) : edition;
    if (edition.ok) editions.push(edition.value);
    if (!checks.ok) problems.push(...checks.error);
  }
  // What is wrong with an edition is wrong with those that build on it, and is told once.
  return [...new Set([...problems, ...overlaps(editions)])];
}

/** An edition that is to become the workspace's, held against the checks and against the others in time. */
export async function newEditionProblems(workspace: string, edition: Edition): Promise<readonly string[]> {
  const checks = prepareChecks(CHECKS, edition);
  const others: Edition[] = [];
  for (const id of (await editionIds(workspace)).filter((one) => one !== edition.id)) {
    const other = await loadEdition(workspace, id);
    if (other.ok) others.push(other.value);
  }
  const about = overlaps([...others, edition]).filter((line) => line.includes(edition.id));
  return [...(checks.ok ? [] : checks.error), ...about];
}

/** Opens everything a command needs, or says in one Chinese line why it cannot. */
export async function openHouse(options: GlobalOptions, needs: HouseNeeds): Promise<Result<House, string>> {
  const configured = await loadConfigured(options.workspace, options.asOf);
  if (!configured.ok) return err(inOneLine(configured.error));
  const { config, edition, checks } = configured.value;
  const databaseUrl = process.env['DATABASE_URL'];
  const store = await openStore({
    ...(databaseUrl ? { databaseUrl } : {}),
    file: join(options.workspace, 'xunjian.db'),
    create: needs.store === 'create',
    busyTimeoutMs: config.store.busyTimeoutMs,
    clock,
  });
  if (!store.ok) return err(store.error.message);
  const log = createLog(config.log.level);
  const evidence = createEvidenceStore({ directory: join(options.workspace, 'evidence'), clock });
  let closed = false;
  return ok({
    config,
    store: store.value,
    evidence,
    regions: await loadRegions(),
    options,
    log,
    crawl: config.crawl,
    robots: config.robots,
    incremental: config.incremental,
    register: config.register,
    history: config.history,
    warning: config.warning,
    prober: {
      ...{ store: store.value, probe: config.probe, log, clock, sleep, random: Math.random },
      openProbing: async () => (await import('./probing.ts')).openProbing({ config, edition, options, log }),
    },
    newMedia: newMediaHouse(configured.value, options, { store: store.value, evidence, log }),
    edition,
    checks,
    clock,
    tidy: () => tidy(store.value, evidence, configured.value, clock()),
    // Loaded only when sites are visited: most commands never need a browser or a parser.
    openGathering: async () => (await import('./gathering.ts')).openGathering(config, options, log),
    close: async () => {
      if (closed) return;
      closed = true;
      await store.value.close();
    },
  });
}
