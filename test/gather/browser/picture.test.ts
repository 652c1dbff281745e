// The picture kept as evidence: whole page, bar above it that covers nothing, images shown.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stampLines } from '../../../src/gather/browser/picture.ts';
import type { Browser, RenderedPage } from '../../../src/gather/browser-port.ts';
import { browserFor, fakeDialer, settingsWith, startSite, type Handler, type Site } from './bench.ts';

const image: Handler = (_request, response) => {
  response.writeHead(200, { 'content-type': 'image/svg+xml' });
  response.end(
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="red"/></svg>',
  );
};

const body =
  '<header style="position:fixed;top:0;left:0;right:0;height:50px;background:#a00">固定的页头</header><div style="height:1500px;background:#eee">正文</div>';

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await startSite({
    '/plain': `<body style="margin:0">${body}`,
    '/guarded': (_request, response) => {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'none'; script-src 'none'",
      });
      response.end('<body><p>严</p>');
    },
    '/long': '<body style="margin:0"><div style="height:20000px"></div>',
    '/images':
      '<style>#b{height:10px;background:url(/back.png)}</style><link rel=stylesheet href=/s.css><img src="/photo.png"><img loading=lazy src="/lazy.jpg"><div id=b></div><div id=c style="height:9px"></div>',
    '/s.css': (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/css' });
      response.end('#c{background:url(/sheet.gif)}');
    },
    '/photo.png': image,
    '/lazy.jpg': image,
    '/back.png': image,
    '/sheet.gif': image,
    '/frameset': '<frameset cols="50%,*"><frame src="/plain"><frame src="/plain"></frameset>',
  });
  browser = browserFor(fakeDialer(site.port), settingsWith({ picture: { maxHeight: 3000 } }));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function shoot(path: string): Promise<RenderedPage> {
  const result = await browser.open({
    url: `http://www.example.gov.cn${path}`,
    deadlineMs: 20_000,
    shoot: async () => true,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Width and height as the JPEG's frame header says. */
function sizeOf(picture: Uint8Array | null): { readonly width: number; readonly height: number } {
  const bytes = Buffer.from(picture ?? []);
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc2)
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
  }
  throw new Error('no JPEG');
}

it('shows the whole page below a bar of its own height', async () => {
  const { width, height } = sizeOf((await shoot('/plain')).screenshot);
  expect(width).toBe(1366);
  // Two lines of 24 pixels and the bar's edge.
  expect(height).toBe(1500 + 2 * 24 + 14);
});

it("is stamped whatever the page's policy", async () => {
  expect(sizeOf((await shoot('/guarded')).screenshot).height).toBe(768 + 62);
});

it('is cut at the greatest height, and the bar says so', async () => {
  const page = await shoot('/long');
  expect(sizeOf(page.screenshot).height).toBe(3000 + 62);
  expect(stampLines(page, 3000).join('')).toContain('仅截取上部 3000 像素');
});

it('lets images appear, backgrounds too, and keeps them out again afterwards', async () => {
  await shoot('/images');
  const asked = site.seen.map((line) => line.split(' ')[1]);
  for (const path of ['/photo.png', '/lazy.jpg', '/sheet.gif']) expect(asked).toContain(path);
  const before = asked.filter((path) => path === '/photo.png').length;
  await browser.open({ url: 'http://www.example.gov.cn/images?again', deadlineMs: 20_000 });
  expect(site.seen.filter((line) => line.endsWith('/photo.png'))).toHaveLength(before);
});

it('stamps a frameset too', async () => {
  expect(sizeOf((await shoot('/frameset')).screenshot).height).toBeGreaterThan(768);
});

it('is taken only when wanted, by one who has seen the page', async () => {
  const seen: string[] = [];
  const result = await browser.open({
    url: 'http://www.example.gov.cn/plain',
    deadlineMs: 20_000,
    shoot: async (page) => {
      seen.push(page.html);
      return false;
    },
  });
  expect(result.ok && result.value.screenshot).toBeNull();
  expect(seen[0]).toContain('固定的页头');
});

it('names address, time of Shanghai and status', () => {
  const page = {
    requestUrl: 'http://a.gov.cn/',
    finalUrl: 'http://a.gov.cn/x',
    status: 200,
    headers: {},
    html: '',
    fetchedAt: Date.parse('2021-12-19T18:11:08Z'),
    tookMs: 1,
    troubles: [],
    dataAnswers: 0,
  };
  expect(stampLines(page, null)).toEqual([
    '网址：http://a.gov.cn/x',
    '截图时间：2021-12-20 02:11:08（北京时间）　状态码：200',
  ]);
});
