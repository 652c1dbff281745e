// One connection of Chromium's to the proxy. Only requests are read; answers pass as raw bytes, so that broken HTTP
// reaches Chromium as it was sent. Keep-alive works because Chromium asks the next question only after an answer's end.
import type { Socket } from 'node:net';
import type { Failure } from '../../model/failure.ts';
import type { Result } from '../../model/result.ts';
import { readProxyRequest, type ProxyRequest } from './proxy-request.ts';

export interface ProxyTools {
  connect(host: string, port: number): Promise<Result<Socket, Failure>>;
  /** Tells the browser's side why a connection could not be had. Returns the answer's head. */
  refuse(host: string, port: number, failure: Failure): string;
}

const HEAD_END = '\r\n\r\n';
const MAX_HEAD_BYTES = 262_144;

interface Upstream {
  readonly key: string;
  readonly socket: Socket;
}

/** Serves one client connection until either side ends it. */
export class ProxyClient {
  readonly #client: Socket;
  readonly #tools: ProxyTools;
  #upstream: Upstream | null = null;
  #pending: Buffer = Buffer.alloc(0);
  #bodyLeft = 0;
  #busy = false;

  constructor(client: Socket, tools: ProxyTools) {
    this.#client = client;
    this.#tools = tools;
    client.on('data', this.#onData);
    client.on('error', () => client.destroy());
    client.on('close', () => this.#upstream?.socket.destroy());
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    if (this.#busy) return;
    this.#busy = true;
    void this.#drain().finally(() => {
      this.#busy = false;
    });
  };

  async #drain(): Promise<void> {
    while (this.#pending.length > 0 && !this.#client.destroyed) {
      if (this.#bodyLeft > 0) {
        this.#sendBody();
        continue;
      }
      const end = this.#pending.indexOf(HEAD_END);
      if (end < 0) {
        if (this.#pending.length > MAX_HEAD_BYTES) this.#client.destroy();
        return;
      }
      const request = readProxyRequest(this.#pending.subarray(0, end).toString('latin1'));
      this.#pending = this.#pending.subarray(end + HEAD_END.length);
      if (request === null || request.bodyBytes === null) {
        this.#client.end('HTTP/1.1 501 Not Implemented\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
        return;
      }
      if (!(await this.#serve(request, request.bodyBytes))) return;
    }
  }

  #sendBody(): void {
    const part = this.#pending.subarray(0, this.#bodyLeft);
    this.#bodyLeft -= part.length;
    this.#pending = this.#pending.subarray(part.length);
    this.#upstream?.socket.write(part);
  }

  /** Resolves to whether more requests may follow on this connection. */
  async #serve(request: ProxyRequest, bodyBytes: number): Promise<boolean> {
    const key = `${request.host}:${String(request.port)}`;
    const kept = this.#upstream;
    if (kept?.key !== key || !kept.socket.writable || kept.socket.readableEnded) {
      this.#upstream = null;
      kept?.socket.destroy();
      const made = await this.#tools.connect(request.host, request.port);
      if (!made.ok) {
        this.#client.end(this.#tools.refuse(request.host, request.port, made.error));
        return false;
      }
      if (this.#client.destroyed) {
        made.value.destroy();
        return false;
      }
      this.#join({ key, socket: made.value });
    }
    if (request.method === 'CONNECT') {
      this.#tunnel();
      return false;
    }
    this.#upstream?.socket.write(request.head, 'latin1');
    this.#bodyLeft = bodyBytes;
    return true;
  }

  #join(upstream: Upstream): void {
    this.#upstream = upstream;
    const { socket } = upstream;
    const current = (): boolean => this.#upstream === upstream;
    socket.on('data', (chunk: Buffer) => {
      if (current() && !this.#client.write(chunk)) {
        socket.pause();
        this.#client.once('drain', () => socket.resume());
      }
    });
    socket.on('end', () => {
      if (current()) this.#client.end();
    });
    // A reset stays a reset, so that Chromium does not take half an answer for a whole one.
    socket.on('error', () => {
      if (current()) this.#client.resetAndDestroy();
    });
  }

  #tunnel(): void {
    const socket = this.#upstream?.socket;
    if (!socket) return;
    this.#client.off('data', this.#onData);
    this.#client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (this.#pending.length > 0) socket.write(this.#pending);
    this.#client.pipe(socket);
  }
}
