// Our own machine or line, overloaded, must not make living links dead.
import { describe, expect, it } from 'vitest';
import { CONGESTED, Strain } from '../../../src/gather/strain/strain.ts';
import { keepVigil } from '../../../src/gather/strain/vigil.ts';
import { healthySite, list, page, rowsFrom } from './pages.ts';
import { CALM, SHIPPED_CRAWL } from './real-parts.ts';
import type { SmallSite } from './served-site.ts';
import { linksOf, look, type Looked } from './small-site.ts';

const HOSTS = Array.from({ length: 14 }, (_, index) => `http://bm${String(index)}.example.org/`);
const SLOW = { broken: 'silence' } as const;

const leadingTo = (urls: readonly string[], rest: Partial<SmallSite>): Promise<Looked> => {
  const links = urls.map((url) => `<p><a href="${url}">部门网站</a></p>`).join('');
  const home = page({ content: list(rowsFrom('2021-12-17', '/bxyw/')) + links });
  const others = Object.fromEntries(HOSTS.map((url) => [url, page({ title: '部门' })]));
  return look({
    ...rest,
    settings: { linkDeadlineMs: 250 },
    pages: healthySite({ '/': home, ...others, ...rest.pages }),
  });
};

const away = (looked: Looked) => linksOf(looked).filter(({ url }) => url.includes('.example.org'));

describe('links that time out', () => {
  it('are dead where one host is slow and the others answer', async () => {
    const slow = ['http://bm0.example.org/a.html', 'http://bm0.example.org/b.html', ...HOSTS.slice(1)];
    const looked = await leadingTo(slow, {
      pages: { 'http://bm0.example.org/a.html': SLOW, 'http://bm0.example.org/b.html': SLOW },
    });
    const dead = away(looked).filter(({ state }) => state === 'dead');
    expect(dead.map(({ url, cause }) => [new URL(url).host, cause])).toEqual([
      ['bm0.example.org', 'timeout'],
      ['bm0.example.org', 'timeout'],
    ]);
  });

  it('are not dead where nearly all hosts are slow at once', async () => {
    const looked = await leadingTo(HOSTS, { pages: Object.fromEntries(HOSTS.map((url) => [url, SLOW])) });
    expect(away(looked)).toHaveLength(HOSTS.length);
    for (const link of away(looked))
      expect(link).toMatchObject({ state: 'unknown', cause: null, reason: CONGESTED, evidence: [] });
  });

  it('are not dead while our own process stands still', async () => {
    const stalled = { ...CALM, stalledSince: () => SHIPPED_CRAWL.strain.stallMs };
    const looked = await leadingTo([HOSTS[0] ?? ''], {
      pages: { [HOSTS[0] ?? '']: SLOW },
      strain: new Strain(SHIPPED_CRAWL.strain, Date.now, stalled),
    });
    expect(away(looked)).toMatchObject([{ state: 'unknown', reason: CONGESTED, attempts: 2 }]);
  });
});

describe('what our process lost', () => {
  it('is the sum of its pauses since then', async () => {
    const vigil = keepVigil({ now: () => performance.now(), everyMs: 5, leastMs: 20 });
    try {
      const from = performance.now();
      for (let turn = 0; turn < 3; turn += 1) {
        const until = performance.now() + 60;
        while (performance.now() < until);
        await new Promise((done) => setTimeout(done, 15));
      }
      const lost = vigil.lostSince(from);
      expect(lost).toBeGreaterThan(vigil.stalledSince(from));
      expect(lost).toBeGreaterThanOrEqual(3 * 40);
    } finally {
      vigil.stop();
    }
  });
});
