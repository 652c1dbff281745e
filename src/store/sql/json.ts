// JSON in and out of a column, in a form that both engines accept.

/** NUL and lone surrogates, which a page's text may hold and PostgreSQL refuses. */
const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** The same as JSON escapes them; a cheap look before the thorough cleaning. */
const ESCAPED_UNSTORABLE = /\\u(?:0000|d[89a-f])/i;

/** Text without characters that cannot be stored on every engine: each becomes U+FFFD. */
export function storable(text: string): string {
  return text.replace(UNSTORABLE, '\ufffd');
}

export function toJson(value: unknown): string {
  const plain = JSON.stringify(value);
  if (!ESCAPED_UNSTORABLE.test(plain)) return plain;
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}

/** Reads back what `toJson` wrote; the caller names the shape it stored. */
export function fromJson<T>(text: string): T {
  return JSON.parse(text) as T;
}
