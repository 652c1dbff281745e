// One HTTP question on a connection of its own, timed phase by phase: the prober keeps no connection open.
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import type { Failure, FailureKind } from '../../model/failure.ts';
import type { Clock } from '../clock.ts';
import type { DialTarget } from '../dialer.ts';
import { codeOf, failureOf } from '../failure-map.ts';
import { headersOfAnswer } from '../raw-headers.ts';

export type ProbeRung = 'strict' | 'tolerant';

export interface Question {
  readonly url: URL;
  readonly target: DialTarget;
  readonly rung: ProbeRung;
  /** Of this rung. */
  readonly secureContext: SecureContext;
  readonly headers: Readonly<Record<string, string>>;
  /** ms, for everything. */
  readonly deadlineMs: number;
  /** Connecting, TLS included; ms. */
  readonly connectMs: number;
  /** Of the body as sent; the rest is not waited for. */
  readonly maxBytes: number;
  readonly maxHeaderBytes: number;
}

export interface Answered {
  /** null when nothing usable was answered: then `failure` is set. */
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  /** As sent, at most `maxBytes`. */
  readonly body: Buffer;
  readonly whole: boolean;
  readonly failure: Failure | null;
  readonly connectMs: number | null;
  readonly tlsMs: number | null;
  readonly firstByteMs: number | null;
  readonly doneMs: number;
}

/** Errors that belong to the connection below TLS wherever they are met. */
const BELOW_TLS: ReadonlySet<FailureKind> = new Set(['refused', 'unroutable', 'connect-timeout', 'tls']);

/** Resolves once, whatever its sockets still say afterwards. */
class Exchange {
  readonly result: Promise<Answered>;
  readonly #question: Question;
  readonly #clock: Clock;
  readonly #startedAt: number;
  readonly #signal: AbortSignal;
  readonly #timers: NodeJS.Timeout[] = [];
  #resolve!: (answered: Answered) => void;
  #settled = false;
  #stage: 'connect' | 'tls' | 'asked' = 'connect';
  #stageAt: number;
  #sockets: (Socket | ClientRequest)[] = [];
  #connectMs: number | null = null;
  #tlsMs: number | null = null;
  #firstByteMs: number | null = null;
  #head: { readonly status: number; readonly headers: Readonly<Record<string, string>> } | null = null;
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(question: Question, clock: Clock, signal: AbortSignal) {
    this.#question = question;
    this.#clock = clock;
    this.#signal = signal;
    this.#startedAt = this.#stageAt = clock.steady();
    this.result = new Promise((resolve) => (this.#resolve = resolve));
    this.#after(question.deadlineMs, () => this.#late());
    this.#after(Math.min(question.connectMs, question.deadlineMs), () => {
      if (this.#stage !== 'asked') this.#late();
    });
    signal.addEventListener('abort', this.#cancelled, { once: true });
    if (signal.aborted) this.#cancelled();
    else this.#connect();
  }

  #after(ms: number, act: () => void): void {
    this.#timers.push(setTimeout(act, ms));
  }

  #lap(): number {
    const now = this.#clock.steady();
    const took = now - this.#stageAt;
    this.#stageAt = now;
    return took;
  }

  #connect(): void {
    const { target, url } = this.#question;
    const socket = connectTcp({ host: target.address, port: target.port, family: target.family });
    this.#sockets.push(socket);
    socket.on('error', (error) => this.#failed(error));
    socket.once('connect', () => {
      this.#connectMs = this.#lap();
      if (url.protocol === 'https:') this.#secure(socket);
      else this.#ask(socket);
    });
  }

  #secure(socket: Socket): void {
    this.#stage = 'tls';
    const { url, rung, secureContext } = this.#question;
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const secure = connectTls({
      socket,
      host,
      ...(isIP(host) ? {} : { servername: host }),
      secureContext,
      rejectUnauthorized: rung === 'strict',
      ALPNProtocols: ['http/1.1'],
    });
    this.#sockets.push(secure);
    secure.on('error', (error) => this.#failed(error));
    secure.once('secureConnect', () => {
      this.#tlsMs = this.#lap();
      this.#ask(secure);
    });
  }

  #ask(socket: Socket): void {
    if (this.#settled) return;
    this.#stage = 'asked';
    this.#tlsMs ??= 0;
    const { url, headers, rung, maxHeaderBytes } = this.#question;
    const asked = httpRequest({
      method: 'GET',
      path: url.pathname + url.search,
      headers: { host: url.host, connection: 'close', ...headers },
      insecureHTTPParser: rung === 'tolerant',
      maxHeaderSize: maxHeaderBytes,
      createConnection: () => socket,
    });
    this.#sockets.push(asked);
    asked.on('error', (error) => this.#failed(error));
    asked.once('response', (answer) => this.#answer(answer));
    asked.end();
  }

  #answer(answer: IncomingMessage): void {
    this.#head = { status: answer.statusCode ?? 0, headers: headersOfAnswer(answer.rawHeaders) };
    answer.on('data', (chunk: Buffer) => this.#data(chunk));
    answer.once('end', () => this.#finish(true));
    answer.once('error', (error) => this.#failed(error));
  }

  #data(chunk: Buffer): void {
    if (this.#settled) return;
    this.#firstByteMs ??= this.#lap();
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size >= this.#question.maxBytes) this.#finish(false);
  }

  /** Where the first bytes have come, the page opened, however slow the rest. */
  #late(): void {
    if (this.#firstByteMs !== null) this.#finish(false);
    else this.#end({ kind: this.#stage === 'asked' ? 'timeout' : 'connect-timeout', detail: 'deadline' });
  }

  readonly #cancelled = (): void => this.#end({ kind: 'cancelled', detail: 'aborted by the caller' });

  #failed(error: unknown): void {
    if (this.#settled) return;
    if (this.#firstByteMs !== null) return this.#finish(false);
    const failure = failureOf(error);
    // A handshake cut off by a reset is TLS's failure: old servers answer new greetings that way.
    const handshake = this.#stage === 'tls' && !BELOW_TLS.has(failure.kind) && codeOf(error) !== '';
    this.#end(handshake ? { kind: 'tls', detail: failure.detail ?? '' } : failure);
  }

  #finish(whole: boolean): void {
    this.#firstByteMs ??= this.#lap();
    this.#end(null, whole);
  }

  #end(failure: Failure | null, whole = false): void {
    if (this.#settled) return;
    this.#settled = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#signal.removeEventListener('abort', this.#cancelled);
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets = [];
    const answered = failure === null ? this.#head : null;
    this.#resolve({
      status: answered?.status ?? null,
      headers: answered?.headers ?? {},
      body: Buffer.concat(this.#chunks).subarray(0, this.#question.maxBytes),
      whole,
      failure,
      connectMs: this.#connectMs,
      tlsMs: this.#tlsMs,
      firstByteMs: this.#firstByteMs,
      doneMs: this.#clock.steady() - this.#startedAt,
    });
    this.#chunks = [];
  }
}

/** Never rejects: what went wrong is a value. */
export function ask(question: Question, clock: Clock, signal: AbortSignal): Promise<Answered> {
  return new Exchange(question, clock, signal).result;
}
