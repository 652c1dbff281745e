// Tabs are lent again and again: what one page does by itself must never be taken for the answer of the next.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../../src/gather/browser-port.ts';
import { browserFor, fakeDialer, settingsWith, startSite, type Site } from './bench.ts';

const www = 'http://www.example.gov.cn';
let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await startSite({
    '/round-a': '<meta http-equiv=refresh content="0;url=/round-b"><p>a</p>',
    '/round-b': '<meta http-equiv=refresh content="0;url=/round-a"><p>b</p>',
    '/later': '<meta http-equiv=refresh content="9;url=/plain"><p>later</p>',
    '/script-later': `<p>here</p><script>setTimeout(() => { location.href = '/elsewhere'; }, 1900)</script>`,
    '/goes-back': '<p>栏目不存在</p><script>history.back()</script>',
    '/alerts-back': `<p>没有权限</p><script>setTimeout(() => { alert('没有权限'); history.go(-1); }, 20)</script>`,
    '/elsewhere': '<p>elsewhere</p>',
    '/plain': '<p>plain</p>',
    '/tall': '<p id=top>tall</p><script>document.body.append(String(location.hash))</script>',
    '/empty-404': (_request, response) => {
      response.writeHead(404);
      response.end();
    },
  });
  browser = browserFor(fakeDialer(site.port), settingsWith({ settle: { limitMs: 1200 } }));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function see(path: string, deadlineMs = 12_000): Promise<string> {
  const result = await browser.open({ url: `${www}${path}`, deadlineMs });
  if (!result.ok) return result.error.kind;
  return `${String(result.value.status)} ${result.value.finalUrl.replace(www, '')} ${result.value.html.replace(/<script.*?<\/script>|<[^>]*>/g, '')}`;
}

it('a page that goes round in a circle is never what the next address answers', async () => {
  for (const [path, answer] of [
    ['/plain', '200 /plain plain'],
    ['/empty-404', '404 /empty-404 '],
    ['/elsewhere', '200 /elsewhere elsewhere'],
  ] as const) {
    await see('/round-a', 2500);
    expect(await see(path)).toBe(answer);
  }
});

it('nor is one that leaves by itself some seconds later', async () => {
  for (const path of ['/later', '/script-later', '/script-later']) {
    expect(await see(path)).toMatch(/later|here/);
    await new Promise((resolve) => setTimeout(resolve, path === '/later' ? 0 : 600));
    expect(await see('/plain')).toBe('200 /plain plain');
  }
});

it('a page that goes back shows itself, never the page visited before in its tab', async () => {
  for (const path of ['/goes-back', '/alerts-back']) {
    expect(await see('/elsewhere')).toBe('200 /elsewhere elsewhere');
    expect(await see(path)).not.toContain('elsewhere');
  }
});

it('loads anew where only the fragment differs from the page before', async () => {
  expect(await see('/tall')).toBe('200 /tall tall');
  expect(await see('/tall#part')).toBe('200 /tall#part tall#part');
});
