// Chains of redirects: addresses as browsers read them, cookies on the way, circles, and hops that may not be taken.
import { describe, expect, it } from 'vitest';
import { fetchingFor, LIMITS, shippedSettings, unhurried } from './support/fetching.ts';
import { httpServer, pathOf, rawServer } from './support/servers.ts';
import type { Running } from './support/servers.ts';

/** Answers 302 with the Location found under the path, else 200 with the path asked for. */
const redirecting = (locations: Readonly<Record<string, string>>): Promise<Running> =>
  httpServer((request, response) => {
    const location = locations[pathOf(request)];
    if (location === undefined) response.end(pathOf(request));
    else response.writeHead(302, { location }).end();
  });

describe('where a redirect leads', () => {
  it('follows relative, protocol-relative and absolute addresses, keeps each hop and drops the fragment', async () => {
    const server: Running = await httpServer((request, response) => {
      const next: Record<string, string> = {
        '/a/b': '../c',
        '/c': `//127.0.0.1:${server.port}/d`,
        '/d': `${server.origin}/e?x=1#top`,
      };
      const location = next[pathOf(request)];
      if (location) response.writeHead(301, { location });
      response.end(pathOf(request));
    });
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: `${server.origin}/a/b` });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect(result.value.url).toBe(`${server.origin}/e?x=1`);
    expect(result.value.requestUrl).toBe(`${server.origin}/a/b`);
    expect(result.value.hops).toEqual([
      { url: `${server.origin}/a/b`, status: 301, location: `${server.origin}/c` },
      { url: `${server.origin}/c`, status: 301, location: `${server.origin}/d` },
      { url: `${server.origin}/d`, status: 301, location: `${server.origin}/e?x=1` },
    ]);
    expect(result.value.rungs).toHaveLength(4);
  });

  it.each([
    ['UTF-8', Buffer.from('/公告?k=通知')],
    ['GBK', Buffer.from([0x2f, 0xb9, 0xab, 0xb8, 0xe6, 0x3f, 0x6b, 0x3d, 0xcd, 0xa8])],
  ])('sends the raw %s bytes of a Location back as they came', async (_name, location) => {
    const asked: string[] = [];
    const { origin } = await rawServer((socket, connection) => {
      if (connection > 1) throw new Error('one connection is enough');
      socket.write(
        Buffer.concat([
          Buffer.from('HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: '),
          location,
          Buffer.from('\r\n\r\n'),
        ]),
      );
      socket.on('data', (head: Buffer) => {
        asked.push(head.toString('latin1').split(' ')[1] ?? '');
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok');
      });
    });
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: origin });
    expect(result).toMatchObject({ ok: true, value: { status: 200 } });
    const escaped = (asked[0] ?? '').replace(/%([0-9A-F]{2})/g, (_match, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
    expect(Buffer.from(escaped, 'latin1')).toEqual(location);
  });

  it.each(['javascript:alert(1)', 'weixin://dl/business', 'file:///etc/passwd', 'http://'])(
    'refuses to follow %s',
    async (location) => {
      const { origin } = await redirecting({ '/': location });
      const result = await fetchingFor().client.fetch({ ...LIMITS, url: origin });
      expect(result).toMatchObject({
        ok: false,
        error: { failure: { kind: 'bad-redirect' }, hops: [{ location }] },
      });
    },
  );

  it('takes a redirect without a Location for a page', async () => {
    const { origin } = await redirecting({ '/': '' });
    expect(await fetchingFor().client.fetch({ ...LIMITS, url: origin })).toMatchObject({
      ok: true,
      value: { status: 302 },
    });
  });

  it('says at which address a chain failed', async () => {
    const { origin } = await redirecting({ '/': 'http://10.1.2.3/inside' });
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: origin });
    expect(result).toMatchObject({
      ok: false,
      error: {
        requestUrl: origin,
        url: 'http://10.1.2.3/inside',
        failure: { kind: 'intranet-address' },
        hops: [{ status: 302 }],
      },
    });
  });
});

describe('circles', () => {
  it('notices a circle after one round', async () => {
    let questions = 0;
    const { origin } = await httpServer((request, response) => {
      questions += 1;
      response.writeHead(302, { location: pathOf(request) === '/a' ? '/b' : '/a' }).end();
    });
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: `${origin}/a` });
    expect(result).toMatchObject({ ok: false, error: { failure: { kind: 'redirect-loop' } } });
    expect(questions).toBe(2);
  });

  it('tells an endless way from a circle whose cookies change', async () => {
    let step = 0;
    const { origin } = await httpServer((request, response) => {
      step += 1;
      const endless = pathOf(request).startsWith('/endless');
      response
        .writeHead(
          302,
          endless ? { location: `/endless${step}` } : { location: '/circle', 'set-cookie': `s=${step}` },
        )
        .end();
    });
    const { client } = fetchingFor({ settings: unhurried() });
    expect(await client.fetch({ ...LIMITS, url: `${origin}/endless` })).toMatchObject({
      ok: false,
      error: { failure: { kind: 'too-many-redirects' } },
    });
    expect(step).toBe(shippedSettings().maxRedirects + 1);
    expect(await client.fetch({ ...LIMITS, url: `${origin}/circle` })).toMatchObject({
      ok: false,
      error: { failure: { kind: 'redirect-loop' } },
    });
  });
});

describe('cookies on the way', () => {
  it('sends a cookie set by a redirect to the same address, and forgets it with the chain', async () => {
    const seen: (string | undefined)[] = [];
    const { origin } = await httpServer((request, response) => {
      seen.push(request.headers.cookie);
      if (request.headers.cookie === undefined)
        response.writeHead(302, { location: '/', 'set-cookie': ['id=7; Path=/', 'x=1; Path=/other'] });
      response.end('in');
    });
    const { client } = fetchingFor();
    for (let visit = 0; visit < 2; visit += 1) {
      expect(await client.fetch({ ...LIMITS, url: origin })).toMatchObject({
        ok: true,
        value: { status: 200, hops: [{ status: 302 }] },
      });
    }
    expect(seen).toEqual([undefined, 'id=7', undefined, 'id=7']);
  });

  it('keeps cookies from other hosts', async () => {
    const seen: (string | undefined)[] = [];
    const server: Running = await httpServer((request, response) => {
      seen.push(request.headers.cookie);
      if (request.headers.host?.startsWith('first'))
        response.writeHead(302, { location: `http://second.test:${server.port}/`, 'set-cookie': 'id=7' });
      response.end();
    });
    const connectTo = [{ host: '', port: null, toHost: '127.0.0.1', toPort: server.port }];
    await fetchingFor({ connectTo }).client.fetch({ ...LIMITS, url: `http://first.test:${server.port}/` });
    expect(seen).toEqual([undefined, undefined]);
  });
});

describe('addresses that cannot be asked', () => {
  it.each([
    ['http://[bad/', 'malformed-url'],
    ['not an address', 'malformed-url'],
    ['ftp://example.com/', 'unsupported-scheme'],
    ['javascript:void(0)', 'unsupported-scheme'],
  ])('%s is %s', async (url, kind) => {
    const result = await fetchingFor().client.fetch({ ...LIMITS, url });
    expect(result).toMatchObject({ ok: false, error: { requestUrl: url, failure: { kind } } });
  });
});
