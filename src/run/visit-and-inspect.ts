// One site of a run: visited, inspected, stored in one transaction with its terminal state.
import { CoverageOf, HomePage, Links, Reachability, Sections } from '../artifacts/site.ts';
import { Artifacts } from '../artifacts/token.ts';
import type { GatherContext } from '../gather/context.ts';
import { noCoverage } from '../gather/site/coverage.ts';
import { visitSite, type Gathered } from '../gather/site/visit-site.ts';
import { inspectSite } from '../inspect/inspect.ts';
import type { Finding } from '../model/finding.ts';
import { err, ok } from '../model/result.ts';
import type { Run } from '../model/run.ts';
import type { Site } from '../model/site.ts';
import type { SiteVisit } from '../store/port.ts';
import { storeProblemOf } from '../store/problem.ts';
import { linksInOrder, sectionsInOrder } from './canonical-order.ts';
import type { Watch } from './events.ts';
import { wasInterrupted } from './request.ts';
import type { ScanHouse } from './scan-house.ts';

/** What inspection is handed of a visit. */
export function artifactsOf(visit: Omit<SiteVisit, 'run'>): Artifacts {
  return new Artifacts()
    .set(Reachability, visit.reachability)
    .set(HomePage, visit.homePage)
    .set(Sections, sectionsInOrder(visit.sections))
    .set(Links, linksInOrder(visit.links))
    .set(CoverageOf, ok(visit.coverage));
}

/**
 * Visits a site and stores what was found. Nothing is stored when a person interrupted meanwhile: the site is visited
 * again when the run goes on. When the night's time is up, what was seen until then is stored.
 */
export async function visitAndInspect(
  site: Site,
  run: Run,
  context: GatherContext,
  house: ScanHouse,
  watch: Watch,
  signal: AbortSignal,
): Promise<void> {
  watch({ type: 'site-started', site: site.code, name: site.name });
  const visit = await gather(site, context, house, signal);
  if (wasInterrupted(signal)) return;
  const findings = inspectSite({
    run: run.id,
    site,
    asOf: context.asOf,
    edition: house.edition,
    checks: house.checks,
    artifacts: artifactsOf(visit),
    seenAt: visit.endedAt,
    log: (message, about) => house.log.error(about, message),
  });
  const { memory, ...stored } = visit;
  await house.store.runs.saveVisit({ ...stored, run: run.id }, findings);
  // After the visit: what a night that was killed here did not save, is looked at anew.
  if (memory) await context.memory.save(memory);
  watch(siteDone(site, visit, findings));
}

async function gather(
  site: Site,
  context: GatherContext,
  house: ScanHouse,
  signal: AbortSignal,
): Promise<Gathered> {
  const startedAt = context.clock();
  try {
    return await visitSite(site, context, signal);
  } catch (error) {
    // Evidence that cannot be kept is no fault of this site: the run stops, and goes on once there is room.
    if (storeProblemOf(error)) throw error;
    // A bug in a visit costs one site its verdict, not the province its night.
    house.log.error({ site: site.code, error }, 'the visit of a site broke');
    const failure = err({ kind: 'internal' as const });
    return {
      site: site.code,
      state: 'errored',
      reason: '程序内部错误，详见日志',
      startedAt,
      endedAt: context.clock(),
      reachability: failure,
      homePage: failure,
      sections: failure,
      links: failure,
      coverage: noCoverage('程序内部错误'),
      requests: 0,
      bytes: 0,
    };
  }
}

function siteDone(site: Site, visit: Gathered, findings: readonly Finding[]): Parameters<Watch>[0] {
  const fails: Record<string, number> = {};
  for (const finding of findings) {
    if (finding.outcome === 'fail') fails[finding.check] = (fails[finding.check] ?? 0) + 1;
  }
  return {
    type: 'site-done',
    site: site.code,
    name: site.name,
    state: visit.state,
    pages: visit.coverage.pages,
    links: visit.coverage.linksChecked,
    fails,
    unknowns: findings.filter((finding) => finding.outcome === 'unknown').length,
    tookMs: visit.endedAt - visit.startedAt,
  };
}
