// Where a Location header points, read as browsers read it.
import { err, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';

const NOT_ASCII = /[\u0080-\u00ff]/;

/** Bytes arrive as latin1. As UTF-8 if they are that, else as GBK. */
function decoded(latin1: string): string {
  const bytes = Buffer.from(latin1, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Percent-encoded byte by byte, so that the server gets back the very bytes it sent, whatever their charset. */
const encoded = (latin1: string): string =>
  latin1.replace(/[\u0080-\u00ff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);

/** Raw bytes of a host name are a name to be read; anywhere else they are bytes to be sent back. */
function readable(location: string): string {
  if (!NOT_ASCII.test(location)) return location;
  const parts = /^((?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*)?(.*)$/is.exec(location);
  return decoded(parts?.[1] ?? '') + encoded(parts?.[2] ?? '');
}

/** The absolute address without its fragment. Failure `bad-redirect`: not an address, or not http(s). */
export function redirectTarget(location: string, base: string): Result<string> {
  const text = readable(location.split('\n')[0] ?? '');
  if (!URL.canParse(text, base))
    return err({ kind: 'bad-redirect', detail: `no address: ${text.slice(0, 200)}` });
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return err({ kind: 'bad-redirect', detail: `scheme ${url.protocol}` });
  }
  url.hash = '';
  return ok(url.href);
}
