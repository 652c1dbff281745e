// One question on one connection: its deadline, its size limit, and the answer put together. Shared by all transports.
import type { Failure } from '../model/failure.ts';
import { ok } from '../model/result.ts';
import type { FetchResult, Rung } from './client.ts';
import type { Clock } from './clock.ts';
import { failureOf } from './failure-map.ts';
import { failed } from './hop-client.ts';
import type { HopRequest } from './hop-client.ts';
import { codingsOf, inflate } from './inflate.ts';
import type { Inflated } from './inflate.ts';

export interface ExchangeOptions {
  readonly rung: Rung;
  readonly clock: Clock;
  readonly inflateAtOnceBytes: number;
  /** The address last connected to for an origin, or ''. */
  readonly addressOf: (url: string) => string;
}

interface Head {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly at: number;
}

/** Fed by a transport; resolves `result` exactly once, whatever the transport still says afterwards. */
export class Exchange {
  readonly result: Promise<FetchResult>;
  readonly #request: HopRequest;
  readonly #options: ExchangeOptions;
  readonly #signal: AbortSignal | undefined;
  readonly #startedAt: number;
  readonly #timer: NodeJS.Timeout;
  #resolve!: (result: FetchResult) => void;
  #abort: (() => void) | null = null;
  #connected = false;
  #settled = false;
  #head: Head | null = null;
  #codings: readonly string[] = [];
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(request: HopRequest, options: ExchangeOptions, signal: AbortSignal | undefined) {
    this.#request = request;
    this.#options = options;
    this.#signal = signal;
    this.#startedAt = options.clock.steady();
    this.result = new Promise((resolve) => (this.#resolve = resolve));
    this.#timer = setTimeout(
      () => this.#stop({ kind: this.#connected ? 'timeout' : 'connect-timeout', detail: 'deadline' }),
      request.deadlineMs,
    );
    signal?.addEventListener('abort', this.#cancelled, { once: true });
    if (signal?.aborted) this.#cancelled();
  }

  get settled(): boolean {
    return this.#settled;
  }

  /** How to break the connection off; called at once when the exchange is over already. */
  onAbort(abort: () => void): void {
    this.#abort = abort;
    if (this.#settled) abort();
  }

  /** A connection stands and the question goes out. */
  connected(): void {
    this.#connected = true;
  }

  /** Values as received: latin1, a repeated header joined by `\n`. 1xx heads are no answer. */
  head(status: number, headers: Readonly<Record<string, string>>): void {
    if (status < 200) return;
    this.#head = { status, headers, at: this.#options.clock.now() };
    // Some servers name a coding even where there is no body.
    this.#codings = status === 304 ? [] : codingsOf(headers['content-encoding']);
  }

  data(chunk: Buffer): void {
    if (this.#settled || !this.#head) return;
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size > this.#request.maxBytes) void this.#finish(this.#head, true);
  }

  end(): void {
    if (this.#settled) return;
    if (this.#head) void this.#finish(this.#head, false);
    else this.#fail({ kind: 'http-malformed', detail: 'ended without a head' });
  }

  failed(error: unknown): void {
    if (!this.#settled) this.#fail(failureOf(error));
  }

  readonly #cancelled = (): void => this.#stop({ kind: 'cancelled', detail: 'aborted by the caller' });

  #stop(failure: Failure): void {
    if (this.#settled) return;
    this.#fail(failure);
    this.#abort?.();
  }

  #settle(): void {
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#cancelled);
  }

  #took(): number {
    return this.#options.clock.steady() - this.#startedAt;
  }

  #fail(failure: Failure): void {
    this.#settle();
    const tookMs = this.#took();
    this.#chunks = [];
    this.#resolve(
      failed(this.#request.url, failure, { rungs: [{ rung: this.#options.rung, failure, tookMs }], tookMs }),
    );
  }

  async #finish(head: Head, cut: boolean): Promise<void> {
    this.#settle();
    if (cut) this.#abort?.();
    const tookMs = this.#took();
    const only = this.#chunks.length === 1 ? this.#chunks[0] : undefined;
    const received = only ?? Buffer.concat(this.#chunks);
    this.#chunks = [];
    const { maxBytes } = this.#request;
    if (this.#codings.length === 0) {
      this.#answer(head, { body: cut ? received.subarray(0, maxBytes) : received, truncated: cut }, tookMs);
      return;
    }
    const limits = { maxBytes, atOnceBytes: this.#options.inflateAtOnceBytes };
    const inflated = await inflate(received, this.#codings, limits, cut);
    if (inflated.ok) this.#answer(head, inflated.value, tookMs);
    else this.#fail(inflated.error);
  }

  #answer(head: Head, { body, truncated }: Inflated, tookMs: number): void {
    const { url } = this.#request;
    this.#resolve(
      ok({
        requestUrl: url,
        url,
        status: head.status,
        headers: head.headers,
        body,
        truncated,
        hops: [],
        rungs: [{ rung: this.#options.rung, failure: null, tookMs }],
        address: this.#options.addressOf(url),
        fetchedAt: head.at,
        tookMs,
      }),
    );
  }
}
