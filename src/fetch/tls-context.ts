// What TLS we speak: Node's own taste, or what an old browser opened.
import { constants } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';

/** `strict` is Node's own taste; `legacy` opens what an old browser opened, certificate unchecked. */
export type TlsProfile = 'strict' | 'legacy';

/** To be made once for many connections: building one costs a millisecond. */
export function tlsContext(profile: TlsProfile): SecureContext {
  if (profile === 'strict') return createSecureContext();
  return createSecureContext({
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT@SECLEVEL=0',
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
  });
}
