// The shape of the `crawl:` section of config/crawl.yaml; every number of the crawl has its one home there.
import { z } from 'zod';

const count = z.number().int().positive();
const milliseconds = z.number().int().nonnegative();
const bytes = z.number().int().positive();

/** When a timeout counts as our own machine's or line's; ms, shares of 1. */
export const StrainSettings = z.strictObject({
  /** How often our process notes that it runs; a pause of another such time is one. */
  beatMs: count,
  /** It stood still for so long at once, or for so large a share of an attempt. */
  stallMs: count,
  lostShare: z.number().min(0).max(1),
  /** Within this time before and after, at least so many hosts and more than such a share of those asked fell silent. */
  windowMs: count,
  silentHosts: count,
  silentShare: z.number().min(0).max(1),
});
export type StrainSettings = z.infer<typeof StrainSettings>;

export const CrawlSettings = z.strictObject({
  /** Sites visited at the same time. */
  sitesAtOnce: count,
  /** Requests under way at the same time for one site. */
  requestsPerSiteAtOnce: count,
  /** HTML pages read per site at `--depth sections` and at `--depth full`. */
  maxPagesPerSite: count,
  maxPagesPerSiteFull: count,
  /** Distinct link targets checked per site. */
  maxLinksPerSite: count,
  /** Steps from the home page down to which sections are looked for. */
  maxSectionDepth: count,
  /** Wall-clock time for one site, ms. */
  siteBudgetMs: milliseconds,
  /** Total time for one page and for one checked link, ms. */
  pageDeadlineMs: milliseconds,
  linkDeadlineMs: milliseconds,
  /** Bytes after inflation for a page and for a checked link. */
  maxPageBytes: bytes,
  maxLinkBytes: bytes,
  /** Articles opened per section, newest rows first. */
  articlesPerSection: count,
  /** Further pages of a list read when its first page looks out of date. */
  furtherListPages: z.number().int().nonnegative(),
  /** A dead-looking link is tried again after this time, ms. */
  secondAttemptAfterMs: milliseconds,
  strain: StrainSettings,
  /** Browser visits per site. */
  browserVisitsPerSite: count,
  browserVisitsPerSiteFull: count,
  browserDeadlineMs: milliseconds,
  /** Forwarding pages (meta refresh, script, splash) followed from the home page. */
  maxForwards: count,
  /** A crawl is too thin to judge with fewer sections, or a larger unreadable share of them, than this. */
  thin: z.strictObject({
    minSections: z.number().int().nonnegative(),
    maxUnreadableShare: z.number().min(0).max(1),
  }),
});

export type CrawlSettings = z.infer<typeof CrawlSettings>;
