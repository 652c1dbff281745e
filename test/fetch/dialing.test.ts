// Where connections go: --connect-to, the private-network guard against every disguise, names, and further addresses.
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/fetch/clock.ts';
import type { ConnectTo } from '../../src/fetch/connect-to.ts';
import { createDialer } from '../../src/fetch/dialing.ts';
import type { FallbackDialer } from '../../src/fetch/dialing.ts';
import { NetworkGuard } from '../../src/fetch/network-guard.ts';
import { createResolver } from '../../src/fetch/resolver.ts';
import type { Resolver } from '../../src/fetch/resolver.ts';
import { err, ok } from '../../src/model/result.ts';
import { dnsServer } from './support/dns.ts';
import { fetchingFor, LIMITS, shippedSettings } from './support/fetching.ts';
import { httpServer } from './support/servers.ts';

type Names = Readonly<Record<string, readonly string[]>>;

/** Knows these names only. */
const knowing = (names: Names): Resolver => ({
  resolve: (name, family) => {
    const addresses = names[name];
    if (!addresses) return Promise.resolve(err({ kind: 'dns', detail: name }));
    return Promise.resolve(ok(addresses.filter((address) => address.includes(':') === (family === 6))));
  },
});

const dialer = (
  names: Names = {},
  connectTo: readonly ConnectTo[] = [],
  allow: readonly string[] = [],
): FallbackDialer => createDialer({ connectTo, guard: new NetworkGuard(allow), resolver: knowing(names) });

describe('the guard', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '0x7f000001',
    '2130706433',
    '0177.0.0.1',
    '127.0.0.1.',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '::ffff:7f00:1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '[::]',
    '[fe80::1]',
    '[fc00::1]',
    '224.0.0.1',
    '255.255.255.255',
    '１２７.0.0.1',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
  ])('refuses %s', async (host) => {
    expect(await dialer().dial(host, 80)).toMatchObject({ ok: false, error: { kind: 'intranet-address' } });
  });

  it.each(['8.8.8.8', '172.32.0.1', '134744072', '[2001:4860:4860::8888]', '[::ffff:8.8.8.8]'])(
    'lets %s pass',
    async (host) => {
      expect(await dialer().dial(host, 80)).toMatchObject({
        ok: true,
        value: { port: 80, viaConnectTo: false },
      });
    },
  );

  it('judges names by the address behind them, and prefers a public one', async () => {
    const names = {
      'in.gov.cn': ['10.0.0.5'],
      'both.gov.cn': ['10.0.0.5', '8.8.4.4'],
      'six.gov.cn': ['2001:4860::1'],
      'none.gov.cn': [],
    };
    expect(await dialer(names).dial('IN.gov.cn', 80)).toMatchObject({
      ok: false,
      error: { kind: 'intranet-address' },
    });
    expect(await dialer(names).dial('both.gov.cn.', 80)).toMatchObject({
      ok: true,
      value: { address: '8.8.4.4', family: 4 },
    });
    expect(await dialer(names).dial('six.gov.cn', 80)).toMatchObject({
      ok: true,
      value: { address: '2001:4860::1', family: 6 },
    });
    expect(await dialer(names).dial('none.gov.cn', 80)).toMatchObject({ ok: false, error: { kind: 'dns' } });
    expect(await dialer(names).dial('other.gov.cn', 80)).toMatchObject({ ok: false, error: { kind: 'dns' } });
  });

  it('opens exactly the networks that were named', async () => {
    const allowed = dialer({}, [], ['10.1.0.0/16', '::1/128']);
    expect((await allowed.dial('10.1.9.9', 80)).ok).toBe(true);
    expect((await allowed.dial('[::ffff:10.1.9.9]', 80)).ok).toBe(true);
    expect((await allowed.dial('[::1]', 80)).ok).toBe(true);
    expect((await allowed.dial('10.2.0.1', 80)).ok).toBe(false);
    expect(() => new NetworkGuard(['10.1.0.0'])).toThrow(RangeError);
  });

  it('holds on the connection itself, whatever the name said a moment ago', async () => {
    let asked = 0;
    const server = await httpServer((_request, response) => response.end('secret'));
    const rebinding: Resolver = {
      resolve: (_name, family) => {
        asked += 1;
        return Promise.resolve(ok(family === 6 ? [] : [asked === 1 ? '8.8.8.8' : '127.0.0.1']));
      },
    };
    const { client } = fetchingFor({ allowNetworks: [], resolver: rebinding });
    const result = await client.fetch({ ...LIMITS, url: `http://rebind.test:${server.port}/` });
    expect(result).toMatchObject({ ok: false, error: { failure: { kind: 'intranet-address' } } });
    expect(asked).toBeGreaterThan(1);
  });

  it('is not asked in vain by a fetch of a private literal', async () => {
    let questions = 0;
    const server = await httpServer((_request, response) => {
      questions += 1;
      response.end();
    });
    const { client } = fetchingFor({ allowNetworks: [] });
    for (const host of [
      '127.0.0.1',
      '0x7f000001',
      '2130706433',
      '127.1',
      '[::ffff:127.0.0.1]',
      'localhost',
    ]) {
      const result = await client.fetch({ ...LIMITS, url: `http://${host}:${server.port}/` });
      expect(result).toMatchObject({ ok: false, error: { failure: { kind: 'intranet-address' } } });
    }
    expect(questions).toBe(0);
  });
});

