// The last plain rung: Node's own parser in its lenient mode, for answers that browsers accept and strict parsers refuse.
import { request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Connector } from './connector.ts';
import { Exchange } from './exchange.ts';
import type { ExchangeOptions } from './exchange.ts';
import type { HopRequest } from './hop-client.ts';
import { headersOfAnswer } from './raw-headers.ts';
import type { HeadersOf } from './request-headers.ts';
import type { FetchSettings } from './settings.ts';
import type { Transport } from './strict-transport.ts';

function feed(asked: Exchange, answer: IncomingMessage): void {
  asked.head(answer.statusCode ?? 0, headersOfAnswer(answer.rawHeaders));
  answer.on('data', (chunk: Buffer) => asked.data(chunk));
  answer.once('end', () => asked.end());
  answer.once('error', (error) => asked.failed(error));
}

export interface TolerantTransportOptions {
  readonly connector: Connector;
  readonly settings: FetchSettings;
  readonly headersOf: HeadersOf;
  readonly exchange: Omit<ExchangeOptions, 'addressOf'>;
}

/** One connection per question: broken servers are few, and their keep-alive is not to be trusted. */
export function createTolerantTransport({
  connector,
  settings,
  headersOf,
  exchange,
}: TolerantTransportOptions): Transport {
  const options: ExchangeOptions = { ...exchange, addressOf: (url) => connector.addressOf(url) };
  const underWay = new Set<ClientRequest>();

  const ask = (request: HopRequest, asked: Exchange): ClientRequest => {
    const url = new URL(request.url);
    const client = httpRequest({
      method: request.post ? 'POST' : 'GET',
      path: url.pathname + url.search,
      headers: { host: url.host, connection: 'close', ...headersOf(request) },
      insecureHTTPParser: true,
      maxHeaderSize: settings.connection.maxHeaderBytes,
      createConnection: (_options, ready) => {
        const { protocol, host, port } = url;
        const hostname = url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname;
        connector.connect({ protocol, host, hostname, port }, (error, socket) => {
          if (!socket) {
            asked.failed(error);
            client.destroy();
            return;
          }
          asked.connected();
          ready(null, socket);
        });
        return undefined;
      },
    });
    return client;
  };

  return {
    client: {
      fetch(request, signal) {
        const asked = new Exchange(request, options, signal);
        if (asked.settled) return asked.result;
        const client = ask(request, asked);
        underWay.add(client);
        asked.onAbort(() => client.destroy());
        client.once('response', (answer) => feed(asked, answer));
        client.on('error', (error) => asked.failed(error));
        client.once('close', () => underWay.delete(client));
        client.end(request.post?.body);
        return asked.result;
      },
    },
    close() {
      for (const client of underWay) client.destroy();
      return Promise.resolve();
    },
  };
}
