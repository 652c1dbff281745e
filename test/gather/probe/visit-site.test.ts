// One visit over real connections: what opens, what fails and only by two methods, what cannot be verified, what is ours.
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { defaultGateway, knock } from '../../../src/fetch/probe/gateway.ts';
import type { ProbeContext, VisitTime } from '../../../src/gather/probe/context.ts';
import { probeSite } from '../../../src/gather/probe/visit-site.ts';
import { decidingAttempt, type ProbeAttempt, type ProbeVisit } from '../../../src/model/probe.ts';
import { httpServer, httpsServer, rawServer, selfSigned } from '../../fetch/support/servers.ts';
import { contextOf, type Names } from './support.ts';

const HOME = '<html><title>某县人民政府</title><a href="/1">一</a></html>';
const never = new AbortController().signal;

async function visit(
  port: number,
  over: Partial<ProbeContext & VisitTime> = {},
  {
    names = { 'a.gov.cn': ['127.0.0.1'] },
    family = 4,
    scheme = 'http',
    openWithinMs = 1500,
  }: {
    names?: Names;
    family?: 4 | 6;
    scheme?: string;
    openWithinMs?: number;
  } = {},
): Promise<ProbeVisit> {
  const site = { code: '5111000001', url: `${scheme}://a.gov.cn:${port}/` };
  const made = await probeSite(site, 1, family, contextOf(names, over, openWithinMs), never);
  if (!made) throw new Error('broken off');
  return made;
}

const methodsOf = ({ attempts }: ProbeVisit): readonly string[] =>
  attempts.map(({ method, family }) => `${method} ${family ?? '-'}`);

const browsed = (failure: ProbeAttempt['failure'] = null): ProbeAttempt => ({
  ...{ method: 'browser', family: null, address: '', status: failure ? null : 200, failure },
  phases: { dns: null, connect: null, tls: null, firstByte: null, done: 900 },
});

describe('opens', () => {
  it('on an answer below 500, its phases told', async () => {
    const { port } = await httpServer((_request, response) => response.end(HOME));
    const made = await visit(port);
    expect(made).toMatchObject({ outcome: 'opened', attempts: [{ status: 200, address: '127.0.0.1' }] });
    const { phases } = decidingAttempt(made);
    expect([phases.dns, phases.connect, phases.firstByte].every((ms) => ms !== null && ms >= 0)).toBe(true);
    expect(phases).toMatchObject({ tls: 0 });
  });

  it.each([[404], [410], [302]])('with status %i without a place to go on to', async (status) => {
    const { port } = await httpServer((_request, response) => response.writeHead(status).end('没有'));
    expect(await visit(port)).toMatchObject({ outcome: 'opened', attempts: [{ status }] });
  });

  it('after redirects that lead on by cookie', async () => {
    const { port } = await httpServer((request, response) => {
      if (request.headers.cookie === 'seen=1') response.end(HOME);
      else response.writeHead(302, { location: '/', 'set-cookie': 'seen=1' }).end();
    });
    expect(await visit(port)).toMatchObject({ outcome: 'opened' });
  });

  it('once the first bytes are there, however slowly the rest drips', async () => {
    const { port } = await httpServer((_request, response) => void response.write(HOME));
    expect(await visit(port, {}, { openWithinMs: 300 })).toMatchObject({ outcome: 'opened' });
  });

  it('by the tolerant way where the certificate is the site’s own making', async () => {
    const { port } = await httpsServer(selfSigned('a.gov.cn'), (_request, response) => response.end(HOME));
    const made = await visit(port, {}, { scheme: 'https' });
    expect(made).toMatchObject({ outcome: 'opened', attempts: [{ method: 'tolerant', failure: null }] });
    expect(decidingAttempt(made).phases.tls).toBeGreaterThan(0);
  });

  it('by the other family where one is closed, and both are told', async () => {
    const { port } = await httpServer((_request, response) => response.end(HOME));
    const names = { 'a.gov.cn': ['127.0.0.1', '::1'] };
    const made = await visit(port, {}, { names, family: 6 });
    expect(made.outcome).toBe('opened');
    expect(methodsOf(made)).toEqual(['strict 6', 'strict 4']);
  });

  it('in a browser where neither plain way did', async () => {
    const { port } = await rawServer((socket) => socket.destroy());
    const made = await visit(port, { browse: async () => browsed() });
    expect(made.outcome).toBe('opened');
    expect(methodsOf(made)).toEqual(['strict 4', 'tolerant 4', 'browser -']);
  });

  it('when the second method finds it mended', async () => {
    let asked = 0;
    const { port } = await httpServer((_request, response) => {
      asked += 1;
      response.writeHead(asked === 1 ? 502 : 200).end(HOME);
    });
    const made = await visit(port);
    expect(made).toMatchObject({ outcome: 'opened', attempts: [{ status: 502 }, { status: 200 }] });
  });
});

