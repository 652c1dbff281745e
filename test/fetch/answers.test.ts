// What comes back for ordinary and for large answers: bodies, headers, compression, limits, deadlines.
import { randomBytes } from 'node:crypto';
import { getEventListeners } from 'node:events';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fetchingFor, LIMITS, shippedSettings, unhurried } from './support/fetching.ts';
import { httpServer, pathOf, rawServer } from './support/servers.ts';

const text = (body: Uint8Array): string => Buffer.from(body).toString('utf8');

describe('an ordinary answer', () => {
  it('gives status, headers, body and address, and says who asks', async () => {
    const server = await httpServer((request, response) => {
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      response.end(
        `${request.headers['user-agent']}|${request.headers['accept-language']}|${request.headers.referer}`,
      );
    });
    const { client } = fetchingFor({ userAgent: 'inspector/1 (+mailto:a@b.cn)' });
    const result = await client.fetch({
      ...LIMITS,
      url: `${server.origin}/a?b=1#c`,
      referer: 'http://x.cn/栏目#top',
    });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect(result.value).toMatchObject({
      status: 200,
      url: `${server.origin}/a?b=1`,
      address: '127.0.0.1',
      truncated: false,
      hops: [],
    });
    expect(result.value.requestUrl).toBe(`${server.origin}/a?b=1#c`);
    expect(result.value.headers['set-cookie']).toBe('a=1\nb=2');
    expect(text(result.value.body)).toBe(
      'inspector/1 (+mailto:a@b.cn)|zh-CN,zh;q=0.9,en;q=0.5|http://x.cn/%E6%A0%8F%E7%9B%AE',
    );
    expect(result.value.rungs.map(({ rung, failure }) => [rung, failure])).toEqual([['strict', null]]);
  });

  it('takes an error status for an answer', async () => {
    const server = await httpServer((_request, response) => response.writeHead(404).end('没有'));
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: server.origin });
    expect(result).toMatchObject({ ok: true, value: { status: 404 } });
  });
});

describe('compression', () => {
  const page = `<html>${'政务公开'.repeat(5000)}</html>`;
  const codings: Record<string, readonly [string, Buffer]> = {
    gzip: ['gzip', gzipSync(page)],
    zlib: ['deflate', deflateSync(page)],
    raw: ['deflate', deflateRawSync(page)],
    br: ['br', brotliCompressSync(page)],
    twice: ['gzip, gzip', gzipSync(gzipSync(page))],
    nonsense: ['utf-8', Buffer.from(page)],
  };
  const server = () =>
    httpServer((request, response) => {
      const [encoding, body] = codings[pathOf(request).slice(1)] ?? ['', Buffer.alloc(0)];
      response.setHeader('content-encoding', encoding);
      response.end(body);
    });

  it.each(Object.keys(codings))('inflates %s', async (name) => {
    const { origin } = await server();
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: `${origin}/${name}` });
    expect(result.ok && text(result.value.body)).toBe(page);
    expect(result.ok && result.value.truncated).toBe(false);
  });

  it.each(Object.keys(codings))('counts the limit after inflating %s', async (name) => {
    const { origin } = await server();
    const result = await fetchingFor().client.fetch({ ...LIMITS, maxBytes: 2000, url: `${origin}/${name}` });
    expect(result.ok && result.value.truncated).toBe(true);
    expect(result.ok && text(result.value.body).slice(0, 100)).toBe(page.slice(0, 100));
    expect(result.ok && result.value.body.length).toBeLessThanOrEqual(2000);
  });

  it('stops a decompression bomb at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    const { origin } = await httpServer((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(bomb);
    });
    const before = process.memoryUsage().arrayBuffers;
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: origin });
    expect(result).toMatchObject({ ok: true, value: { truncated: true } });
    expect(result.ok && result.value.body.length).toBe(LIMITS.maxBytes);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('gives what there is of a gzip that ends early, and says so', async () => {
    const { origin } = await httpServer((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(randomBytes(50_000)).subarray(0, 20_000));
    });
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: origin });
    expect(result).toMatchObject({ ok: true, value: { truncated: true } });
    expect(result.ok && result.value.body.length).toBeGreaterThan(10_000);
  });

  it('asks for a plain body when the compressed one is broken', async () => {
    const asked: unknown[] = [];
    const { origin } = await httpServer((request, response) => {
      asked.push(request.headers['accept-encoding']);
      if (request.headers['accept-encoding'] !== 'identity') response.setHeader('content-encoding', 'gzip');
      response.end('plain all the same');
    });
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: origin });
    expect(result.ok && text(result.value.body)).toBe('plain all the same');
    expect(asked).toEqual(['gzip, deflate, br', 'identity']);
    expect(result.ok && result.value.rungs.map(({ rung, failure }) => [rung, failure?.kind])).toEqual([
      ['strict', 'bad-encoding'],
      ['tolerant', undefined],
    ]);
    const strictOnly = await fetchingFor().client.fetch({ ...LIMITS, url: origin, upTo: 'strict' });
    expect(strictOnly).toMatchObject({ ok: false, error: { failure: { kind: 'bad-encoding' } } });
  });
});

