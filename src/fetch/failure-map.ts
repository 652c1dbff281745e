// The one place where an exception of the network becomes a value of the closed union.
import type { Failure, FailureKind } from '../model/failure.ts';

const KINDS: Readonly<Record<string, FailureKind>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_INFO: 'reset',
  UND_ERR_ABORTED: 'cancelled',
  UND_ERR_CLOSED: 'cancelled',
  UND_ERR_DESTROYED: 'cancelled',
  EHOSTUNREACH: 'unroutable',
  EHOSTDOWN: 'unroutable',
  ENETUNREACH: 'unroutable',
  ENETDOWN: 'unroutable',
  EADDRNOTAVAIL: 'unroutable',
  EACCES: 'unroutable',
  EPERM: 'unroutable',
  ETIMEDOUT: 'connect-timeout',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'http-malformed',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'http-malformed',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  HOSTNAME_MISMATCH: 'tls',
  INVALID_CA: 'tls',
  INVALID_PURPOSE: 'tls',
  PATH_LENGTH_EXCEEDED: 'tls',
};

/** Families of codes, by how they begin. */
const PREFIXES: readonly (readonly [string, FailureKind])[] = [
  ['HPE_', 'http-malformed'],
  ['ERR_SSL_', 'tls'],
  ['ERR_TLS_', 'tls'],
  ['ERR_OSSL_', 'tls'],
  ['CERT_', 'tls'],
  ['UNABLE_TO_', 'tls'],
  ['ERROR_IN_CERT_', 'tls'],
  ['Z_', 'bad-encoding'],
  ['ERR__ERROR_FORMAT', 'bad-encoding'],
  ['ERR_BROTLI', 'bad-encoding'],
];

/** Errors that carry no code, by name. */
const NAMES: Readonly<Record<string, FailureKind>> = { HTTPParserError: 'http-malformed' };

/** A failure on its way through code that can only throw (a connector's callback). */
export class CarriedFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.detail ?? failure.kind, { cause });
    this.failure = failure;
  }
}

/** The `code` of a Node error, or '' for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function kindOf(code: string, name: string): FailureKind {
  return (
    KINDS[code] ?? PREFIXES.find(([prefix]) => code.startsWith(prefix))?.[1] ?? NAMES[name] ?? 'internal'
  );
}

/** Any thrown value as a failure; what no table knows is `internal`: ours until proven otherwise. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CarriedFailure) return error.failure;
  const code = codeOf(error);
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  return { kind: kindOf(code, name), detail: `${code} ${message}`.trim().slice(0, 300) };
}
