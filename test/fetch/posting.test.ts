// Questions that carry something: a POST's body, headers of an interface, and what becomes of both on redirects.
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { fetchingFor, LIMITS } from './support/fetching.ts';
import { httpServer, pathOf, type Running } from './support/servers.ts';

interface Seen {
  readonly path: string;
  readonly method: string;
  readonly type: string | undefined;
  readonly extra: string | undefined;
  readonly agent: string | undefined;
  readonly body: string;
}

async function seenOf(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { headers } = request;
  return {
    path: pathOf(request),
    method: request.method ?? '',
    type: headers['content-type'],
    extra: headers['client-type'] as string | undefined,
    agent: headers['user-agent'],
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

async function noting(statuses: Readonly<Record<string, number>>): Promise<[Running, Seen[]]> {
  const seen: Seen[] = [];
  const server = await httpServer((request, response) => {
    void seenOf(request).then((one) => {
      seen.push(one);
      const status = statuses[one.path];
      if (status === undefined) response.end('done');
      else response.writeHead(status, { location: '/end' }).end();
    });
  });
  return [server, seen];
}

const post = { contentType: 'application/json', body: '{"pphId":"3000001","name":"成都发布"}' };

describe('a POST', () => {
  it('carries its body and type, and the headers an interface asks for, under our own name', async () => {
    const [server, seen] = await noting({});
    const headers = { 'client-type': '2', 'user-agent': 'somebody else' };
    const result = await fetchingFor().client.fetch({
      ...LIMITS,
      url: `${server.origin}/list`,
      post,
      headers,
    });
    expect(result).toMatchObject({ ok: true, value: { status: 200 } });
    expect(seen).toMatchObject([{ method: 'POST', type: 'application/json', extra: '2', body: post.body }]);
    expect(seen[0]?.agent).not.toContain('somebody');
  });

  it.each([
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', post.body],
    [308, 'POST', post.body],
  ])('after a %i goes on as a %s', async (status, method, body) => {
    const [server, seen] = await noting({ '/list': status });
    await fetchingFor().client.fetch({ ...LIMITS, url: `${server.origin}/list`, post });
    expect(seen.map((one) => [one.path, one.method, one.body])).toEqual([
      ['/list', 'POST', post.body],
      ['/end', method, body],
    ]);
  });

  it('is asked through the tolerant way as well', async () => {
    const [server, seen] = await noting({});
    await fetchingFor().client.fetch({ ...LIMITS, url: `${server.origin}/list`, post, startAt: 'tolerant' });
    expect(seen).toMatchObject([{ method: 'POST', body: post.body }]);
  });
});
