// A link's target that is only a stub: where it sends its visitor by itself is what the link leads to.
import type { FetchResponse } from '../../fetch/client.ts';
import { sendsHome } from './missing-page.ts';
import { isPage, type PageOpener } from './page-visit.ts';

/** Longer answers are pages of their own. */
const LONGEST_STUB = 8_192;
const MAY_SEND_ON = /refresh|location/i;

/**
 * The address a stub sends on to, null for any other answer. `home`: it sends who asked for one document to the home page
 * of its own host.
 */
export function sentOn(response: FetchResponse, opener: PageOpener): { url: string; home: boolean } | null {
  const { body, status, requestUrl } = response;
  if (status >= 400 || body.byteLength > LONGEST_STUB || !isPage(response)) return null;
  if (!MAY_SEND_ON.test(Buffer.from(body).toString('latin1'))) return null;
  const url = opener.forwardOf(response);
  if (url === null || url === requestUrl) return null;
  return { url, home: sendsHome(requestUrl, url) };
}
