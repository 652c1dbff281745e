// How late a list's rows usually come: where late publishing is the custom it is no sign of anything.
import { DELAY_BOUNDS, type Delays } from '../../model/article-history.ts';

/** New rows a list must have shown before nearly all of them make its custom. */
const MANY_ROWS = 10;
const MOST_OF_THEM = 0.9;
/** Where so large a share of fewer rows came later than usual, late publishing may be the custom. */
const FEW_ROWS = 2;
const MANY_OF_THEM = 1 / 3;

export const NO_DELAYS: Delays = [...DELAY_BOUNDS.map(() => 0), 0];

/** One more row, that came `days` after its date. */
export function withDelay(delays: Delays, days: number): Delays {
  const found = DELAY_BOUNDS.findIndex((bound) => days <= bound);
  const place = found < 0 ? DELAY_BOUNDS.length : found;
  return delays.map((count, index) => (index === place ? count + 1 : count));
}

/**
 * Days after which a new row is late for this list, at least `usual`; infinite where no row is.
 * @param signs the list may print days of signing (成文日期): with nothing known of its custom, no row is late.
 */
export function lateAfter(delays: Delays, usual: number, signs: boolean): number {
  const all = delays.reduce((sum, count) => sum + count, 0);
  if (all >= MANY_ROWS) return Math.max(usual, withinWhich(delays, all * MOST_OF_THEM));
  if (all < FEW_ROWS) return signs ? Infinity : usual;
  const late = delays.reduce(
    (sum, count, index) => sum + ((DELAY_BOUNDS[index] ?? Infinity) > usual ? count : 0),
    0,
  );
  return late >= all * MANY_OF_THEM ? Infinity : usual;
}

/** The bound within which so many rows came. */
function withinWhich(delays: Delays, wanted: number): number {
  let within = 0;
  for (const [index, count] of delays.entries()) {
    within += count;
    if (within >= wanted) return DELAY_BOUNDS[index] ?? Infinity;
  }
  return Infinity;
}
