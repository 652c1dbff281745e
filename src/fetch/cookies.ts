// The cookies of one chain of redirects: sent along the way and forgotten with it, so that no visit colours the next.
import { CookieJar } from 'tough-cookie';

export class ChainCookies {
  #jar: CookieJar | null = null;

  /** Remembers an answer's `set-cookie` lines; what a browser would refuse is ignored. */
  keep(setCookie: string | undefined, url: string): void {
    if (setCookie === undefined) return;
    this.#jar ??= new CookieJar(undefined, { looseMode: true });
    for (const line of setCookie.split('\n')) this.#jar.setCookieSync(line, url, { ignoreError: true });
  }

  /** The Cookie header's value for an address; undefined when there is nothing to send. */
  for(url: string): string | undefined {
    const text = this.#jar?.getCookieStringSync(url) ?? '';
    // A header is bytes; what does not fit one byte cannot have come from a header.
    return text === '' || /[^\x20-\x7e\x80-\xff]/.test(text) ? undefined : text;
  }
}
