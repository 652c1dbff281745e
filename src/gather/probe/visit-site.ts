// One visit of the prober: a first look, and before it counts as failed another one by a method that differs.
import type { ProbeAnswer, ProbeRequest } from '../../fetch/probe/client.ts';
import { retryAfterMs } from '../../fetch/retry-after.ts';
import type { Failure } from '../../model/failure.ts';
import {
  outcomeOfFailure,
  type Family,
  type ProbeAttempt,
  type ProbeVisit,
  type VisitOutcome,
} from '../../model/probe.ts';
import type { ProbeContext, VisitTime } from './context.ts';

type Context = ProbeContext & VisitTime;

type Method = Pick<ProbeRequest, 'rung' | 'family'>;

/** What an attempt says by itself. */
const said = ({ failure }: ProbeAttempt): VisitOutcome =>
  failure === null ? 'opened' : outcomeOfFailure(failure);

/** Why an answer does not count as opened; null when it does. */
function refusalOf(answer: ProbeAnswer, context: Context): Failure | null {
  const { status, headers, body } = answer;
  if (status === null) return answer.failure;
  const product = context.challengeOf(body, { status, headers });
  if (product !== null) return { kind: 'challenged', status, product };
  if (status === 401 || status === 403) return { kind: 'forbidden', status };
  const asked = retryAfterMs(headers['retry-after'], context.now());
  if (status === 429 || (status === 503 && asked !== null)) return { kind: 'throttled', status };
  return status >= 500 ? { kind: 'http-status', status } : null;
}

/** A timeout met while our own process stood still is ours. */
function fair(failure: Failure | null, startedAt: number, context: Context): Failure | null {
  if (failure?.kind !== 'timeout' && failure?.kind !== 'connect-timeout') return failure;
  const stalledMs = context.stalledSince(startedAt);
  if (stalledMs < context.settings.stallMs) return failure;
  return { kind: 'cancelled', detail: `our own process stood still for ${Math.round(stalledMs)} ms` };
}

async function attempt(
  url: string,
  method: Method,
  context: Context,
  signal: AbortSignal,
): Promise<{ readonly attempt: ProbeAttempt; readonly families: readonly Family[] }> {
  const { openWithinMs, maxBytes } = context.settings;
  const startedAt = context.now();
  const answer = await context.client.fetch({ url, ...method, deadlineMs: openWithinMs, maxBytes }, signal);
  const { rung, family, address, status, phases, families } = answer;
  const failure = fair(refusalOf(answer, context), startedAt, context);
  return { attempt: { method: rung, family, address, status, failure, phases }, families };
}

/** After the first: the other family where there is one, then the tolerant way. */
function furtherMethods(first: ProbeAttempt, families: readonly Family[], ipv6: boolean): readonly Method[] {
  const family = first.family;
  const other = families.find((one) => one !== family && (ipv6 || one === 4));
  return [
    ...(family !== null && other !== undefined ? [{ rung: 'strict', family: other } as const] : []),
    { rung: 'tolerant', family },
  ];
}

/** Failures that two methods must agree on. */
const WITNESSES = 2;

/**
 * @param family asked first, where the site has it: rounds take turns, so that both are seen.
 * @returns null when it was broken off by `signal`: such a visit has not taken place.
 */
export async function probeSite(
  site: { readonly code: string; readonly url: string },
  round: number,
  family: Family,
  context: Context,
  signal: AbortSignal,
): Promise<ProbeVisit | null> {
  const at = context.now();
  const { ipv6, secondAfterMs } = context.settings;
  const first = await attempt(site.url, { rung: 'strict', family: ipv6 ? family : 4 }, context, signal);
  const attempts = [first.attempt];
  const visit = (outcome: VisitOutcome): ProbeVisit => ({ round, site: site.code, at, outcome, attempts });
  const settled = (): VisitOutcome | null => {
    const last = attempts.at(-1);
    const outcome = last ? said(last) : 'ours';
    return outcome === 'opened' || outcome === 'unverifiable' ? outcome : null;
  };
  for (const method of furtherMethods(first.attempt, first.families, ipv6)) {
    const outcome = settled();
    if (outcome) return visit(outcome);
    if (attempts.filter((one) => said(one) === 'failed').length >= WITNESSES) break;
    await context.sleep(secondAfterMs, signal);
    if (signal.aborted) return null;
    attempts.push((await attempt(site.url, method, context, signal)).attempt);
  }
  if (signal.aborted) return null;
  const outcome = settled();
  if (outcome) return visit(outcome);
  if (attempts.filter((one) => said(one) === 'failed').length < WITNESSES) return visit('ours');
  const browsed = await context.browse(site.url, signal);
  if (signal.aborted) return null;
  if (browsed === null) return visit('failed');
  // A browser that could not look takes nothing back; one that opened the page, or was challenged, does.
  const seen = said(browsed);
  if (seen === 'opened' || seen === 'unverifiable')
    return { ...visit(seen), attempts: [...attempts, browsed] };
  return { ...visit('failed'), attempts: [browsed, ...attempts] };
}
