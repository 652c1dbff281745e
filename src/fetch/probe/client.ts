// The prober's light client: one page by one method, redirects and all, phases and family told, nothing kept open.
import { setMaxListeners } from 'node:events';
import type { SecureContext } from 'node:tls';
import type { Failure, FailureKind } from '../../model/failure.ts';
import type { Family, ProbePhases } from '../../model/probe.ts';
import type { Clock } from '../clock.ts';
import { ChainCookies } from '../cookies.ts';
import type { DialTarget } from '../dialer.ts';
import { codingsOf, inflate } from '../inflate.ts';
import { redirectTarget } from '../location.ts';
import { createHeaders, type HeadersOf } from '../request-headers.ts';
import type { FetchSettings } from '../settings.ts';
import { tlsContext } from '../tls-context.ts';
import { AddressGate } from './gate.ts';
import { ask, type Answered, type ProbeRung } from './question.ts';
import { targetsOf, type TargetOptions } from './targets.ts';

export interface ProbeRequest {
  readonly url: string;
  /** Begun with; a failure that the tolerant one can mend climbs to it. */
  readonly rung: ProbeRung;
  /** Addresses of this family only, where the first host has any; null: IPv4 first. */
  readonly family: Family | null;
  /** ms for everything, redirects included; waiting for our own turn is not counted. */
  readonly deadlineMs: number;
  readonly maxBytes: number;
}

export interface ProbeAnswer {
  /** After redirects. */
  readonly url: string;
  readonly rung: ProbeRung;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Inflated, not decoded: the beginning of the page. */
  readonly body: Uint8Array;
  readonly failure: Failure | null;
  /** Of the last connection tried. */
  readonly family: Family | null;
  readonly address: string;
  /** Those that the first host has addresses of. */
  readonly families: readonly Family[];
  readonly phases: ProbePhases;
}

export interface ProbeClient {
  fetch(request: ProbeRequest, signal: AbortSignal): Promise<ProbeAnswer>;
}

export interface ProbeClientOptions extends TargetOptions {
  readonly settings: FetchSettings;
  readonly userAgent: string;
  /** Connections to one address at once; those through --connect-to are not counted. */
  readonly perAddress: number;
  readonly clock: Clock;
}

const MENDED: ReadonlySet<FailureKind> = new Set(['tls', 'http-malformed', 'bad-encoding']);
/** What another address of the same family may mend. */
const OTHER_ADDRESS: ReadonlySet<FailureKind> = new Set(['refused', 'unroutable', 'connect-timeout']);
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

const portOf = (url: URL): number =>
  url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);

const plus = (sum: number | null, part: number | null): number | null =>
  part === null ? sum : (sum ?? 0) + part;

interface Tools extends ProbeClientOptions {
  readonly contexts: Readonly<Record<ProbeRung, SecureContext>>;
  readonly gate: AddressGate;
  readonly headersOf: HeadersOf;
}

/** One request's way through addresses, rungs and redirects. */
class Chain {
  readonly #request: ProbeRequest;
  readonly #tools: Tools;
  readonly #signal: AbortSignal;
  readonly #cookies = new ChainCookies();
  readonly #seen = new Set<string>();
  #rung: ProbeRung;
  #url: URL;
  #families: readonly Family[] = [];
  #target: DialTarget | null = null;
  #spentMs = 0;
  #phases: Omit<ProbePhases, 'done'> = { dns: null, connect: null, tls: null, firstByte: null };

  constructor(request: ProbeRequest, url: URL, tools: Tools, signal: AbortSignal) {
    this.#request = request;
    this.#tools = tools;
    this.#signal = signal;
    this.#rung = request.rung;
    this.#url = url;
  }

