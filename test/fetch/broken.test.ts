// Servers that break the rules: what a browser still reads must be read, and the rest must be named rightly.
import { describe, expect, it } from 'vitest';
import { fetchingFor, LIMITS, shippedSettings } from './support/fetching.ts';
import { httpServer, rawServer } from './support/servers.ts';

const text = (body: Uint8Array): string => Buffer.from(body).toString('utf8');

describe('broken HTTP that browsers accept', () => {
  it.each([
    [
      'Content-Length beside chunked',
      'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nread\r\n0\r\n\r\n',
    ],
    ['header lines ended by LF alone', 'HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 4\n\nread'],
    [
      'a control character in a header',
      'HTTP/1.1 200 OK\r\nServer: o\u0001ld\r\nContent-Length: 4\r\n\r\nread',
    ],
  ])('climbs to the tolerant parser for %s, and starts there the next time', async (_name, wire) => {
    const { origin } = await rawServer((socket) => socket.end(wire));
    const { client } = fetchingFor();
    const first = await client.fetch({ ...LIMITS, url: origin });
    expect(first.ok && text(first.value.body)).toBe('read');
    expect(first.ok && first.value.rungs.map(({ rung }) => rung)).toEqual(['strict', 'tolerant']);
    const second = await client.fetch({ ...LIMITS, url: `${origin}/again` });
    expect(second.ok && second.value.rungs.map(({ rung }) => rung)).toEqual(['tolerant']);
  });

  it('does not climb when told not to', async () => {
    const { origin } = await rawServer((socket) => socket.end('HTTP/1.1 200 OK\nContent-Length: 4\n\nread'));
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: origin, upTo: 'legacy-tls' });
    expect(result).toMatchObject({
      ok: false,
      error: { failure: { kind: 'http-malformed' }, rungs: [{ rung: 'strict' }] },
    });
  });

  it('names what no parser can read', async () => {
    const { origin } = await rawServer((socket) => socket.end('SSH-2.0-OpenSSH_8.0\r\n'));
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: origin });
    expect(result).toMatchObject({ ok: false, error: { failure: { kind: 'http-malformed' } } });
    expect(!result.ok && result.error.rungs.map(({ rung }) => rung)).toEqual(['strict', 'tolerant']);
  });
});

describe('answers cut off', () => {
  it('asks once more after a reset, and says what was said', async () => {
    const { origin } = await rawServer((socket, connection) => {
      if (connection === 1) socket.destroy();
      else socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok');
    });
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: origin });
    expect(result.ok && result.value.rungs.map(({ failure }) => failure?.kind)).toEqual(['reset', undefined]);
  });

  it('is a reset when the body stays short of its length', async () => {
    let questions = 0;
    const { origin } = await rawServer((socket) => {
      questions += 1;
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this');
    });
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: origin });
    expect(result).toMatchObject({ ok: false, error: { failure: { kind: 'reset' } } });
    expect(questions).toBe(1 + shippedSettings().retry.times);
  });

  it('is refused when nobody listens, and is not asked again', async () => {
    const { port } = await httpServer(() => undefined);
    const free = port === 1 ? 2 : 1;
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: `http://127.0.0.1:${free}/` });
    expect(result).toMatchObject({
      ok: false,
      error: { failure: { kind: 'refused' }, rungs: [{ rung: 'strict' }] },
    });
    expect(!result.ok && result.error.rungs).toHaveLength(1);
  });

  it('is a connect timeout when no connection stands before the deadline', async () => {
    // The TLS handshake never comes: the connection is not usable yet.
    const { port } = await rawServer(() => undefined);
    const result = await fetchingFor().client.fetch({
      ...LIMITS,
      deadlineMs: 200,
      url: `https://127.0.0.1:${port}/`,
    });
    expect(result).toMatchObject({ ok: false, error: { failure: { kind: 'connect-timeout' } } });
  });
});

describe('a host that wants to be left alone', () => {
  it('is asked again after the pause it named', async () => {
    let questions = 0;
    const { origin } = await httpServer((_request, response) => {
      questions += 1;
      if (questions === 1) response.writeHead(429, { 'retry-after': '0' });
      response.end('fine');
    });
    const result = await fetchingFor().client.fetch({ ...LIMITS, url: origin });
    expect(result).toMatchObject({ ok: true, value: { status: 200 } });
    expect(questions).toBe(2);
  });

  it('is not asked again when the pause is longer than we wait, nor for a plain 503', async () => {
    const questions = { long: 0, plain: 0 };
    const { origin } = await httpServer((request, response) => {
      if (request.url === '/plain') questions.plain += 1;
      else questions.long += 1;
      response
        .writeHead(
          request.url === '/plain' ? 503 : 429,
          request.url === '/plain' ? {} : { 'retry-after': '86400' },
        )
        .end();
    });
    const { client } = fetchingFor();
    expect(await client.fetch({ ...LIMITS, url: `${origin}/plain` })).toMatchObject({
      ok: true,
      value: { status: 503 },
    });
    expect(await client.fetch({ ...LIMITS, url: `${origin}/long` })).toMatchObject({
      ok: true,
      value: { status: 429 },
    });
    expect(questions).toEqual({ long: 1, plain: 1 });
  });
});
