// One port for every host of the province, plain and TLS: the first byte tells which.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createTcpServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Answer } from './answer.ts';
import type { Request } from './answers.ts';
import { selfSigned } from './certificate.ts';
import { validated } from './validators.ts';
import type { Recorder } from './stats.ts';

export interface ServerOptions {
  readonly port: number;
  /** Added to every answer. */
  readonly latencyMs: number;
  readonly answer: (request: Request) => Answer;
  readonly recorder: Recorder;
}

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

export const STATS_HOST = 'province.invalid';
const TLS_HANDSHAKE = 0x16;
const SLOW_MS = 1500;

function writeRaw(response: ServerResponse, head: readonly string[], body: Buffer, lineEnd: string): void {
  const socket = response.socket;
  socket?.write(Buffer.concat([Buffer.from(head.join(lineEnd) + lineEnd + lineEnd, 'latin1'), body]));
  socket?.end();
}

function writeOut(response: ServerResponse, found: Answer, acceptsGzip: boolean, head: boolean): void {
  const type = found.headers['Content-Type'] ?? 'text/html';
  if (found.wire === 'lf-only') {
    writeRaw(
      response,
      [
        'HTTP/1.1 200 OK',
        `Content-Type: ${type}`,
        `Content-Length: ${found.body.length}`,
        'Connection: close',
      ],
      found.body,
      '\n',
    );
    return;
  }
  if (found.wire === 'chunked-and-length') {
    const chunked = Buffer.concat([
      Buffer.from(`${found.body.length.toString(16)}\r\n`),
      found.body,
      Buffer.from('\r\n0\r\n\r\n'),
    ]);
    const lines = [
      'HTTP/1.1 200 OK',
      `Content-Type: ${type}`,
      `Content-Length: ${found.body.length}`,
      'Transfer-Encoding: chunked',
      'Connection: close',
    ];
    writeRaw(response, lines, chunked, '\r\n');
    return;
  }
  const compressed = found.gzip && acceptsGzip && !head;
  const body = compressed ? gzipSync(found.body, { level: 1 }) : found.body;
  const coding = compressed ? { 'Content-Encoding': 'gzip' } : {};
  const length = found.status === 304 ? {} : { 'Content-Length': String(body.length) };
  response.writeHead(found.status, { ...found.headers, ...coding, ...length });
  response.end(head ? undefined : body);
}

function send(request: IncomingMessage, response: ServerResponse, found: Answer): void {
  if (found.wire === 'reset') {
    // Under TLS the wrapped socket cannot be reset, only dropped.
    if (typeof request.socket.resetAndDestroy === 'function' && !('encrypted' in request.socket))
      request.socket.resetAndDestroy();
    else request.socket.destroy();
    return;
  }
  if (found.wire === 'silence') return;
  writeOut(
    response,
    found,
    /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')),
    request.method === 'HEAD',
  );
}

function handler(
  options: ServerOptions,
  secure: boolean,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { recorder } = options;
  return (request, response) => {
    const started = performance.now();
    const host = String(request.headers.host ?? '')
      .toLowerCase()
      .replace(/:\d+$/, '');
    const url = request.url ?? '/';
    const method = request.method ?? 'GET';
    if (host === STATS_HOST) {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(recorder.read()));
      return;
    }
    const found = validated(host, request.headers, options.answer({ method, host, url, secure }));
    const wait = options.latencyMs + (found.wire === 'slow' ? SLOW_MS : 0);
    const finish = (): void => {
      send(request, response, found);
      recorder.record(method, secure, host, url, found.status, performance.now() - started);
    };
    if (wait > 0) setTimeout(finish, wait);
    else finish();
  };
}

function settings(server: Server): Server {
  server.keepAliveTimeout = 30_000;
  server.on('clientError', (_error, socket) => socket.destroy());
  return server;
}

/** Listens on the loopback address. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const plain = settings(createServer(handler(options, false)));
  const secure = createSecureServer(selfSigned(), handler(options, true));
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
    front.listen(options.port, '127.0.0.1', 1024, resolve);
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
