// What could not be opened, in the words of the failures; and that nothing gets past the guard.
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../../src/gather/browser-port.ts';
import { createBrowser } from '../../../src/gather/browser/create.ts';
import { netFailure } from '../../../src/gather/browser/net-errors.ts';
import type { Dialer } from '../../../src/fetch/dialer.ts';
import { err, ok } from '../../../src/model/result.ts';
import { browserFor, countingPacer, settingsWith, startSite, type Handler, type Site } from './bench.ts';

const to =
  (location: string): Handler =>
  (_request, response) => {
    response.writeHead(302, { location });
    response.end();
  };

const routes: Record<string, string | Handler> = {
  '/loop': to('/loop'),
  '/round-a': '<meta http-equiv=refresh content="0;url=/round-b"><p>a</p>',
  '/round-b': '<meta http-equiv=refresh content="0;url=/round-a"><p>b</p>',
  '/calls-itself': '<meta http-equiv=refresh content=2><p>here</p>',
  '/inside': to('http://10.0.0.8/admin'),
  '/uses-inside':
    '<p>外</p><img src="http://10.0.0.8/x"><script src="http://[::1]:8099/x.js"></script><iframe src="http://127.0.0.1:1/"></iframe>',
  '/empty-404': (_request, response) => {
    response.writeHead(404);
    response.end();
  },
  '/file': (_request, response) => {
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename=a.bin',
    });
    response.end('x'.repeat(1000));
  },
  '/reset': (request) => {
    request.socket.resetAndDestroy();
  },
  '/silent': () => undefined,
  '/half': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.write('<p>一半');
  },
  '/never-script': '<ul><li>有了</li></ul><script async src="/silent"></script><img src="/silent.php">',
  '/never-rows': `<p>壳</p><script>fetch('/silent')</script>`,
  '/busy-loop': '<ul><li>先写的</li></ul><script>setTimeout(() => { for (;;); }, 20)</script>',
  '/proxied': (_request, response) => {
    response.writeHead(502, { 'x-xunjian-failure': 'dns' });
    response.end('<p>its own 502</p>');
  },
};

let site: Site;
let browser: Browser;
const dialled: string[] = [];

/** Names go to the site; literal addresses are refused as the private-network guard would. */
const guard: Dialer = {
  dial: async (host, port) => {
    dialled.push(`${host}:${String(port)}`);
    if (/^[\d.]+$|:/.test(host)) return err({ kind: 'intranet-address' });
    if (host.startsWith('gone.')) return err({ kind: 'dns' });
    if (host.startsWith('closed.'))
      return ok({ address: '127.0.0.1', family: 4, port: closedPort, viaConnectTo: true });
    if (host.startsWith('broken.'))
      return ok({ address: '127.0.0.1', family: 4, port: brokenPort, viaConnectTo: true });
    return ok({ address: '127.0.0.1', family: 4, port: site.port, viaConnectTo: true });
  },
};
let closedPort = 0;
let brokenPort = 0;
let broken: Server;

beforeAll(async () => {
  site = await startSite(routes);
  const unused = createTcpServer();
  await new Promise<void>((resolve) => unused.listen(0, '127.0.0.1', resolve));
  closedPort = (unused.address() as AddressInfo).port;
  await new Promise((resolve) => unused.close(resolve));
  // Header lines no strict parser takes, as old servers send them.
  broken = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () =>
      socket.end(
        'HTTP/1.1 200 OK\nContent Type: text/html\nContent-Type: text/html; charset=utf-8\n\n<p>不合规范也显示</p>',
      ),
    );
  });
  await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
  brokenPort = (broken.address() as AddressInfo).port;
  browser = browserFor(guard, settingsWith());
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await new Promise((resolve) => broken.close(resolve));
});

const open = (url: string, deadlineMs = 10_000) => browser.open({ url, deadlineMs });
const www = 'http://www.example.gov.cn';

