// The addresses that a sitemap of the sitemaps.org protocol lists: an urlset, an index of further sitemaps, or plain text.

export interface Sitemap {
  /** Addresses of pages, as absolute http(s) addresses, each once, in the order written. */
  readonly pages: readonly string[];
  /** Addresses of further sitemaps. */
  readonly sitemaps: readonly string[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  const bare = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/.exec(text)?.[1];
  return (bare ?? text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)).trim();
}

function addressesIn(texts: readonly string[], most: number): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) {
    if (found.size >= most) break;
    if (/^https?:\/\//i.test(text) && URL.canParse(text)) found.add(new URL(text).href);
  }
  return [...found];
}

/** At most `most` addresses of either kind; anything else than a sitemap lists nothing. */
export function readSitemap(text: string, most: number): Sitemap {
  const written = text.replace(/^\ufeff/, '').trimStart();
  if (!written.startsWith('<')) return { pages: addressesIn(written.split(/\s+/), most), sitemaps: [] };
  const isIndex = /<(?:\w+:)?sitemapindex[\s>]/i.test(written.slice(0, 2000));
  const isUrlSet = /<(?:\w+:)?urlset[\s>]/i.test(written.slice(0, 2000));
  if (!isIndex && !isUrlSet) return { pages: [], sitemaps: [] };
  // Of images and videos the protocol's extensions name the address otherwise (`image:loc`): they are no pages.
  const locations = [...written.matchAll(/<loc>([\s\S]*?)<\/loc>/gi)].map(([, inside = '']) =>
    unescaped(inside),
  );
  const addresses = addressesIn(locations, most);
  return isIndex ? { pages: [], sitemaps: addresses } : { pages: addresses, sitemaps: [] };
}
