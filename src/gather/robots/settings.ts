// The shape of the `robots:` section of config/crawl.yaml; the numbers live there.
import { z } from 'zod';

const count = z.number().int().nonnegative();

export const RobotsSettings = z.strictObject({
  /** `note`: read and kept as a fact, hides nothing. `obey`: what it disallows is not asked for. */
  mode: z.enum(['note', 'obey']),
  /** Our product token, as a robots.txt would name us. */
  agent: z.string().regex(/^[A-Za-z_-]+$/, '只能用英文字母、- 和 _，如 xunjian'),
  /** Total time for one robots.txt, ms. */
  deadlineMs: z.number().int().positive(),
  /** A longer Crawl-delay counts as this long, ms. */
  crawlDelayMaxMs: count,
  /** Sitemaps read per site, those that an index lists included. */
  sitemapFiles: count,
  /** Sections visited per site that only a sitemap leads to. */
  sitemapSections: count,
});

export type RobotsSettings = z.infer<typeof RobotsSettings>;
