// A browser that asks for nothing it is not permitted: no page, no frame, no data, on whatever way it comes to it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowseRequest, Browser } from '../../../src/gather/browser-port.ts';
import { browserFor, fakeDialer, startSite, type Handler, type Site } from './bench.ts';

const toHidden: Handler = (_request, response) => {
  response.writeHead(302, { location: '/hidden/page' }).end();
};

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await startSite({
    '/plain': '<p>看得到</p>',
    '/parts': `<p>外面</p><iframe src="/hidden/frame"></iframe><script>fetch('/hidden/rows.json').catch(() => 0)</script>`,
    '/moved': toHidden,
    '/script-move': '<script>location.replace("/hidden/page")</script>',
    '/hidden/page': '<p>看不到</p>',
    '/hidden/frame': '<p>框里</p>',
    '/hidden/rows.json': '["一行"]',
  });
  browser = browserFor(fakeDialer(site.port));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const permit: NonNullable<BrowseRequest['permit']> = async (url) =>
  new URL(url).pathname.startsWith('/hidden/') ? { kind: 'robots', detail: url } : null;

const open = (path: string): ReturnType<Browser['open']> =>
  browser.open({ url: `http://www.example.gov.cn${path}`, deadlineMs: 15_000, permit });

describe('permission', () => {
  it('leaves what is permitted as it is', async () => {
    const opened = await open('/plain');
    expect(opened).toMatchObject({ ok: true, value: { status: 200, troubles: [] } });
  });

  it('keeps frames and data away, and says so', async () => {
    const opened = await open('/parts');
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    expect(opened.value.html).toContain('外面');
    const troubles = opened.value.troubles.map(({ url, failure, data }) => [
      new URL(url).pathname,
      failure,
      data,
    ]);
    expect(troubles.sort()).toEqual([
      ['/hidden/frame', 'robots', true],
      ['/hidden/rows.json', 'robots', true],
    ]);
  });

  it.each(['/moved', '/script-move'])('follows no way there: %s', async (path) => {
    expect(await open(path)).toMatchObject({ ok: false, error: { kind: 'robots' } });
  });

  it('is over with the visit, and nothing hidden was asked for', async () => {
    expect(site.seen.filter((asked) => asked.includes('/hidden/'))).toEqual([]);
    const url = 'http://www.example.gov.cn/hidden/page';
    expect(await browser.open({ url, deadlineMs: 15_000 })).toMatchObject({
      ok: true,
      value: { status: 200 },
    });
  });
});
