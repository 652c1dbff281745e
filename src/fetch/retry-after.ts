// Retry-After, as seconds or as an HTTP date.

/** ms to wait from `now` (epoch ms), never negative; null when there is no such header or it cannot be read. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const text = header?.split('\n')[0]?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Date.parse takes almost anything; an HTTP date always names its month.
  const date = /[A-Za-z]{3}/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
