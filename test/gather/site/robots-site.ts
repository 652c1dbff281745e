// The healthy small site with a robots.txt of its own.
import { healthySite } from './pages.ts';
import type { Served, SmallSite } from './served-site.ts';
import { look, type Looked } from './small-site.ts';

export const robotsTxt = (...lines: readonly string[]): Served => ({
  headers: { 'content-type': 'text/plain' },
  html: lines.join('\r\n'),
});

export interface Wish extends Partial<SmallSite> {
  readonly rules?: readonly string[];
}

export const visited = (mode: 'note' | 'obey', { rules, pages = {}, ...rest }: Wish): Promise<Looked> =>
  look({
    ...rest,
    robots: { mode, sitemapSections: 50, ...rest.robots },
    pages: healthySite<Served>({ ...(rules ? { '/robots.txt': robotsTxt(...rules) } : {}), ...pages }),
  });

export const askedFor = ({ asked }: Looked, prefix: string): number =>
  asked.filter((key) => key.startsWith(prefix)).length;
