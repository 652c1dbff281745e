// What we send with every question: who we are and what we read, without disguise.
import type { HopRequest } from './hop-client.ts';
import type { FetchSettings } from './settings.ts';

export type HeadersOf = (request: HopRequest) => Record<string, string>;

/** `acceptEncoding` is the transport's: the last rung asks for plain bodies, where broken compression cannot happen. */
export function createHeaders(
  identity: FetchSettings['identity'],
  userAgent: string,
  acceptEncoding: string,
): HeadersOf {
  const always = {
    'user-agent': userAgent,
    accept: identity.accept,
    'accept-language': identity.acceptLanguage,
    'accept-encoding': acceptEncoding,
  };
  return (request) => {
    const headers: Record<string, string> = { ...always, ...request.headers, 'user-agent': userAgent };
    headers['accept-encoding'] = acceptEncoding;
    if (request.post !== undefined) headers['content-type'] = request.post.contentType;
    if (request.referer !== undefined && URL.canParse(request.referer))
      headers['referer'] = refererOf(request.referer);
    if (request.cookie !== undefined) headers['cookie'] = request.cookie;
    const { etag, modified } = request.validators ?? {};
    if (etag !== undefined) headers['if-none-match'] = etag;
    if (modified !== undefined) headers['if-modified-since'] = modified;
    return headers;
  };
}

/** ASCII, as URLs are on the wire; credentials and fragment are nobody else's business. */
function refererOf(address: string): string {
  const url = new URL(address);
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href;
}
