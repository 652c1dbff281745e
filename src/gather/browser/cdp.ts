// The DevTools protocol over a pair of pipes: NUL-delimited JSON, one session per tab.
// Spoken directly rather than through a library's pages: half the processor time per page visited.
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from 'playwright';
import type { CdpEvent } from './events.ts';

/** One command and its typed answer. Rejects with `CdpError`. */
export type Send = CDPSession['send'];

/** The browser went away, did not answer in time, or refused a command. */
export class CdpError extends Error {
  override readonly name = 'CdpError';
  readonly reason: 'gone' | 'silent' | 'refused';
  constructor(reason: 'gone' | 'silent' | 'refused', message: string) {
    super(message);
    this.reason = reason;
  }
}

interface Waiting {
  readonly sessionId: string | undefined;
  readonly timer: NodeJS.Timeout;
  resolve(value: unknown): void;
  reject(error: CdpError): void;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly method?: string;
  readonly params?: unknown;
}

export type Listener = (event: CdpEvent) => void;

export class CdpConnection {
  readonly #output: Writable;
  readonly #answerMs: number;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, Listener>();
  #pieces: string[] = [];
  #lastId = 0;
  #closed = false;

  /** @param answerMs how long a command may take before it counts as unanswered. */
  constructor(input: Readable, output: Writable, answerMs: number) {
    this.#output = output;
    this.#answerMs = answerMs;
    input.setEncoding('utf8');
    input.on('data', (chunk: string) => {
      this.#read(chunk);
    });
    input.on('close', () => {
      this.close();
    });
    input.on('error', () => {
      this.close();
    });
    output.on('error', () => {
      this.close();
    });
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Events of one session; '' for the browser's own. */
  listen(sessionId: string, listener: Listener): void {
    this.#listeners.set(sessionId, listener);
  }

  /** Forgets a session: its listener, and its commands under way end as `gone`. */
  drop(sessionId: string): void {
    this.#listeners.delete(sessionId);
    for (const [id, waiting] of this.#waiting) {
      if (waiting.sessionId === sessionId) this.#settle(id)?.reject(new CdpError('gone', 'session closed'));
    }
  }

  sender(sessionId?: string): Send {
    return ((method: string, params?: object, options?: { timeout?: number }) =>
      this.#send(method, params ?? {}, sessionId, options?.timeout ?? this.#answerMs)) as Send;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const id of [...this.#waiting.keys()])
      this.#settle(id)?.reject(new CdpError('gone', 'browser closed'));
    for (const listener of [...this.#listeners.values()])
      listener({ method: 'Inspector.targetCrashed', params: {} });
    this.#listeners.clear();
  }

  #send(method: string, params: object, sessionId: string | undefined, timeoutMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new CdpError('gone', `${method}: browser closed`));
        return;
      }
      const id = ++this.#lastId;
      const timer = setTimeout(() => {
        this.#settle(id)?.reject(new CdpError('silent', `${method}: no answer in ${String(timeoutMs)} ms`));
      }, timeoutMs);
      this.#waiting.set(id, { sessionId, timer, resolve, reject });
      this.#output.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    if (!waiting) return undefined;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    return waiting;
  }

  #read(chunk: string): void {
    let rest = chunk;
    for (let end = rest.indexOf('\0'); end >= 0; end = rest.indexOf('\0')) {
      this.#pieces.push(rest.slice(0, end));
      this.#take(this.#pieces.join(''));
      this.#pieces = [];
      rest = rest.slice(end + 1);
    }
    if (rest !== '') this.#pieces.push(rest);
  }

  #take(text: string): void {
    const message = JSON.parse(text) as Message;
    if (message.id === undefined) {
      this.#listeners.get(message.sessionId ?? '')?.(message as CdpEvent);
      return;
    }
    const waiting = this.#settle(message.id);
    if (message.error) waiting?.reject(new CdpError('refused', message.error.message));
    else waiting?.resolve(message.result);
  }
}
