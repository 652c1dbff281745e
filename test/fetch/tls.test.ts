// The TLS rungs: what today's rules refuse but a browser of yesterday opened is reachable, with a remark.
import { createServer as createTcpServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { FetchResult } from '../../src/fetch/client.ts';
import { fetchingFor, LIMITS } from './support/fetching.ts';
import { httpsServer, rawServer, selfSigned } from './support/servers.ts';

const rungs = (result: FetchResult): readonly unknown[] =>
  (result.ok ? result.value : result.error).rungs.map(({ rung, failure }) => [rung, failure?.kind ?? null]);

const hello = (_request: unknown, response: { end(text: string): void }): void => response.end('ok');

const via = (port: number) => [{ host: 'old.test', port: 443, toHost: '127.0.0.1', toPort: port }];

describe('the ladder of TLS', () => {
  it('opens a self-signed site by the legacy rung and remembers it', async () => {
    const { port } = await httpsServer(selfSigned('old.test'), hello);
    const { client } = fetchingFor({ connectTo: via(port) });
    const first = await client.fetch({ ...LIMITS, url: 'https://old.test/' });
    expect(rungs(first)).toEqual([
      ['strict', 'tls'],
      ['legacy-tls', null],
    ]);
    expect(first).toMatchObject({ ok: true, value: { status: 200, address: '127.0.0.1' } });
    expect(rungs(await client.fetch({ ...LIMITS, url: 'https://old.test/b' }))).toEqual([
      ['legacy-tls', null],
    ]);
    const strictOnly = await client.fetch({ ...LIMITS, url: 'https://old.test/', upTo: 'strict' });
    expect(strictOnly).toMatchObject({ ok: false, error: { failure: { kind: 'tls' } } });
  });

  it('opens TLS 1.0 with a weak key', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const { port } = await httpsServer({ ...selfSigned('old.test', 1024), ...old }, hello);
    const result = await fetchingFor({ connectTo: via(port) }).client.fetch({
      ...LIMITS,
      url: 'https://old.test/',
    });
    expect(rungs(result)).toEqual([
      ['strict', 'tls'],
      ['legacy-tls', null],
    ]);
  });

  it('takes a reset during the handshake for TLS trouble, and plain HTTP on the port too', async () => {
    const { port } = await rawServer((socket) => socket.destroy());
    const reset = await fetchingFor({ connectTo: via(port) }).client.fetch({
      ...LIMITS,
      url: 'https://old.test/',
    });
    expect(rungs(reset)).toEqual([
      ['strict', 'tls'],
      ['legacy-tls', 'tls'],
    ]);
    const plain = await rawServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const spoken = await fetchingFor({ connectTo: via(plain.port) }).client.fetch({
      ...LIMITS,
      url: 'https://old.test/',
    });
    expect(rungs(spoken)).toEqual([
      ['strict', 'tls'],
      ['legacy-tls', 'tls'],
    ]);
  });

  it('does not climb for a refused connection', async () => {
    const server = createTcpServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const result = await fetchingFor({ connectTo: via(port) }).client.fetch({
      ...LIMITS,
      url: 'https://old.test/',
    });
    expect(rungs(result)).toEqual([['strict', 'refused']]);
  });

  it('reads broken HTTP over broken TLS', async () => {
    const { port } = await httpsServer(selfSigned('old.test'), (request) => {
      request.socket.end('HTTP/1.1 200 OK\nContent-Length: 2\n\nok');
    });
    const result = await fetchingFor({ connectTo: via(port) }).client.fetch({
      ...LIMITS,
      url: 'https://old.test/',
    });
    expect(rungs(result)).toEqual([
      ['strict', 'tls'],
      ['legacy-tls', 'http-malformed'],
      ['tolerant', null],
    ]);
  });
});
