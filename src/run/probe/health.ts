// Whether a round may count, from what was seen of our own side and of all sites together. Pure.
import { groupBy } from '../../model/group.ts';
import { VISIT_OUTCOMES, type ProbeVisit, type Signs, type VisitOutcome } from '../../model/probe.ts';
import type { ProbeSettings } from './settings.ts';

export interface RoundSeen {
  readonly before: Signs;
  readonly after: Signs;
  readonly visits: readonly ProbeVisit[];
  /** The longest our process stood still during the round, ms. */
  readonly stalledMs: number;
}

export interface RoundHealth {
  readonly health: 'sound' | 'void';
  /** Chinese: why it is void, or a platform's outage; '' for nothing. */
  readonly reason: string;
}

export function countsOf(visits: readonly ProbeVisit[]): Readonly<Record<VisitOutcome, number>> {
  const counts = { opened: 0, failed: 0, unverifiable: 0, ours: 0 };
  for (const outcome of VISIT_OUTCOMES)
    counts[outcome] = visits.filter((visit) => visit.outcome === outcome).length;
  return counts;
}

type Limits = Pick<ProbeSettings, 'canaries' | 'mass' | 'sleep'>;

function sickCanaries(when: string, signs: Signs, share: number): string | null {
  const { canaries, sickCanaries: sick } = signs;
  if (canaries === 0 || sick.length === 0 || sick.length < canaries * share) return null;
  return `本轮${when} ${canaries} 个对照网站中有 ${sick.length} 个连不上，疑为本机网络故障`;
}

/** Every address a visit met, of whichever attempt. */
const addressesOf = (visit: ProbeVisit): readonly string[] => [
  ...new Set(visit.attempts.map(({ address }) => address).filter((address) => address !== '')),
];

const troubled = ({ outcome }: ProbeVisit): boolean => outcome === 'failed' || outcome === 'ours';

function implausible(visits: readonly ProbeVisit[], { share, atLeast }: Limits['mass']): boolean {
  const bad = visits.filter(troubled).length;
  if (bad <= visits.length * share) return false;
  return bad >= atLeast || bad > visits.filter(({ outcome }) => outcome === 'opened').length;
}

/** The address behind a mass of failures when all that is elsewhere does well; null when there is none. */
function platformOf(visits: readonly ProbeVisit[], limits: Limits['mass']): string | null {
  const met = visits.filter(troubled).flatMap((visit) => addressesOf(visit).map((address) => ({ address })));
  const groups = [...groupBy(met, ({ address }) => address)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  const address = groups[0]?.[0];
  if (address === undefined) return null;
  const elsewhere = visits.filter((visit) => !addressesOf(visit).includes(address));
  const well = elsewhere.filter(({ outcome }) => outcome === 'opened').length;
  return well >= limits.witnesses && !implausible(elsewhere, limits) ? address : null;
}

/** The reasons in the order in which they weigh. */
export function roundHealth(seen: RoundSeen, limits: Limits): RoundHealth {
  const { before, after, visits, stalledMs } = seen;
  const { sickShare } = limits.canaries;
  const bad = visits.filter(troubled).length;
  const why =
    (stalledMs > limits.sleep
      ? `本轮中本机停顿了 ${Math.round(stalledMs / 1000)} 秒（休眠、时钟跳变或负载过高）`
      : null) ??
    sickCanaries('之前', before, sickShare) ??
    sickCanaries('之后', after, sickShare) ??
    (bad > 0 && [before, after].some(({ gateway }) => gateway === 'unreachable')
      ? '本机的默认网关不可达'
      : null);
  if (why !== null) return { health: 'void', reason: why };
  if (!implausible(visits, limits.mass)) return { health: 'sound', reason: '' };
  const platform = platformOf(visits, limits.mass);
  if (platform !== null)
    return { health: 'sound', reason: `${platform} 上的网站同时打不开，其余正常：判为该平台故障` };
  const silent = [before, after].some(({ resolver }) => resolver === 'silent');
  return {
    health: 'void',
    reason: `${visits.length} 个网站中有 ${bad} 个同时打不开或无法访问，${silent ? '本机域名服务器未应答' : '疑为本机网络故障'}`,
  };
}
