// A real server on loopback that speaks HTTP and HTTPS on one port, for every host of a little world.
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { extname } from 'node:path';
import { TLSSocket } from 'node:tls';
import { selfSigned } from '../fetch/support/servers.ts';
import type { Answer, Fixture, Said } from './fixture.ts';
import { HOME, type World } from './little-world.ts';

/** The first byte of a TLS handshake. */
const HANDSHAKE = 0x16;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'application/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'text/xml; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
  '.doc': 'application/msword',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xls': 'application/vnd.ms-excel',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.zip': 'application/zip',
  '.rar': 'application/x-rar-compressed',
  '.mp4': 'video/mp4',
};

export interface WorldServer {
  readonly port: number;
  /** Whom the server speaks for from now on. */
  stage(world: World, fixture: Fixture): void;
  close(): Promise<void>;
}

function typeOf(url: string, answer: Answer): string {
  if (answer.contentType !== undefined) return answer.contentType;
  const known = TYPES[extname(new URL(url).pathname).toLowerCase()];
  return answer.html === undefined && known !== undefined ? known : 'text/html; charset=utf-8';
}

function bodyOf(answer: Answer, fixture: Fixture): Uint8Array {
  if (answer.file !== undefined) return fixture.file(answer.file);
  if (answer.base64 !== undefined) return Buffer.from(answer.base64, 'base64');
  return Buffer.from(answer.html ?? answer.body ?? '');
}

/** The answer that this kind of request gets. */
function answerFor(said: Said, request: IncomingMessage): Answer {
  if (said.head && request.method === 'HEAD') return said.head;
  if (said.noReferer && request.headers.referer === undefined) return said.noReferer;
  if (said.noCookie && request.headers.cookie === undefined) return said.noCookie;
  if (said.plain && request.headers['upgrade-insecure-requests'] === undefined) return said.plain;
  return said;
}

function send(url: string, answer: Answer, fixture: Fixture, response: ServerResponse): void {
  if (answer.broken === 'silence') return;
  if (answer.broken !== undefined) {
    // A TLS connection handed over from the common door has no socket of its own to reset.
    if (response.socket instanceof TLSSocket) response.socket.destroy();
    else response.socket?.resetAndDestroy();
    return;
  }
  const { status, location } = answer;
  response.writeHead(status ?? (location === undefined ? 200 : 302), {
    'content-type': typeOf(url, answer),
    ...(location === undefined ? {} : { location }),
    ...answer.headers,
  });
  response.end(bodyOf(answer, fixture));
}

const refuse = (socket: Socket): void => {
  socket.resetAndDestroy();
};

export async function serveWorld(): Promise<WorldServer> {
  let staged: {
    readonly world: World;
    readonly fixture: Fixture;
    readonly turns: Map<string, number>;
  } | null = null;
  const listener =
    (scheme: string) =>
    (request: IncomingMessage, response: ServerResponse): void => {
      if (staged === null) return refuse(request.socket);
      const address = `${scheme}://${request.headers.host ?? ''}${request.url ?? '/'}`;
      const url = URL.canParse(address) ? new URL(address).href : HOME;
      const turn = (staged.turns.get(url) ?? 0) + 1;
      staged.turns.set(url, turn);
      send(url, answerFor(staged.world(url, turn), request), staged.fixture, response);
    };
  const plain = createHttpServer(listener('http'));
  const secure = createHttpsServer(selfSigned('www.example.gov.cn'), listener('https'));
  const sockets = new Set<Socket>();
  const door = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Visitors that break off are part of the game.
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === HANDSHAKE ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  // A handshake for a host that is to fail at it, or broken off, is no error of the server's.
  secure.on('tlsClientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  return {
    port: (door.address() as AddressInfo).port,
    stage: (world, fixture) => {
      staged = { world, fixture, turns: new Map() };
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        door.close(() => resolve());
      }),
  };
}
