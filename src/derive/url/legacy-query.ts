// Queries on GBK pages: a browser encodes them in the page's own encoding, and old servers understand nothing else.

/** Percent-escaped GBK bytes by character. */
export type LegacyQueryBytes = ReadonlyMap<string, string>;

/** Builds the table from the decoder: some 24,000 characters, once per process. */
export function gbkQueryBytes(): LegacyQueryBytes {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, string>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (trail !== 0x7f && [...character].length === 1 && character !== '\ufffd' && !table.has(character)) {
        table.set(character, `${escaped(lead)}${escaped(trail)}`);
      }
    }
  }
  // The one single byte beyond ASCII that the standard's GBK encoder writes.
  table.set('€', escaped(0x80));
  return table;
}

/** `raw` with what stands beyond ASCII after its `?` in GBK; unknown characters become numeric references, as in browsers. */
export function withLegacyQuery(raw: string, bytes: LegacyQueryBytes): string {
  const query = raw.indexOf('?');
  const hash = raw.indexOf('#');
  if (query < 0 || (hash >= 0 && hash < query)) return raw;
  const end = hash < 0 ? raw.length : hash;
  const encoded = raw
    .slice(query, end)
    .replace(/[^\u0000-\u007f]/gu, (character) => bytes.get(character) ?? reference(character));
  return raw.slice(0, query) + encoded + raw.slice(end);
}

const escaped = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

const reference = (character: string): string => `%26%23${character.codePointAt(0) ?? 0}%3B`;