describe('what cannot be opened', () => {
  it.each([
    ['http://gone.gov.cn/', 'dns'],
    ['https://gone.gov.cn/', 'dns'],
    ['http://closed.gov.cn/', 'refused'],
    ['https://closed.gov.cn/', 'refused'],
    ['http://10.1.2.3/', 'intranet-address'],
    ['http://127.0.0.1/', 'intranet-address'],
    ['http://localhost.localdomain./', undefined],
    [`${www}/inside`, 'intranet-address'],
    [`${www}/loop`, 'redirect-loop'],
    [`${www}/reset`, 'reset'],
    ['https://www.example.gov.cn/', 'tls'],
    ['not an address', 'malformed-url'],
    ['ftp://www.example.gov.cn/', 'unsupported-scheme'],
  ])('%s answers %s', async (url, kind) => {
    const result = await open(url);
    expect(result.ok ? undefined : result.error.kind).toBe(kind);
  });

  it('calls a download by its name', async () => {
    expect(await open(`${www}/file`)).toEqual(err({ kind: 'browser', detail: 'download' }));
  });

  it('answers timeout when the document does not begin or does not end', async () => {
    for (const path of ['/silent', '/half']) {
      const result = await open(`${www}${path}`, 1500);
      expect(result.ok ? 'page' : result.error.kind).toBe('timeout');
    }
  });

  it('answers no-browser at once on a machine without one', async () => {
    const none = createBrowser({
      settings: settingsWith(),
      dialer: guard,
      pacer: countingPacer(),
      userAgent: 'x',
      executablePath: null,
    });
    expect(await none.open({ url: `${www}/`, deadlineMs: 1000 })).toEqual(err({ kind: 'no-browser' }));
    await none.close();
  });

  it('answers browser when Chromium cannot be started', async () => {
    const bad = createBrowser({
      settings: settingsWith(),
      dialer: guard,
      pacer: countingPacer(),
      userAgent: 'x',
      executablePath: '/bin/false',
    });
    const result = await bad.open({ url: `${www}/`, deadlineMs: 10_000 });
    await bad.close();
    expect(result.ok ? 'page' : result.error.kind).toBe('browser');
  });

  it('lets itself be called off', async () => {
    const stop = new AbortController();
    const opening = browser.open({ url: `${www}/silent`, deadlineMs: 20_000 }, stop.signal);
    setTimeout(() => {
      stop.abort();
    }, 300);
    expect(await opening).toEqual(err({ kind: 'cancelled' }));
  });
});

describe('what can be opened after all', () => {
  it('takes a page that only calls itself again as it stands', async () => {
    const requests = site.seen.length;
    const result = await open(`${www}/calls-itself`, 20_000);
    expect(result.ok && result.value.html).toContain('<p>here</p>');
    expect(site.seen.length - requests).toBe(1);
  });

  it('ends with a page or a loop where two pages send each other on', async () => {
    const result = await open(`${www}/round-a`, 4000);
    expect(result.ok ? result.value.status : result.error.kind).toSatisfy(
      (answer) => answer === 200 || answer === 'redirect-loop',
    );
  });

  it('shows an error status without a body', async () => {
    const result = await open(`${www}/empty-404`);
    expect(result.ok && [result.value.status, result.value.finalUrl]).toEqual([404, `${www}/empty-404`]);
  });

  it("takes a site's own 502 for what it is", async () => {
    const result = await open(`${www}/proxied`);
    expect(result.ok && [result.value.status, result.value.html.includes('its own 502')]).toEqual([
      502,
      true,
    ]);
  });

  it('shows broken HTTP as any browser does', async () => {
    const result = await open('http://broken.gov.cn/');
    expect(result.ok && result.value.html).toContain('不合规范也显示');
  });

  it('does not wait for a script that never comes beyond the limit, and says what it missed', async () => {
    const result = await open(`${www}/never-script`, 20_000);
    expect(result.ok && result.value.html).toContain('有了');
    expect(result.ok && result.value.troubles).toContainEqual({
      url: `${www}/silent`,
      status: null,
      failure: 'unanswered',
      data: false,
    });
  });

  it('gives what is there at the deadline when rows never come, and says so', async () => {
    const result = await open(`${www}/never-rows`, 6000);
    expect(result.ok && result.value.html).toContain('<p>壳</p>');
    expect(result.ok && result.value.troubles).toContainEqual({
      url: `${www}/silent`,
      status: null,
      failure: 'unanswered',
      data: true,
    });
  });

  it('stops a script that never ends and takes what it left', async () => {
    const result = await open(`${www}/busy-loop`, 4000);
    expect(result.ok && result.value.html).toContain('先写的');
  });
});

describe('the guard', () => {
  it('is asked for every address a page uses, loopback included', async () => {
    dialled.length = 0;
    const result = await open(`${www}/uses-inside`);
    expect(result.ok && result.value.html).toContain('外');
    for (const target of ['10.0.0.8:80', '::1:8099']) expect(dialled).toContain(target);
    expect(dialled.every((target) => !target.endsWith(`:${String(site.port)}`))).toBe(true);
  });
});

describe('the table of network errors', () => {
  it('leaves what it does not know to us, never to the site', () => {
    expect(netFailure('net::ERR_SOMETHING_NEW').kind).toBe('browser');
    expect(netFailure('net::ERR_CERT_AUTHORITY_INVALID').kind).toBe('tls');
    expect(netFailure('net::ERR_INVALID_HTTP_RESPONSE').kind).toBe('http-malformed');
  });
});