  async go(): Promise<ProbeAnswer> {
    for (let hop = 0; ; hop += 1) {
      const met = this.#meets(hop);
      if (met) return this.#failed(met);
      const answered = await this.#hop();
      if (answered.failure) return this.#failed(answered.failure);
      const { status, headers } = answered;
      const location = REDIRECTS.has(status ?? 0) ? (headers['location'] ?? '').trim() : '';
      if (location === '') return this.#answer(answered);
      this.#cookies.keep(headers['set-cookie'], this.#url.href);
      const next = redirectTarget(location, this.#url.href);
      if (!next.ok) return this.#failed(next.error);
      this.#url = new URL(next.value);
    }
  }

  #meets(hop: number): Failure | null {
    const key = `${this.#url.href}\n${this.#cookies.for(this.#url.href) ?? ''}`;
    if (this.#seen.has(key)) return { kind: 'redirect-loop', detail: `back at ${this.#url.href}` };
    this.#seen.add(key);
    if (hop > this.#tools.settings.maxRedirects)
      return { kind: 'too-many-redirects', detail: `${hop} redirects` };
    return this.#leftMs() <= 0 ? { kind: 'timeout', detail: 'deadline spent on redirects' } : null;
  }

  #leftMs(): number {
    return this.#request.deadlineMs - this.#spentMs;
  }

  /** The address this hop is at, by the rungs and the addresses that may help. */
  async #hop(): Promise<Answered> {
    const found = await this.#resolve();
    if ('kind' in found) return nothing(found);
    let answered = nothing({ kind: 'unroutable', detail: 'no address was tried' });
    const targets = found.slice(0, this.#tools.settings.connection.addressesTried);
    for (const target of targets) {
      const last = target === targets.at(-1);
      answered = await this.#askAt(target, last);
      if (answered.failure && MENDED.has(answered.failure.kind) && this.#rung === 'strict') {
        this.#rung = 'tolerant';
        if (this.#leftMs() > 0) answered = await this.#askAt(target, last);
      }
      if (!answered.failure || !OTHER_ADDRESS.has(answered.failure.kind) || this.#leftMs() <= 0) break;
    }
    return answered;
  }

  async #resolve(): Promise<readonly DialTarget[] | Failure> {
    const { clock } = this.#tools;
    const startedAt = clock.steady();
    const found = await targetsOf(this.#url.hostname, portOf(this.#url), this.#tools);
    const tookMs = clock.steady() - startedAt;
    this.#spentMs += tookMs;
    this.#phases = { ...this.#phases, dns: plus(this.#phases.dns, tookMs) };
    if (!found.ok) return found.error;
    // Slow name servers are not shown to be the site's fault.
    if (this.#leftMs() <= 0) return { kind: 'dns-server', detail: 'the deadline was spent on names' };
    const { family } = this.#request;
    if (this.#seen.size === 1) this.#families = ([4, 6] as const).filter((one) => has(found.value, one));
    return family !== null && has(found.value, family)
      ? found.value.filter((target) => target.family === family)
      : found.value;
  }

  /** The last address is given all the time there is: slow to connect is not the same as closed. */
  async #askAt(target: DialTarget, last: boolean): Promise<Answered> {
    this.#target = target;
    const { settings, gate, headersOf, clock, contexts } = this.#tools;
    const leave = target.viaConnectTo ? () => undefined : await gate.enter(target.address);
    try {
      const cookie = this.#cookies.for(this.#url.href);
      const { maxBytes } = this.#request;
      const about = { url: this.#url.href, maxBytes, deadlineMs: this.#leftMs() };
      const answered = await ask(
        {
          ...{ url: this.#url, target, rung: this.#rung, deadlineMs: this.#leftMs(), maxBytes },
          secureContext: contexts[this.#rung],
          headers: headersOf(cookie === undefined ? about : { ...about, cookie }),
          connectMs: last ? this.#leftMs() : settings.connection.timeoutMs,
          maxHeaderBytes: settings.connection.maxHeaderBytes,
        },
        clock,
        this.#signal,
      );
      this.#spentMs += answered.doneMs;
      this.#phases = {
        ...this.#phases,
        connect: plus(this.#phases.connect, answered.connectMs),
        tls: plus(this.#phases.tls, answered.tlsMs),
        firstByte: plus(this.#phases.firstByte, answered.firstByteMs),
      };
      return answered;
    } finally {
      leave();
    }
  }

  #failed(failure: Failure): ProbeAnswer {
    return { ...this.#ended(), status: null, headers: {}, body: new Uint8Array(), failure };
  }

  async #answer({ status, headers, body, whole }: Answered): Promise<ProbeAnswer> {
    const codings = codingsOf(headers['content-encoding']);
    const { inflateAtOnceBytes: atOnceBytes } = this.#tools.settings.body;
    const limits = { maxBytes: this.#request.maxBytes, atOnceBytes };
    const inflated = codings.length === 0 ? null : await inflate(body, codings, limits, !whole);
    // Bytes came, so the page opened; that they are broken is another matter.
    const read = inflated === null ? body : inflated.ok ? inflated.value.body : new Uint8Array();
    return { ...this.#ended(), status, headers, body: read, failure: null };
  }

  #ended(): Pick<ProbeAnswer, 'url' | 'rung' | 'family' | 'address' | 'families' | 'phases'> {
    return {
      url: this.#url.href,
      rung: this.#rung,
      family: this.#target?.family ?? null,
      address: this.#target?.address ?? '',
      families: this.#families,
      phases: rounded({ ...this.#phases, done: this.#spentMs }),
    };
  }
}

const has = (targets: readonly DialTarget[], family: Family): boolean =>
  targets.some((target) => target.family === family);

const whole = (ms: number | null): number | null => (ms === null ? null : Math.round(ms));

function rounded({ dns, connect, tls, firstByte, done }: ProbePhases): ProbePhases {
  return {
    dns: whole(dns),
    connect: whole(connect),
    tls: whole(tls),
    firstByte: whole(firstByte),
    done: Math.round(done),
  };
}

function nothing(failure: Failure): Answered {
  const none = { status: null, headers: {}, body: Buffer.alloc(0), whole: false };
  return { ...none, failure, connectMs: null, tlsMs: null, firstByteMs: null, doneMs: 0 };
}

/** One client serves one round, so that its resolver's cache lives no longer. */
export function createProbeClient(options: ProbeClientOptions): ProbeClient {
  const tools: Tools = {
    ...options,
    contexts: { strict: tlsContext('strict'), tolerant: tlsContext('legacy') },
    gate: new AddressGate(options.perAddress),
    headersOf: createHeaders(options.settings.identity, options.userAgent, 'gzip, deflate'),
  };
  return {
    async fetch(request, signal) {
      setMaxListeners(0, signal);
      const url = URL.canParse(request.url) ? new URL(request.url) : null;
      if (url && (url.protocol === 'http:' || url.protocol === 'https:'))
        return new Chain(request, url, tools, signal).go();
      const failure: Failure = { kind: 'malformed-url', detail: request.url.slice(0, 200) };
      const none = { status: null, headers: {}, body: new Uint8Array(), address: '', families: [] };
      const phases = { dns: null, connect: null, tls: null, firstByte: null, done: 0 };
      return { ...none, url: request.url, rung: request.rung, failure, family: null, phases };
    },
  };
}
