// The site's robots.txt, asked for beside its home page, and the fact that is kept of it.
import { isRobots, type RobotsFact } from '../../model/robots.ts';
import type { Failure } from '../../model/failure.ts';
import { FAILURES } from '../../model/failure.ts';
import type { LinkReading, SectionReading } from '../../artifacts/site.ts';
import { notYetRead, type HostRobots } from '../robots/robots-book.ts';
import type { VisitTools } from './tools.ts';

/** Key in the coverage for addresses that were not asked for because of a robots.txt. */
export const ROBOTS_CUT = FAILURES.robots.text;

const REASONS: ReadonlySet<string> = new Set([FAILURES.robots.text, FAILURES['robots-unreadable'].text]);

/** One request at most; it is no page, and a visit whose time is up does not wait for it. */
export function askRobots(url: string, tools: VisitTools): Promise<HostRobots> {
  const { context, opener, signal } = tools;
  if (!context.robots.knows(url)) opener.traffic.requests += 1;
  const timeIsUp = new Promise<HostRobots>((resolve) => {
    const stop = (): void => resolve(notYetRead(url));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([context.robots.of(url), timeIsUp]);
}

/** `met`: addresses met on the site, of which those that the rules disallow are counted. */
export function factOf(host: HostRobots, met: readonly string[], tools: VisitTools): RobotsFact {
  const { origin } = new URL(host.fact.url);
  const ours = new Set(met.filter((url) => URL.canParse(url) && new URL(url).origin === origin));
  const disallowed = [...ours].filter((url) => !tools.context.robots.allows(host, url)).length;
  return { ...host.fact, disallowed };
}

/** Addresses that were not asked for. */
export function refusedOf(
  sections: readonly Pick<SectionReading, 'url' | 'failure'>[],
  links: readonly Pick<LinkReading, 'url' | 'reason'>[],
): number {
  const refused = [
    ...sections.filter(({ failure }) => isRobots(failure)),
    ...links.filter(({ reason }) => REASONS.has(reason)),
  ];
  return new Set(refused.map(({ url }) => url)).size;
}

/** The first refusal among addresses that a reading leans on; null when all may be asked for. */
export async function firstRefusal(
  urls: Iterable<string | null>,
  tools: VisitTools,
): Promise<Failure | null> {
  const { robots } = tools.context;
  if (!robots.obeys) return null;
  for (const url of urls) {
    const refusal = url === null ? null : await robots.refusal(url);
    if (refusal !== null) return refusal;
  }
  return null;
}
