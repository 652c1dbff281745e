// What a robots.txt allows and asks for.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allows, MOST_BYTES, readRobots, type Robots } from '../../../src/derive/robots/robots.ts';

// From RFC 9309 and from what google/robotstxt's unit tests expect, re-expressed; each group names its source.
const { groups } = z
  .object({
    groups: z.record(
      z.string(),
      z.object({
        source: z.string().min(1),
        vectors: z.array(z.tuple([z.string(), z.string(), z.string(), z.boolean()])),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('robots-vectors.json', import.meta.url), 'utf8')));

const ADDRESS = 'http://www.example.gov.cn';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (...lines: readonly string[]): Robots => readRobots(utf8(lines.join('\n')), 'xunjian');

describe.each(Object.entries(groups))('%s', (_group, { vectors }) => {
  it.each(vectors)('%s reading %j may ask for %s: %s', (agent, text, url, allowed) => {
    expect(allows(readRobots(utf8(text), agent), url)).toBe(allowed);
  });
});

it('there are vectors enough', () => {
  expect(Object.values(groups).flatMap(({ vectors }) => vectors).length).toBeGreaterThan(100);
});

describe('the crawl delay', () => {
  it.each<[readonly string[], number | null]>([
    [['User-agent: *', 'Crawl-delay: 10'], 10_000],
    [['User-agent: *', 'Crawl-delay: 0.5'], 500],
    [['User-agent: *', 'Crawl-delay: 10', 'User-agent: xunjian', 'Crawl-delay: 2'], 2000],
    [['User-agent: *', 'Crawl-delay: 10', 'User-agent: xunjian', 'Disallow: /a'], null],
    [['User-agent: xunjian', 'Crawl-delay: 1', 'User-agent: XunJian/0.1', 'crawl-delay: 3'], 3000],
    [['User-agent: xunjian', 'User-agent: other', 'Disallow: /a', 'Crawl-delay: 4'], 4000],
    [['User-agent: other', 'Crawl-delay: 4'], null],
    [['User-agent: *', 'Crawl-delay: soon'], null],
    [['User-agent: *', 'Crawl-delay: -1'], null],
    [['Crawl-delay: 4'], null],
  ])('%j is %s ms', (lines, expected) => {
    expect(read(...lines).crawlDelayMs).toBe(expected);
  });
});

describe('sitemaps', () => {
  it('are read wherever they stand, with their own colons', () => {
    const robots = read(
      `Sitemap: ${ADDRESS}/a.xml`,
      'User-agent: other',
      'sitemap:/b.xml # ours',
      'Sitemap:',
    );
    expect(robots.sitemaps).toEqual([`${ADDRESS}/a.xml`, '/b.xml']);
  });
});

describe('a robots.txt as it comes', () => {
  it('may have a full-width colon', () => {
    expect(allows(read('User-agent：*', 'Disallow：/admin/'), `${ADDRESS}/admin/`)).toBe(false);
  });

  it('may hold characters whose last octet looks like a blank', () => {
    const robots = read('User-agent: *', 'Disallow: /栠');
    expect(allows(robots, `${ADDRESS}/栠`)).toBe(false);
    expect(allows(robots, `${ADDRESS}/栢`)).toBe(true);
  });

  it('may be a web page sent in its place: it says nothing', () => {
    const page = '<!DOCTYPE html><html><body>\nDisallow: everything\n<p>disallow nothing</p>\n</body></html>';
    expect(read(page)).toEqual({ rules: [], crawlDelayMs: null, sitemaps: [] });
  });

  it('is read to its limit and no half line of it', () => {
    const head = 'User-agent: *\nDisallow: /a\n';
    const filler = `${'#'.repeat(99)}\n`;
    const upTo = head + filler.repeat(Math.floor((MOST_BYTES - head.length) / 100));
    const rest = MOST_BYTES - upTo.length;
    const cut = `${upTo}${'#'.repeat(Math.max(0, rest - 13))}\nAllow: /a/b/c\nDisallow: /d\n`;
    const robots = readRobots(utf8(cut), 'xunjian');
    expect(allows(robots, `${ADDRESS}/a/b/c`)).toBe(false);
    expect(allows(robots, `${ADDRESS}/d`)).toBe(true);
    expect(allows(readRobots(utf8(`${upTo}`), 'xunjian'), `${ADDRESS}/a`)).toBe(false);
  });

  it('never makes the reader throw, and the file itself may always be read', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('User-agent: *', 'Disallow: /*/*$', 'Allow: *', 'Disallow: %', 'Disallow: ?%2'),
    );
    fc.assert(
      fc.property(fc.array(line), fc.webPath(), fc.webQueryParameters(), (lines, path, query) => {
        const robots = read('User-agent: xunjian', ...lines);
        expect(typeof allows(robots, `${ADDRESS}${path}?${query}`)).toBe('boolean');
        expect(allows(robots, `${ADDRESS}/robots.txt`)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('full of stars costs no more than its length', () => {
    const robots = read('User-agent: *', `Disallow: /${'*a'.repeat(2000)}b`);
    const start = performance.now();
    expect(allows(robots, `${ADDRESS}/${'a'.repeat(20_000)}`)).toBe(true);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
