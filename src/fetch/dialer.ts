// Where a connection for a host and port really goes: --connect-to, the resolver and the private-network guard in one place.
// Used by every rung of the ladder and by the proxy the browser goes through.
import type { Failure } from '../model/failure.ts';
import type { Result } from '../model/result.ts';

export interface DialTarget {
  /** The IP address to connect to; never a name. */
  readonly address: string;
  readonly family: 4 | 6;
  readonly port: number;
  /** Reached through --connect-to: exempt from the guard and from pacing per address. */
  readonly viaConnectTo: boolean;
}

export interface Dialer {
  /** `host` as in the URL (a name, or an IP literal in any notation). Failures: dns, dns-server, intranet-address. */
  dial(host: string, port: number): Promise<Result<DialTarget, Failure>>;
}
