// Holds up every request of a page until it is permitted, its frames, scripts and data included.
import type { Failure } from '../../model/failure.ts';
import type { BrowseRequest } from '../browser-port.ts';
import { CdpError, type Send } from './cdp.ts';
import type { CdpEvents } from './events.ts';

type Permit = NonNullable<BrowseRequest['permit']>;

export class Permission {
  readonly #send: Send;
  readonly #permit: Permit;
  readonly #refused = new Map<string, Failure>();

  constructor(send: Send, permit: Permit) {
    this.#send = send;
    this.#permit = permit;
  }

  /** Throws CdpError. */
  async begin(): Promise<void> {
    await this.#send('Fetch.enable', { patterns: [{ urlPattern: 'http://*' }, { urlPattern: 'https://*' }] });
  }

  /** Whatever is held up goes on. */
  async end(): Promise<void> {
    await this.#quietly(this.#send('Fetch.disable'));
  }

  async take({ requestId, request }: CdpEvents['Fetch.requestPaused']): Promise<void> {
    // Nobody waits for this promise: what breaks here must end with the one request.
    const failure = await this.#permit(request.url).catch((error: unknown): Failure => {
      return { kind: 'internal', detail: String(error) };
    });
    if (failure === null) {
      await this.#quietly(this.#send('Fetch.continueRequest', { requestId }));
      return;
    }
    this.#refused.set(request.url, failure);
    await this.#quietly(this.#send('Fetch.failRequest', { requestId, errorReason: 'AccessDenied' }));
  }

  /** Why this address was not asked for, if it was not. */
  refusal(url: string): Failure | null {
    return this.#refused.get(url.replace(/#.*$/, '')) ?? null;
  }

  /** The request, or its whole page, may have gone meanwhile. */
  async #quietly(command: Promise<unknown>): Promise<void> {
    try {
      await command;
    } catch (error) {
      if (!(error instanceof CdpError)) throw error;
    }
  }
}
