// A 64-bit fingerprint of a page's shape (simhash): pages made from one template with little else come out close.

/** 16 hexadecimal digits. */
export type PageShape = string & { readonly __pageShape: never };

/** Bits in which two answers of one error page may differ: an echoed address, a counter, a date. */
const MOST_DIFFERENT_BITS = 6;

/**
 * The fingerprint of a page's source: its tags in order and its visible words, addresses and numbers left out, so that
 * an error page that echoes what was asked for keeps its shape.
 */
export function pageShape(source: string): PageShape {
  const weights = new Int32Array(64);
  const body = source.replace(
    /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi,
    (whole, name: string | undefined) => (name ? `<${name}>` : ' '),
  );
  let previous = '';
  for (const match of body.matchAll(/<([a-z][a-z0-9]*)|([\u4e00-\u9fff]{2})|([a-z]{3,})(?=[^<>]*<)/gi)) {
    const token = match[1]?.toLowerCase() ?? match[2] ?? match[3] ?? '';
    addToken(weights, `${previous} ${token}`);
    previous = token;
  }
  return hexOf(weights);
}

/** Whether two pages are the same but for what an error page echoes. */
export function sameShape(left: PageShape, right: PageShape): boolean {
  return differentBits(left, right) <= MOST_DIFFERENT_BITS;
}

/** How many of the 64 bits differ. */
export function differentBits(left: PageShape, right: PageShape): number {
  let difference = BigInt(`0x${left}`) ^ BigInt(`0x${right}`);
  let count = 0;
  for (; difference !== 0n; difference &= difference - 1n) count++;
  return count;
}

/** Two 32-bit FNV-1a hashes with different seeds make 64 votes. */
function addToken(weights: Int32Array, token: string): void {
  let low = 0x811c9dc5;
  let high = 0x01234567;
  for (let index = 0; index < token.length; index++) {
    const code = token.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x01000197);
  }
  low ^= low >>> 15;
  high ^= high >>> 13;
  for (let bit = 0; bit < 32; bit++) {
    weights[bit] = (weights[bit] ?? 0) + ((low >>> bit) & 1 ? 1 : -1);
    weights[bit + 32] = (weights[bit + 32] ?? 0) + ((high >>> bit) & 1 ? 1 : -1);
  }
}

function hexOf(weights: Int32Array): PageShape {
  let value = 0n;
  for (let bit = 63; bit >= 0; bit--) value = (value << 1n) | ((weights[bit] ?? 0) > 0 ? 1n : 0n);
  return value.toString(16).padStart(16, '0') as PageShape;
}
