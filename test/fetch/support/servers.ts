// Real servers on loopback: HTTP, HTTPS with certificates made on the spot, and raw sockets for broken answers.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { ServerOptions } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

export interface Running {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
}

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function listening(server: Server, scheme: string): Promise<Running> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A client that breaks off is part of these tests.
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { port, origin: `${scheme}://127.0.0.1:${port}` };
}

export const httpServer = (listener: RequestListener): Promise<Running> =>
  listening(createHttpServer(listener), 'http');

export const httpsServer = (options: ServerOptions, listener: RequestListener): Promise<Running> =>
  listening(createHttpsServer(options, listener), 'https');

/** Whatever is asked, `answer` speaks; it gets the socket once the question's head has arrived. */
export const rawServer = (answer: (socket: Socket, connection: number) => void): Promise<Running> => {
  let connections = 0;
  return listening(
    createTcpServer((socket) => {
      connections += 1;
      const mine = connections;
      socket.once('data', () => answer(socket, mine));
    }),
    'http',
  );
};

/** A self-signed certificate for `name`; `bits` below 2048 make it one that today's defaults refuse. */
export function selfSigned(name: string, bits = 2048): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-cert-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        `rsa:${bits}`,
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        '-days',
        '2',
        '-subj',
        `/CN=${name}`,
        '-addext',
        `subjectAltName=DNS:${name}`,
      ],
      { stdio: 'ignore' },
    );
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The path asked for, for listeners that answer by path. */
export const pathOf = (request: IncomingMessage): string => request.url ?? '/';
