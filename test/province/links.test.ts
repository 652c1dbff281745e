// Every link of every page is alive unless the truth says it is dead: nothing is broken by accident.
import { expect, test } from 'vitest';
import { familyOf } from './families/index.ts';
import { render, renderForScript } from './render.ts';
import { routesOf } from './routes.ts';
import { startProvince } from './start.ts';
import { visit } from './visitor.ts';

/** Links as a browser would meet them: comments and script texts left out. */
function linksIn(html: string, base: string): string[] {
  const shown = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(
      /<script(?![^>]*text\/xml)[^>]*>[\s\S]*?<\/script>/g,
      (script) => /^<script[^>]*>/.exec(script)?.[0] ?? '',
    );
  return [...shown.matchAll(/\s(?:href|src)="([^"]*)"/g)].flatMap((found) => {
    const raw = (found[1] ?? '').replaceAll('&amp;', '&');
    return raw.startsWith('javascript:') || !URL.canParse(raw, base) ? [] : [new URL(raw, base).href];
  });
}

test('no link is dead but those planted', async () => {
  const province = await startProvince({ sites: 24, seed: 11, asOf: '2021-12-20T02:00:00+08:00' });
  const firstSeen = new Map<string, string>();
  for (const site of province.plan.sites) {
    for (const [path, target] of routesOf(site)) {
      const base = `${site.scheme}://${site.host}${path}`;
      const drawn =
        familyOf(site).id === 'spa' ? renderForScript(site, path, target).replaceAll('\\"', '"') : '';
      for (const link of linksIn(render(site, path, target) + drawn, base))
        if (!firstSeen.has(link)) firstSeen.set(link, base);
    }
  }
  expect(firstSeen.size).toBeGreaterThan(1500);
  const expected = new Set(
    province.truth.sites.flatMap((site) => [...site.deadLinks.map((link) => link.url), ...site.unknowable]),
  );
  const surprises: string[] = [];
  for (const [link, page] of firstSeen) {
    if (expected.has(link) || /^http:\/\/(?:10|172|192|localhost)[.:]/.test(link)) continue;
    const seen = await visit(province.port, link);
    const dead = seen.status !== 200 || /search_children|您访问的页面不存在/.test(seen.text);
    const home =
      new URL(link).pathname.length > 12 &&
      ['/', '/index.html', '/main.html'].includes(new URL(seen.finalUrl).pathname);
    if (dead || home) surprises.push(`${seen.status} ${link} on ${page}`);
  }
  expect(surprises).toEqual([]);
  await province.close();
}, 120_000);
