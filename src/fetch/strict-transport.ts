// The lean transport: undici's dispatcher without streams in between, for the strict and the legacy-TLS rung.
import { Agent } from 'undici';
import type { Dispatcher } from 'undici';
import type { Connector } from './connector.ts';
import { Exchange } from './exchange.ts';
import type { ExchangeOptions } from './exchange.ts';
import type { HopClient } from './hop-client.ts';
import type { HeadersOf } from './request-headers.ts';
import type { FetchSettings } from './settings.ts';

export interface Transport {
  readonly client: HopClient;
  close(): Promise<void>;
}

type WireHeaders = Readonly<Record<string, string | string[] | undefined>>;

function joined(headers: WireHeaders): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) plain[name] = typeof value === 'string' ? value : value.join('\n');
  }
  return plain;
}

function handlerOf(exchange: Exchange): Dispatcher.DispatchHandler {
  return {
    onRequestStart(controller) {
      exchange.connected();
      exchange.onAbort(() => controller.abort(new Error('exchange over')));
    },
    onResponseStart: (_controller, status, headers) => exchange.head(status, joined(headers)),
    onResponseData: (_controller, chunk) => exchange.data(chunk),
    // The dispatcher frees the connection one turn later; a chain that went on before that would open a second one.
    onResponseEnd: () => queueMicrotask(() => setImmediate(() => exchange.end())),
    onResponseError: (_controller, error) => exchange.failed(error),
  };
}

export interface StrictTransportOptions {
  readonly connector: Connector;
  readonly settings: FetchSettings;
  readonly headersOf: HeadersOf;
  readonly exchange: Omit<ExchangeOptions, 'addressOf'>;
}

/** No more connections per origin than the pacer lets ask at once; idle ones are closed after `keepAliveMs`. */
export function createStrictTransport({
  connector,
  settings,
  headersOf,
  exchange,
}: StrictTransportOptions): Transport {
  const { keepAliveMs, keepAliveMaxMs, maxHeaderBytes } = settings.connection;
  const agent = new Agent({
    connect: connector.connect,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMaxMs,
    maxHeaderSize: maxHeaderBytes,
    connections: settings.pacing.perHost.concurrent,
    pipelining: 1,
    // The exchange's one deadline covers head and body; further timers would only cost.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const options: ExchangeOptions = { ...exchange, addressOf: (url) => connector.addressOf(url) };
  return {
    client: {
      fetch(request, signal) {
        const asked = new Exchange(request, options, signal);
        if (asked.settled) return asked.result;
        const { origin, pathname, search } = new URL(request.url);
        const dispatch = {
          origin,
          path: pathname + search,
          method: request.post ? ('POST' as const) : ('GET' as const),
          headers: headersOf(request),
          ...(request.post ? { body: request.post.body } : {}),
        };
        try {
          agent.dispatch(dispatch, handlerOf(asked));
        } catch (error) {
          asked.failed(error);
        }
        return asked.result;
      },
    },
    close: () => agent.destroy(),
  };
}
