// Hashes by which words are known again: quick, small, and of no use against malice.

/** FNV-1a over UTF-16 units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** An integer below 2^52: of a site's hundred thousand addresses no two are likely to share one. */
export function longHash(text: string): number {
  let high = 0x01234567;
  for (let index = 0; index < text.length; index += 1)
    high = Math.imul(high ^ text.charCodeAt(index), 0x01000197);
  return ((high ^ (high >>> 13)) & 0xfffff) * 0x1_0000_0000 + hashOf(text);
}
