// One port for plain HTTP and TLS: the first byte tells which.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { selfSigned } from './certificate.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface FrontOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Names on the certificate; absent: the province's own. */
  readonly hosts?: readonly string[];
  readonly handler: (secure: boolean) => Handler;
}

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

const TLS_HANDSHAKE = 0x16;

function settings(server: Server): Server {
  server.keepAliveTimeout = 30_000;
  server.on('clientError', (_error, socket) => socket.destroy());
  return server;
}

/** Listens on the loopback address. */
export async function listenBoth({ port, hosts, handler }: FrontOptions): Promise<RunningServer> {
  const plain = settings(createServer(handler(false)));
  const secure = createSecureServer(selfSigned(hosts), handler(true));
  secure.on('tlsClientError', (_error, socket) => socket.destroy());
  secure.on('clientError', (_error, socket) => socket.destroy());
  const sockets = new Set<Socket>();
  const front = createTcpServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve, reject) => {
    front.once('error', reject);
    front.listen(port, '127.0.0.1', 1024, resolve);
  });
  return {
    port: (front.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => {
        front.close(() => resolve());
      });
      plain.close();
      secure.close();
    },
  };
}
