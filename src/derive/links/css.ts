// Addresses in style sheets: url(…) and @import, comments and other strings left out.

const ADDRESS =
  /url\(\s*(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|([^\s"'()][^)]*?))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/gi;

/** Addresses in reading order as written; data: ones are left out. */
export function cssAddresses(css: string): string[] {
  if (!/url\(|@import/i.test(css)) return [];
  const addresses: string[] = [];
  for (const match of css.replace(/\/\*[\s\S]*?\*\//g, ' ').matchAll(ADDRESS)) {
    const raw = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? '';
    const address = raw.replace(/\\([0-9a-f]{1,6})\s?|\\(.)/gi, unescape).trim();
    if (address !== '' && !/^(?:data|#)/i.test(address)) addresses.push(address);
  }
  return addresses;
}

function unescape(whole: string, hex: string | undefined, character: string | undefined): string {
  if (hex === undefined) return character ?? '';
  const code = Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
