// From what a fetch brought to the state of a link: alive, dead with a class of cause, or not to be told.
import type { LinkCause } from '../../artifacts/site.ts';
import type { FetchResult } from '../../fetch/client.ts';
import { FAILURES, type FailureKind } from '../../model/failure.ts';
import type { LinkAnswer } from './night.ts';

/** Failures that say something about the link; every other kind is our trouble or a refusal, hence unknown. */
const CAUSE_OF_FAILURE: Partial<Record<FailureKind, LinkCause>> = {
  dns: 'dns',
  refused: 'refused',
  reset: 'reset',
  'connect-timeout': 'timeout',
  timeout: 'timeout',
  tls: 'tls',
  'redirect-loop': 'redirect-loop',
  'too-many-redirects': 'redirect-loop',
  'intranet-address': 'intranet-address',
  'malformed-url': 'malformed-url',
  'bad-redirect': 'malformed-url',
};

/** Answers that refuse a machine, not the public. */
const REFUSALS: Readonly<Record<number, string>> = {
  401: '需要登录',
  403: '拒绝访问，无法判断公众能否打开',
  407: '需要代理认证',
  412: '被防护系统拦截',
  429: '被限制访问频率',
  521: '被防护系统拦截',
};

/** What the page itself says when its status does not: filled in by whoever read the body. */
export interface BodyHints {
  readonly challenge: string | null;
  readonly softNotFound: boolean;
  readonly redirectedHome: boolean;
}

export const NO_HINTS: BodyHints = { challenge: null, softNotFound: false, redirectedHome: false };

/** `attempts` starts at 1; `at` is the time of the answer. */
export function classifyAnswer(result: FetchResult, hints: BodyHints, at: number): LinkAnswer {
  const common = { attempts: 1, at };
  if (!result.ok) {
    const { kind, status } = result.error.failure;
    const finalUrl = result.error.url === result.error.requestUrl ? '' : result.error.url;
    const cause = CAUSE_OF_FAILURE[kind];
    if (kind === 'too-large')
      return { ...common, state: 'alive', cause: null, reason: '', status: 200, finalUrl };
    if (cause) return { ...common, state: 'dead', cause, reason: '', status: status ?? null, finalUrl };
    return {
      ...common,
      state: 'unknown',
      cause: null,
      reason: FAILURES[kind].text,
      status: status ?? null,
      finalUrl,
    };
  }
  const { status, url, requestUrl } = result.value;
  const finalUrl = url === requestUrl ? '' : url;
  const unknown = (reason: string): LinkAnswer => ({
    ...common,
    state: 'unknown',
    cause: null,
    reason,
    status,
    finalUrl,
  });
  const dead = (cause: LinkCause): LinkAnswer => ({
    ...common,
    state: 'dead',
    cause,
    reason: '',
    status,
    finalUrl,
  });
  if (hints.challenge) return unknown('被防护系统拦截，无法检查');
  const refusal = REFUSALS[status];
  if (refusal) return unknown(refusal);
  if (status === 404) return dead('http-404');
  if (status === 410) return dead('http-410');
  if (status >= 500) return dead('http-5xx');
  if (status >= 400) return dead('http-4xx');
  if (hints.softNotFound) return dead('soft-404');
  if (hints.redirectedHome) return dead('redirected-home');
  return { ...common, state: 'alive', cause: null, reason: '', status, finalUrl };
}
