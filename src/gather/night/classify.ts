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
  /** The host says the same of an address that cannot exist, in words that mean it. */
  readonly likeMissing?: boolean | undefined;
  /** A page without words that the host gives for an address that cannot exist, too: scripts draw what is there. */
  readonly shell?: boolean | undefined;
  /** 503 with Retry-After: closed for a while by its own word. */
  readonly closedForNow?: boolean | undefined;
  /** 200 and not a byte. */
  readonly empty?: boolean | undefined;
}

export const NO_HINTS: BodyHints = { challenge: null, softNotFound: false, redirectedHome: false };

/** What an answer is classified by; kept beside a dead link, so that it can be classified again. */
export interface Said {
  /** Why there was no answer; null when there was one. */
  readonly failure: FailureKind | null;
  readonly status: number | null;
  readonly hints: BodyHints;
}

/** What was said, by which alone it is classified. */
export function saidBy(result: FetchResult, hints: BodyHints): Said {
  if (result.ok) return { failure: null, status: result.value.status, hints };
  const { kind, status } = result.error.failure;
  return { failure: kind, status: status ?? null, hints };
}

type Class = Pick<LinkAnswer, 'state' | 'cause' | 'reason'>;

const ALIVE: Class = { state: 'alive', cause: null, reason: '' };
const unknown = (reason: string): Class => ({ state: 'unknown', cause: null, reason });
const dead = (cause: LinkCause): Class => ({ state: 'dead', cause, reason: '' });

/** The state of a link from what was said: the same words always give the same class. */
export function classOf({ failure, status, hints }: Said): Class {
  if (failure !== null) {
    if (failure === 'too-large') return ALIVE;
    const cause = CAUSE_OF_FAILURE[failure];
    return cause ? dead(cause) : unknown(FAILURES[failure].text);
  }
  if (hints.challenge) return unknown('被防护系统拦截，无法检查');
  const refusal = REFUSALS[status ?? 0];
  if (refusal) return unknown(refusal);
  if (status === 404) return dead('http-404');
  if (status === 410) return dead('http-410');
  if (hints.closedForNow) return unknown('网站声明暂停服务');
  if (status !== null && status >= 500) return dead('http-5xx');
  if (status !== null && status >= 400) return dead('http-4xx');
  if (hints.softNotFound || hints.likeMissing) return dead('soft-404');
  if (hints.empty) return unknown('应答内容为空');
  return hints.redirectedHome ? dead('redirected-home') : ALIVE;
}

/** `attempts` starts at 1; `at` is the time of the answer. */
export function classifyAnswer(result: FetchResult, hints: BodyHints, at: number): LinkAnswer {
  const said = saidBy(result, hints);
  const { url, requestUrl } = result.ok ? result.value : result.error;
  return {
    ...classOf(said),
    ...(hints.shell === true ? { shell: true as const } : {}),
    // More than may be downloaded came: the link works.
    status: said.failure === 'too-large' ? 200 : said.status,
    finalUrl: url === requestUrl ? '' : url,
    attempts: 1,
    at,
  };
}
