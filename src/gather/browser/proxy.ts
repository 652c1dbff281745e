// The guarded forward proxy that all of Chromium's traffic goes through: whatever a page asks for, be it by redirect,
// sub-resource, literal address or a name that changes its mind, is dialled by the shared dialer and its guard.
import { randomBytes } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import type { Dialer } from '../../fetch/dialer.ts';
import type { Failure } from '../../model/failure.ts';
import { ProxyClient } from './proxy-client.ts';
import { connectThrough } from './proxy-connect.ts';

export interface GuardedProxy {
  readonly port: number;
  /** The header, in lower case, by which answers of ours are told from a site's; unguessable. */
  readonly mark: string;
  /** Why the last connection to `host:port` could not be had, or null when it could. */
  failureFor(host: string, port: number): Failure | null;
  close(): Promise<void>;
}

/** Refusals remembered: enough for the hosts of the pages open at a time. */
const REMEMBERED = 500;

class Refusals {
  readonly #byTarget = new Map<string, Failure>();

  set(target: string, failure: Failure | null): void {
    this.#byTarget.delete(target);
    if (failure) this.#byTarget.set(target, failure);
    const oldest = this.#byTarget.keys().next();
    if (this.#byTarget.size > REMEMBERED && !oldest.done) this.#byTarget.delete(oldest.value);
  }

  get(target: string): Failure | null {
    return this.#byTarget.get(target) ?? null;
  }
}

const targetOf = (host: string, port: number): string =>
  `${host.toLowerCase().replace(/^\[|\]$/g, '')}:${String(port)}`;

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy listens on no port');
  return address.port;
}

/** Starts the proxy on a free loopback port. @param connectMs limit for connecting to a site. */
export async function startProxy(dialer: Dialer, connectMs: number): Promise<GuardedProxy> {
  const mark = `x-xunjian-${randomBytes(8).toString('hex')}`;
  const refusals = new Refusals();
  const clients = new Set<Socket>();
  const tools = {
    async connect(host: string, port: number) {
      const made = await connectThrough(dialer, host, port, connectMs);
      refusals.set(targetOf(host, port), made.ok ? null : made.error);
      return made;
    },
    refuse: (_host: string, _port: number, failure: Failure): string =>
      `HTTP/1.1 502 Bad Gateway\r\n${mark}: ${failure.kind}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
  };
  const server = createServer({ noDelay: true }, (socket) => {
    clients.add(socket);
    socket.once('close', () => clients.delete(socket));
    new ProxyClient(socket, tools);
  });
  const port = await listen(server);
  return {
    port,
    mark,
    failureFor: (host, to) => refusals.get(targetOf(host, to)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of clients) socket.destroy();
      }),
  };
}