describe('fails, by two methods', () => {
  it.each([[500], [502], [503]])('with status %i', async (status) => {
    const { port } = await httpServer((_request, response) => response.writeHead(status).end('x'));
    const made = await visit(port);
    expect(made.outcome).toBe('failed');
    expect(made.attempts.map(({ failure }) => failure)).toMatchObject([
      { kind: 'http-status', status },
      { kind: 'http-status', status },
    ]);
  });

  it('refused, reset, silent, going in circles, or a name that is not', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port: refused } = closed.address() as AddressInfo;
    closed.close();
    const { port: reset } = await rawServer((socket) => socket.resetAndDestroy());
    const { port: silent } = await rawServer(() => undefined);
    const { port: headOnly } = await httpServer((_request, response) => response.flushHeaders());
    const { port: circle } = await httpServer((_request, response) =>
      response.writeHead(302, { location: '/' }).end(),
    );
    const quick = { openWithinMs: 200 };
    const kindOf = async (made: Promise<ProbeVisit>): Promise<unknown> => {
      const { outcome, attempts } = await made;
      return [outcome, attempts.length, ...new Set(attempts.map(({ failure }) => failure?.kind))];
    };
    expect(await kindOf(visit(refused))).toEqual(['failed', 2, 'refused']);
    expect(await kindOf(visit(reset))).toEqual(['failed', 2, 'reset']);
    expect(await kindOf(visit(silent, {}, quick))).toEqual(['failed', 2, 'timeout']);
    expect(await kindOf(visit(headOnly, {}, quick))).toEqual(['failed', 2, 'timeout']);
    expect(await kindOf(visit(circle))).toEqual(['failed', 2, 'redirect-loop']);
    expect(await kindOf(visit(80, {}, { names: {} }))).toEqual(['failed', 2, 'dns']);
  });

  it('even where the browser could not look', async () => {
    const { port } = await rawServer((socket) => socket.destroy());
    for (const failure of [{ kind: 'timeout' }, { kind: 'browser' }] as const) {
      const made = await visit(port, { browse: async () => browsed(failure) });
      expect(made.outcome).toBe('failed');
      expect(decidingAttempt(made).method).toBe('tolerant');
    }
  });
});

describe('is open, yet not to be verified', () => {
  it.each([[401], [403], [429]])('with status %i', async (status) => {
    const { port } = await httpServer((_request, response) => response.writeHead(status).end('x'));
    const made = await visit(port);
    expect(made).toMatchObject({ outcome: 'unverifiable', attempts: [{ status }] });
  });

  it('when asked to come back later, or challenged', async () => {
    const later = await httpServer((_request, response) =>
      response.writeHead(503, { 'retry-after': '60' }).end('x'),
    );
    expect(await visit(later.port)).toMatchObject({ outcome: 'unverifiable' });
    const page = gzipSync(
      '<html><script>document.cookie="__jsl_clearance_s=1";location.href=1</script></html>',
    );
    const jsl = await httpServer((_request, response) =>
      response.writeHead(521, { 'set-cookie': '__jsluid_s=abc', 'content-encoding': 'gzip' }).end(page),
    );
    const made = await visit(jsl.port);
    expect(made.outcome).toBe('unverifiable');
    expect(decidingAttempt(made).failure).toMatchObject({ kind: 'challenged', status: 521 });
  });
});

describe('is ours', () => {
  const names = (found: Names[string]): { readonly names: Names } => ({ names: { 'a.gov.cn': found } });

  it('when the name server is silent, the address private, or the inventory wrong', async () => {
    expect(await visit(80, {}, names({ kind: 'dns-server' }))).toMatchObject({ outcome: 'ours' });
    expect(await visit(80, {}, names(['10.0.0.1']))).toMatchObject({ outcome: 'ours' });
    expect(await visit(80, {}, { scheme: 'ftp' })).toMatchObject({ outcome: 'ours' });
  });

  it('when our own process stood still while it waited', async () => {
    const { port } = await rawServer(() => undefined);
    const made = await visit(port, { stalledSince: () => 4000 }, { openWithinMs: 100 });
    expect(made.outcome).toBe('ours');
  });

  it('when only one method could look', async () => {
    let asked = 0;
    const { port } = await httpServer((_request, response) => response.writeHead(500).end('x'));
    const client = contextOf({ 'a.gov.cn': ['127.0.0.1'] }).client;
    const flaky: ProbeContext['client'] = {
      fetch: async (request, signal) => {
        asked += 1;
        const answer = await client.fetch(request, signal);
        return asked === 1 ? answer : { ...answer, status: null, failure: { kind: 'unroutable' } };
      },
    };
    expect(await visit(port, { client: flaky })).toMatchObject({ outcome: 'ours' });
  });

  it('and nothing at all when it was broken off', async () => {
    const { port } = await rawServer(() => undefined);
    const stop = new AbortController();
    const site = { code: '5111000001', url: `http://a.gov.cn:${port}/` };
    const made = probeSite(site, 1, 4, contextOf({ 'a.gov.cn': ['127.0.0.1'] }), stop.signal);
    setTimeout(() => stop.abort(), 50);
    expect(await made).toBeNull();
  });
});

describe('the gateway', () => {
  it('is read from the routes, and a refusal is an answer', async () => {
    const table = [
      'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT',
      'eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0',
      'eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0',
    ].join('\n');
    expect(defaultGateway(table)).toBe('192.0.2.1');
    expect(defaultGateway('Iface\n')).toBeNull();
    expect(await knock('127.0.0.1', 1, 1000)).toBe('alive');
  });
});
