// Answers for every host of the province, plain and TLS, on one port.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from './answer.ts';
import type { Request } from './answers.ts';
import { listenBoth, type Handler, type RunningServer } from './front.ts';
import { validated } from './validators.ts';
import type { Recorder } from './stats.ts';

export interface ServerOptions {
  readonly port: number;
  /** Added to every answer. */
  readonly latencyMs: number;
  readonly answer: (request: Request) => Answer;
  readonly recorder: Recorder;
}

export const STATS_HOST = 'province.invalid';
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

function handler(options: ServerOptions, secure: boolean): Handler {
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

/** Listens on the loopback address. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  return listenBoth({
    port: options.port,
    handler: (secure) => handler(options, secure),
  });
}
