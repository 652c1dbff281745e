// Resolving the addresses of one page: the same menus stand in it several times over, so each is resolved once.
import { withLegacyQuery, type LegacyQueryBytes } from './legacy-query.ts';
import { resolveUrl, type ResolvedUrl } from './normalise.ts';

export type Resolve = (raw: string) => ResolvedUrl;

/**
 * `resolveUrl` against `base`, remembered per address as written. `legacyQuery` is given for pages in GBK, whose
 * queries a browser sends in GBK. `keepRoutes`: the page was drawn, its views behind the `#` are pages.
 */
export function resolverOf(base: string, legacyQuery: LegacyQueryBytes | null, keepRoutes = false): Resolve {
  const known = new Map<string, ResolvedUrl>();
  return (raw) => {
    const before = known.get(raw);
    if (before !== undefined) return before;
    const answer = resolveUrl(legacyQuery ? withLegacyQuery(raw, legacyQuery) : raw, base, keepRoutes);
    known.set(raw, answer);
    return answer;
  };
}
