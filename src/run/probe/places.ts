// Each site's place within a round: always about the same, so that its visits are an interval apart, and never all at once.
import { createHash } from 'node:crypto';
import type { Site } from '../../model/site.ts';
import type { ProbeSettings } from './settings.ts';

export interface Placed {
  readonly site: Site;
  /** After the round's start, ms. */
  readonly afterMs: number;
}

/** A number from 0 up to 1 that belongs to the site. */
function placeOf(code: string): number {
  return createHash('sha256').update(code).digest().readUInt32BE(0) / 2 ** 32;
}

export interface PlacesInput {
  readonly sites: readonly Site[];
  readonly everyMs: number;
  readonly spread: boolean;
  readonly settings: Pick<ProbeSettings, 'spread' | 'jitter'>;
  readonly random: () => number;
}

/** In order of time. */
export function placesOf({ sites, everyMs, spread, settings, random }: PlacesInput): readonly Placed[] {
  const widthMs = spread ? everyMs * settings.spread : 0;
  // Never so much that a site's visits come closer than half of what is between them.
  const jitterMs = Math.min(settings.jitter, widthMs / 4);
  return sites
    .map((site) => {
      const shift = (random() * 2 - 1) * jitterMs;
      const afterMs = Math.min(Math.max(placeOf(site.code) * widthMs + shift, 0), widthMs);
      return { site, afterMs };
    })
    .sort((left, right) => left.afterMs - right.afterMs || (left.site.code < right.site.code ? -1 : 1));
}