describe('limits', () => {
  it('breaks off a large body and keeps what came', async () => {
    let closed = false;
    const { origin } = await httpServer((_request, response) => {
      response.once('close', () => (closed = !response.writableFinished));
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 120)));
        response.once('drain', more);
      };
      more();
    });
    const result = await fetchingFor().client.fetch({ ...LIMITS, maxBytes: 100_000, url: origin });
    expect(result).toMatchObject({ ok: true, value: { status: 200, truncated: true } });
    expect(result.ok && result.value.body.length).toBe(100_000);
    await expect.poll(() => closed).toBe(true);
  });

  it('does not call a body of exactly the limit truncated', async () => {
    const { origin } = await httpServer((_request, response) => response.end(Buffer.alloc(1000)));
    const result = await fetchingFor().client.fetch({ ...LIMITS, maxBytes: 1000, url: origin });
    expect(result).toMatchObject({ ok: true, value: { truncated: false } });
  });

  it('ends a drip feed at the deadline, as a timeout that is not repeated', async () => {
    let questions = 0;
    const { origin } = await rawServer((socket) => {
      questions += 1;
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
      const drip = setInterval(() => socket.write('x'), 20);
      socket.once('close', () => clearInterval(drip));
    });
    const result = await fetchingFor().client.fetch({ ...LIMITS, deadlineMs: 300, url: origin });
    expect(result).toMatchObject({ ok: false, error: { failure: { kind: 'timeout' } } });
    expect(questions).toBe(1);
  });

  it('gives up at once when the caller does', async () => {
    const { origin } = await httpServer(() => undefined);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: origin }, stop.signal);
    expect(result).toMatchObject({ ok: false, error: { failure: { kind: 'cancelled' } } });
    const again = await fetchingFor().client.fetch({ ...LIMITS, url: origin }, stop.signal);
    expect(again).toMatchObject({ ok: false, error: { failure: { kind: 'cancelled' } } });
  });

  it('lets one signal stop many requests without a word of warning, and keeps no ear on it', async () => {
    const warnings: string[] = [];
    const heard = (warning: Error): void => void warnings.push(warning.name);
    process.on('warning', heard);
    const { origin } = await httpServer((_request, response) => response.end('ok'));
    const { client } = fetchingFor({ settings: unhurried() });
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 50 }, () => client.fetch({ ...LIMITS, url: origin }, signal)));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', heard);
    expect(warnings).toEqual([]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('accepts 20 KB of headers', async () => {
    const { origin } = await httpServer((_request, response) => {
      response.setHeader('x-policy', 'p'.repeat(20_000));
      response.end('ok');
    });
    const result = await fetchingFor({ settings: shippedSettings() }).client.fetch({
      ...LIMITS,
      url: origin,
    });
    expect(result).toMatchObject({ ok: true, value: { status: 200 } });
  });
});

describe('asking for what changed only', () => {
  it('sends the validators to the address asked for, not to where it redirects, and gives the 304 as it came', async () => {
    const asked: [string, string | undefined, string | undefined][] = [];
    const server = await httpServer((request, response) => {
      const { 'if-none-match': etag, 'if-modified-since': modified } = request.headers;
      asked.push([pathOf(request), etag, modified]);
      if (pathOf(request) === '/moved') response.writeHead(302, { location: '/page' }).end();
      // A server that names a coding though it sends no body.
      else if (etag === '"a"') response.writeHead(304, { etag, 'content-encoding': 'gzip' }).end();
      else response.end('page');
    });
    const validators = { etag: '"a"', modified: 'Fri, 17 Dec 2021 08:30:00 GMT' };
    const { client } = fetchingFor();
    const page = await client.fetch({ ...LIMITS, url: `${server.origin}/page`, validators });
    const moved = await client.fetch({ ...LIMITS, url: `${server.origin}/moved`, validators });
    expect(page).toMatchObject({ ok: true, value: { status: 304, body: Buffer.alloc(0) } });
    expect(moved).toMatchObject({ ok: true, value: { status: 200, url: `${server.origin}/page` } });
    expect(asked).toEqual([
      ['/page', validators.etag, validators.modified],
      ['/moved', validators.etag, validators.modified],
      ['/page', undefined, undefined],
    ]);
  });
});
