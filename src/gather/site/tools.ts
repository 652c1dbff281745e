// What the steps of one site's visit share.
import PQueue from 'p-queue';
import type { Site } from '../../model/site.ts';
import type { BrowseRequest, RenderedPage } from '../browser-port.ts';
import type { GatherContext } from '../context.ts';
import type { SiteMemory } from '../memory/site-memory.ts';
import { err, type Result } from '../../model/result.ts';
import { Pictures } from './pictures.ts';
import { PageOpener } from './page-visit.ts';

/** Why things were left out, Chinese reason → count. */
export class Skipped {
  readonly #counts = new Map<string, number>();

  add(reason: string, count = 1): void {
    if (count > 0) this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + count);
  }

  count(reason: string): number {
    return this.#counts.get(reason) ?? 0;
  }

  toRecord(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort());
  }
}

export class VisitTools {
  readonly site: Site;
  readonly context: GatherContext;
  readonly opener: PageOpener;
  readonly memory: SiteMemory;
  readonly pictures: Pictures;
  /** Aborted when the site's or the night's time is up. */
  readonly signal: AbortSignal;
  readonly skipped = new Skipped();
  #browserVisits = 0;

  constructor(site: Site, context: GatherContext, memory: SiteMemory, signal: AbortSignal) {
    this.site = site;
    this.context = context;
    this.memory = memory;
    this.pictures = new Pictures(context, memory);
    this.opener = new PageOpener(context, memory);
    this.signal = signal;
  }

  /** Runs `work` over `items`, a few at a time; what the budget cuts off is counted under `what`. */
  async each<T>(items: readonly T[], what: string, work: (item: T) => Promise<void>): Promise<void> {
    const queue = new PQueue({ concurrency: this.context.settings.requestsPerSiteAtOnce });
    let cut = 0;
    const tasks = items.map((item) =>
      queue.add(async () => {
        if (this.signal.aborted) cut += 1;
        else await work(item);
      }),
    );
    await Promise.all(tasks);
    this.skipped.add(`${what}：时间预算用完`, cut);
  }

  get #allowance(): number {
    const { settings, depth } = this.context;
    return depth === 'full' ? settings.browserVisitsPerSiteFull : settings.browserVisitsPerSite;
  }

  /** Whether so many visits more leave a third of the allowance for what is to be looked at a second time. */
  mayBrowse(visits: number): boolean {
    return this.#browserVisits + visits <= (this.#allowance * 2) / 3;
  }

  /** A browser visit within this site's allowance. */
  async browse(request: Omit<BrowseRequest, 'deadlineMs'>): Promise<Result<RenderedPage>> {
    const { settings, browser } = this.context;
    if (this.signal.aborted) return err({ kind: 'budget' });
    if (this.#browserVisits >= this.#allowance) {
      this.skipped.add('浏览器核验：次数预算用完');
      return err({ kind: 'budget', detail: 'browser visits' });
    }
    this.#browserVisits += 1;
    return browser.open({ ...request, deadlineMs: settings.browserDeadlineMs }, this.signal);
  }
}
