// Addresses that differ in one number only: the pages of one list, the days of one calendar.

const NUMBER = /\d+/g;

/**
 * The address with one of its numbers masked, once for each number after the host: `/list?cat=5&page=9` gives
 * `/list?cat=#&page=9` and `/list?cat=5&page=#`. Two addresses that share one differ in that number alone.
 */
export function oneNumberShapes(url: string): readonly string[] {
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0].length ?? 0;
  const head = url.slice(0, path);
  const rest = url.slice(path);
  return [...rest.matchAll(NUMBER)].map(
    (match) => `${head}${rest.slice(0, match.index)}#${rest.slice(match.index + match[0].length)}`,
  );
}
