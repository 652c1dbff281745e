// The guarded proxy: TLS whatever the certificate, hosts apart on one connection; and the search for a browser.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../src/gather/browser/find.ts';
import { startProxy } from '../../../src/gather/browser/proxy.ts';
import { browserFor, fakeDialer, startSite, type Site } from './bench.ts';

let site: Site;

beforeAll(async () => {
  site = await startSite({
    '/cookie': (request, response) => {
      response.end(`<p>[${request.headers.cookie ?? ''}]</p>`);
    },
  });
});
afterAll(async () => {
  await site.close();
});

describe('the proxy', () => {
  it('opens pages over TLS whatever the certificate, and follows the dialer', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xunjian-test-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        '-days',
        '1',
        '-subj',
        '/CN=wrong.name',
      ],
      { stdio: 'ignore' },
    );
    const secure = createSecureServer(
      { key: readFileSync(key), cert: readFileSync(cert) },
      (_request, response) => {
        response.end('<p>secure</p>');
      },
    );
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    const dialer = fakeDialer((secure.address() as AddressInfo).port);
    const browser = browserFor(dialer);
    const result = await browser.open({ url: 'https://www.example.gov.cn/', deadlineMs: 15_000 });
    await browser.close();
    secure.closeAllConnections();
    secure.close();
    rmSync(folder, { recursive: true });
    expect(result.ok && result.value.html).toContain('secure');
    expect(dialer.dialled[0]).toBe('www.example.gov.cn:443');
  });

  it('keeps one connection for several hosts apart, and refuses WebSockets', async () => {
    const dialer = fakeDialer(site.port, { 'gone.gov.cn': 'dns' });
    const proxy = await startProxy(dialer, 1000);
    const socket = connect(proxy.port, '127.0.0.1');
    const answers: string[] = [];
    const ask = async (text: string): Promise<string> => {
      socket.write(text);
      return new Promise((resolve) =>
        socket.once('data', (data) => {
          answers.push(String(data));
          resolve(String(data));
        }),
      );
    };
    const get = (host: string): string =>
      `GET http://${host}/cookie HTTP/1.1\r\nHost: ${host}\r\nCookie: ${host}\r\nProxy-Connection: keep-alive\r\n\r\n`;
    expect(await ask(get('a.gov.cn'))).toContain('[a.gov.cn]');
    expect(await ask(get('a.gov.cn'))).toContain('[a.gov.cn]');
    expect(await ask(get('b.gov.cn'))).toContain('[b.gov.cn]');
    expect(dialer.dialled).toEqual(['a.gov.cn:80', 'b.gov.cn:80']);
    expect(
      await ask('GET http://a.gov.cn/ws HTTP/1.1\r\nHost: a.gov.cn\r\nUpgrade: websocket\r\n\r\n'),
    ).toContain('501');
    const second = connect(proxy.port, '127.0.0.1');
    second.write(get('gone.gov.cn'));
    const refused = await new Promise<string>((resolve) =>
      second.once('data', (data) => {
        resolve(String(data));
      }),
    );
    expect(refused).toContain(`${proxy.mark}: dns`);
    expect(proxy.failureFor('gone.gov.cn', 80)).toEqual({ kind: 'dns' });
    expect(proxy.failureFor('a.gov.cn', 80)).toBeNull();
    await proxy.close();
  });
});
describe('the search for a browser', () => {
  it('takes the one that is named, and nothing else when that one is missing', () => {
    expect(findBrowser({ XUNJIAN_CHROMIUM: '/bin/true', PATH: '/usr/bin' })).toEqual({
      path: '/bin/true',
      kind: 'named',
    });
    expect(findBrowser({ XUNJIAN_CHROMIUM: '/no/such', PATH: '/usr/bin' })).toBeNull();
    expect(findBrowser({ PATH: '/no/such', PLAYWRIGHT_BROWSERS_PATH: '/no/such' })).toBeNull();
  });
});
