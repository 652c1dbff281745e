// What is known of a running scan, added up from its events. No clock of its own, no output.
import type { ScanEvent } from '../run/events.ts';

interface HostTime {
  readonly site: string;
  readonly name: string;
  readonly averageMs: number;
}

export class ScanTally {
  run = '';
  planned = 0;
  done = 0;
  /** Done before this process took the run up. */
  alreadyDone = 0;
  pages = 0;
  links = 0;
  unknowns = 0;
  readonly fails = new Map<string, number>();
  readonly #open = new Map<string, { readonly name: string; pages: number; totalMs: number }>();

  add(event: ScanEvent): void {
    switch (event.type) {
      case 'opened':
        this.run = event.run;
        this.planned = event.planned;
        this.alreadyDone = event.alreadyDone;
        this.done = event.alreadyDone;
        return;
      case 'site-started':
        this.#open.set(event.site, { name: event.name, pages: 0, totalMs: 0 });
        return;
      case 'page':
        this.#page(event.site, event.tookMs);
        return;
      case 'links':
        this.links += event.checked;
        return;
      case 'site-done':
        this.done += 1;
        this.unknowns += event.unknowns;
        for (const [check, count] of Object.entries(event.fails)) {
          this.fails.set(check, (this.fails.get(check) ?? 0) + count);
        }
        this.#open.delete(event.site);
        return;
      case 'sealed':
        return;
    }
  }

  #page(site: string, tookMs: number): void {
    this.pages += 1;
    const open = this.#open.get(site);
    if (!open) return;
    open.pages += 1;
    open.totalMs += tookMs;
  }

  /** Sites under way whose pages take longest on average, slowest first. */
  slowest(count: number): readonly HostTime[] {
    return [...this.#open]
      .filter(([, open]) => open.pages > 0)
      .map(([site, open]) => ({ site, name: open.name, averageMs: open.totalMs / open.pages }))
      .sort((a, b) => b.averageMs - a.averageMs)
      .slice(0, count);
  }

  /** ms until all planned sites are done at the pace so far; null before the first one. */
  timeLeftMs(elapsedMs: number): number | null {
    const doneHere = this.done - this.alreadyDone;
    return doneHere > 0 ? (elapsedMs / doneHere) * (this.planned - this.done) : null;
  }
}
