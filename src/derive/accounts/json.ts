// JSON that came from outside: read without throwing, looked into without trusting.

/** The value of a JSON text, undefined when it is none (cut off, a page, nothing). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch {
    return undefined;
  }
}

/** The value at a path of own keys; undefined where a step is missing or no object. */
export function fieldAt(data: unknown, path: readonly string[]): unknown {
  let here: unknown = data;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Readonly<Record<string, unknown>>)[step];
  }
  return here;
}

/** A parameter of an address, '' when it is not there. */
export function queryValue(url: string, name: string): string {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  return new URLSearchParams(query).get(name) ?? '';
}

/** The text of `<script id="…">` as a page holds it, or null. */
export function scriptText(html: string, id: string): string | null {
  const at = html.search(new RegExp(`<script[^>]*\\bid=["']${id}["'][^>]*>`, 'i'));
  if (at < 0) return null;
  const start = html.indexOf('>', at) + 1;
  const end = html.indexOf('</script', start);
  return end < 0 ? null : html.slice(start, end);
}
