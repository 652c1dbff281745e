// Chromium's network errors in the words of our failures.
import type { Failure, FailureKind } from '../../model/failure.ts';

/** The first prefix that fits decides. */
const KINDS: readonly (readonly [prefix: string, kind: FailureKind])[] = [
  ['ERR_NAME_NOT_RESOLVED', 'dns'],
  ['ERR_NAME_RESOLUTION_FAILED', 'dns-server'],
  ['ERR_DNS_', 'dns-server'],
  ['ERR_CONNECTION_REFUSED', 'refused'],
  ['ERR_CONNECTION_TIMED_OUT', 'connect-timeout'],
  ['ERR_TIMED_OUT', 'timeout'],
  ['ERR_CONNECTION_', 'reset'],
  ['ERR_EMPTY_RESPONSE', 'reset'],
  ['ERR_SOCKET_NOT_CONNECTED', 'reset'],
  ['ERR_TUNNEL_CONNECTION_FAILED', 'reset'],
  ['ERR_ADDRESS_UNREACHABLE', 'unroutable'],
  ['ERR_ADDRESS_INVALID', 'malformed-url'],
  ['ERR_NETWORK_', 'unroutable'],
  ['ERR_INTERNET_DISCONNECTED', 'unroutable'],
  ['ERR_TOO_MANY_REDIRECTS', 'redirect-loop'],
  ['ERR_UNSAFE_REDIRECT', 'bad-redirect'],
  ['ERR_INVALID_REDIRECT', 'bad-redirect'],
  ['ERR_SSL_', 'tls'],
  ['ERR_CERT_', 'tls'],
  ['ERR_BAD_SSL_', 'tls'],
  ['ERR_INVALID_URL', 'malformed-url'],
  ['ERR_UNSAFE_PORT', 'malformed-url'],
  ['ERR_UNKNOWN_URL_SCHEME', 'unsupported-scheme'],
  ['ERR_DISALLOWED_URL_SCHEME', 'unsupported-scheme'],
  ['ERR_CONTENT_DECODING_', 'bad-encoding'],
  ['ERR_CONTENT_LENGTH_MISMATCH', 'http-malformed'],
  ['ERR_INCOMPLETE_CHUNKED', 'http-malformed'],
  ['ERR_INVALID_', 'http-malformed'],
  ['ERR_RESPONSE_HEADERS_', 'http-malformed'],
  ['ERR_HTTP2_', 'http-malformed'],
];

/** `net::ERR_…` as a failure; what the table does not know is our own trouble, never the site's. */
export function netFailure(errorText: string): Failure {
  const name = errorText.replace(/^net::/, '');
  const found = KINDS.find(([prefix]) => name.startsWith(prefix));
  return { kind: found?.[1] ?? 'browser', detail: name };
}