describe('--connect-to', () => {
  const rules: readonly ConnectTo[] = [
    { host: 'a.cn', port: 443, toHost: '127.0.0.1', toPort: 1443 },
    { host: 'A.cn', port: null, toHost: '[::1]', toPort: 2000 },
    { host: '', port: 80, toHost: 'gate.test', toPort: 3000 },
    { host: '', port: 8080, toHost: '', toPort: 4000 },
  ];
  const names = { 'gate.test': ['10.0.0.1'], 'b.cn': ['10.0.0.2'] };

  it.each([
    ['a.cn', 443, '127.0.0.1', 1443],
    ['A.CN', 80, '::1', 2000],
    ['other.cn', 80, '10.0.0.1', 3000],
    ['b.cn', 8080, '10.0.0.2', 4000],
  ])('sends %s:%d to %s:%d', async (host, port, address, toPort) => {
    expect(await dialer(names, rules).dial(host, port)).toMatchObject({
      ok: true,
      value: { address, port: toPort, viaConnectTo: true },
    });
  });

  it('leaves the rest to the guard', async () => {
    expect(await dialer(names, rules).dial('b.cn', 443)).toMatchObject({
      ok: false,
      error: { kind: 'intranet-address' },
    });
  });
});

describe('further addresses', () => {
  it('are tried when the first does not answer: the other IPv4 ones, then IPv6', async () => {
    const server = await httpServer((_request, response) => response.end('ok'));
    const { client } = fetchingFor({ resolver: knowing({ 'two.test': ['::1', '127.0.0.9', '127.0.0.1'] }) });
    const result = await client.fetch({ ...LIMITS, url: `http://two.test:${server.port}/` });
    expect(result).toMatchObject({
      ok: true,
      value: { address: '127.0.0.1', rungs: [{ rung: 'strict', failure: null }] },
    });
    const other = dialer({ 'two.cn': ['2001:4860::1', '8.8.8.8'] });
    expect(await other.dialOther('two.cn', 80, ['8.8.8.8'])).toMatchObject({
      ok: true,
      value: { family: 6 },
    });
    expect(await other.dialOther('two.cn', 80, ['8.8.8.8', '2001:4860::1'])).toMatchObject({
      ok: false,
      error: { kind: 'unroutable' },
    });
  });

  it('do not hide why the connection failed', async () => {
    const { client } = fetchingFor({ resolver: knowing({ 'dead.test': ['127.0.0.1', '127.0.0.2'] }) });
    expect(await client.fetch({ ...LIMITS, url: 'http://dead.test:1/' })).toMatchObject({
      ok: false,
      error: { failure: { kind: 'refused' } },
    });
  });
});

describe('names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-hosts-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('tells a name that does not exist from a server that does not answer', async () => {
    const server = await dnsServer({
      'site.gov.cn': { A: ['1.2.3.4', '1.2.3.5'] },
      'gone.gov.cn': 'NXDOMAIN',
      'sick.gov.cn': 'SERVFAIL',
      'mute.gov.cn': 'silence',
      'empty.gov.cn': { A: [] },
    });
    const settings = { ...shippedSettings().dns, servers: [server.address], timeoutMs: 100, tries: 1 };
    const resolver = createResolver({ settings, clock: systemClock });
    expect(await resolver.resolve('site.gov.cn', 4)).toEqual(ok(['1.2.3.4', '1.2.3.5']));
    expect(await resolver.resolve('gone.gov.cn', 4)).toMatchObject({ ok: false, error: { kind: 'dns' } });
    expect(await resolver.resolve('sick.gov.cn', 4)).toMatchObject({
      ok: false,
      error: { kind: 'dns-server' },
    });
    expect(await resolver.resolve('mute.gov.cn', 4)).toMatchObject({
      ok: false,
      error: { kind: 'dns-server' },
    });
    expect(await resolver.resolve('empty.gov.cn', 4)).toEqual(ok([]));
  });

  it('asks once for many questions, again when the answer has aged, and reads the hosts file first', async () => {
    const server = await dnsServer({ 'site.gov.cn': { A: ['1.2.3.4'] } });
    const hostsFile = join(folder, 'hosts');
    writeFileSync(hostsFile, '# ours\n10.9.8.7  intra.gov.cn  Intra # office\n::1 intra.gov.cn\n');
    let steady = 0;
    const settings = { ...shippedSettings().dns, servers: [server.address] };
    const resolver = createResolver({ settings, hostsFile, clock: { now: () => 0, steady: () => steady } });
    await Promise.all(Array.from({ length: 50 }, () => resolver.resolve('site.gov.cn', 4)));
    expect(server.questions()).toBe(1);
    steady += settings.cacheMs + 1;
    await resolver.resolve('site.gov.cn', 4);
    expect(server.questions()).toBe(2);
    expect(await resolver.resolve('intra.gov.cn', 4)).toEqual(ok(['10.9.8.7']));
    expect(await resolver.resolve('intra.gov.cn', 6)).toEqual(ok(['::1']));
    expect(await resolver.resolve('www.localhost', 4)).toEqual(ok(['127.0.0.1']));
    expect(server.questions()).toBe(2);
  });
});
