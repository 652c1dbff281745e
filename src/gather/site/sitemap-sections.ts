// Section addresses that the site's own sitemaps list, as its robots.txt names them.
import { placeOf } from '../../derive/register/place.ts';
import { readSitemap } from '../../derive/robots/sitemap.ts';
import { pathKind } from '../../derive/url/path-kind.ts';
import { looksLikeTrap } from '../../derive/url/trap.ts';
import type { VisitTools } from './tools.ts';

/** Addresses read of one sitemap: the protocol's own limit. */
const MOST_LISTED = 50_000;

export interface ListedSection {
  readonly url: string;
  /** The sitemap. */
  readonly foundOn: string;
}

const hostOf = (url: string): string => new URL(url).hostname;

/** On the home page's own scheme and port: a sitemap often names the other scheme than the one the site is seen by. */
function asSeen(url: string, home: string): string {
  const seen = new URL(url);
  const { protocol, port } = new URL(home);
  seen.protocol = protocol;
  seen.port = port;
  return seen.href;
}

/**
 * Addresses of the site's host that look like sections, at most one for each place, in the sitemaps' order.
 * @param home where the site lives.
 */
export async function listedSections(
  named: readonly string[],
  home: string,
  tools: VisitTools,
): Promise<readonly ListedSection[]> {
  const { context, opener, signal } = tools;
  const { maxPageBytes, pageDeadlineMs } = context.settings;
  const found = new Map<string, ListedSection>();
  const here = (url: string): boolean =>
    URL.canParse(url, home) && hostOf(new URL(url, home).href) === hostOf(home);
  const queue = named.filter(here).map((url) => new URL(url, home).href);
  const read = new Set<string>();
  for (const file of queue) {
    if (read.size >= context.robots.settings.sitemapFiles || signal.aborted) break;
    if (read.has(file)) continue;
    read.add(file);
    const limits = { maxBytes: maxPageBytes, deadlineMs: pageDeadlineMs };
    const answer = await opener.fetch(file, limits, undefined, signal);
    if (!answer.ok || answer.value.status !== 200) continue;
    const { pages, sitemaps } = readSitemap(new TextDecoder().decode(answer.value.body), MOST_LISTED);
    queue.push(...sitemaps.filter(here));
    for (const url of pages) {
      if (!here(url) || pathKind(url) !== 'section' || looksLikeTrap(url)) continue;
      const place = placeOf(url);
      if (!found.has(place)) found.set(place, { url: asSeen(url, home), foundOn: file });
    }
  }
  return [...found.values()];
}
