// Works off the open rows of a run's ledger and seals it.
import PQueue from 'p-queue';
import { MemoryBook } from '../gather/memory/book.ts';
import { Night } from '../gather/night/night.ts';
import type { GatherContext } from '../gather/context.ts';
import { Strain } from '../gather/strain/strain.ts';
import { obeyingBrowser, obeyingClient } from '../gather/robots/obeying.ts';
import { RobotsBook } from '../gather/robots/robots-book.ts';
import { dateAt } from '../model/calendar.ts';
import type { Run } from '../model/run.ts';
import { statusOn, type Site, type SiteStatus } from '../model/site.ts';
import type { Watch } from './events.ts';
import { wasInterrupted, type Depth, type ScanEnd } from './request.ts';
import type { Gathering, ScanHouse } from './scan-house.ts';
import { suspicionUnder } from './suspicion.ts';
import { visitAndInspect } from './visit-and-inspect.ts';

/** Foreign pages kept until their own site's visit, bytes. */
const STASH_BYTES = 24_000_000;

const STATUS_TEXT: Readonly<Record<SiteStatus, string>> = {
  running: '正常运行',
  rebuilding: '改版中',
  suspended: '已暂停',
  migrated: '已迁移',
  closed: '已关停',
};

export interface Work {
  readonly run: Run;
  readonly sites: ReadonlyMap<string, Site>;
  readonly depth: Depth;
  /** Nothing remembered of other nights is used. */
  readonly fullLook: boolean;
  readonly watch: Watch;
  /** Raised by a person, or with the reason `NightOver` when the night's time is up. */
  readonly signal: AbortSignal;
}

/** Visits whatever the ledger still lacks; seals the run unless interrupted. */
export async function workOff(work: Work, house: ScanHouse, gathering: Gathering): Promise<Run> {
  const { run, sites, watch } = work;
  const broken = new AbortController();
  // Aborted too when the store gives way: visits under way end, nothing more is stored.
  const signal = AbortSignal.any([work.signal, broken.signal]);
  const ledger = await house.store.runs.ledger(run.id);
  const open = ledger.filter((row) => row.state === null).map((row) => row.site);
  watch({ type: 'opened', run: run.id, planned: ledger.length, alreadyDone: ledger.length - open.length });
  const context = contextOf(work, house, gathering);
  if (open.length < ledger.length) await recall(context.night, run.id, house);
  const queue = new PQueue({ concurrency: house.crawl.sitesAtOnce });
  const day = dateAt(run.asOf);
  const tasks = open.map((code) => {
    const site = sites.get(code);
    return queue
      .add(async () => {
        if (wasInterrupted(signal)) return;
        if (!site) return house.store.runs.saveState(run.id, code, 'errored', '台账中已没有这个网站');
        const status = statusOn(site, day);
        if (status !== 'running')
          return house.store.runs.saveState(run.id, code, 'not-running', STATUS_TEXT[status]);
        if (signal.aborted)
          return house.store.runs.saveState(run.id, code, 'not-reached', '本轮时间预算用完');
        await visitAndInspect(site, run, context, house, watch, signal);
      })
      .catch((error: unknown) => {
        // A store that cannot write stops the run: what is not done is left for --resume.
        broken.abort(error);
      });
  });
  await Promise.all(tasks);
  context.strain.stop();
  broken.signal.throwIfAborted();
  if (wasInterrupted(signal)) return run;
  const sealed = await house.store.runs.seal(run.id, house.clock());
  watch({ type: 'sealed', run: run.id });
  return sealed;
}

/** What a killed night already asked is not asked again. */
async function recall(night: Night, run: string, house: ScanHouse): Promise<void> {
  for await (const { link } of house.store.readings.links(run)) {
    const { url, state, cause, reason, status, finalUrl, attempts, seenAt, carriedOver } = link;
    if (cause === 'malformed-url' || carriedOver === true) continue;
    night.record(url, {
      state,
      cause,
      reason,
      status,
      finalUrl: finalUrl === url ? '' : finalUrl,
      attempts,
      at: seenAt,
    });
  }
}

function contextOf(work: Work, house: ScanHouse, gathering: Gathering): GatherContext {
  const { run, sites, depth, fullLook, watch } = work;
  const asOf = dateAt(run.asOf);
  const { client, browser, spaceOut } = gathering;
  const warn = (message: string, about: object): void => house.log.warn(about, message);
  const { clock, incremental: settings } = house;
  const { reader } = gathering;
  const robots = new RobotsBook({ settings: house.robots, client, spaceOut });
  return {
    client: obeyingClient(client, robots),
    browser: obeyingBrowser(browser, robots),
    robots,
    memory: new MemoryBook({ store: house.store.memory, settings, asOf, reader, fullLook, clock, warn }),
    evidence: house.evidence,
    settings: house.crawl,
    night: new Night(STASH_BYTES),
    strain: new Strain(house.crawl.strain, clock),
    depth,
    asOf,
    suspicion: suspicionUnder(house.edition, asOf),
    ...gathering.readers,
    homePages: new Set([...sites.values()].map((site) => new URL(site.url).href)),
    clock,
    onPage: (url, tookMs) => watch({ type: 'page', site: '', url, tookMs }),
    onLinks: (checked) => watch({ type: 'links', site: '', checked }),
    warn,
  };
}

/** How a run stands, counted from its rows. */
export async function endOf(run: Run, startedAt: number, house: ScanHouse): Promise<ScanEnd> {
  const states: Record<string, number> = {};
  for (const row of await house.store.runs.ledger(run.id)) {
    const state = row.state ?? 'planned';
    states[state] = (states[state] ?? 0) + 1;
  }
  const fails: Record<string, number> = {};
  let unknowns = 0;
  for await (const finding of house.store.readings.findings(run.id, { outcome: 'fail' })) {
    fails[finding.check] = (fails[finding.check] ?? 0) + 1;
  }
  for await (const finding of house.store.readings.findings(run.id, { outcome: 'unknown' }))
    unknowns += finding.id === '' ? 0 : 1;
  return { run, states, fails, unknowns, tookMs: house.clock() - startedAt };
}
