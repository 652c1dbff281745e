// The dialer: --connect-to first, then the resolver, then the guard on the address really connected to.
import { err, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { rerouted } from './connect-to.ts';
import type { ConnectTo } from './connect-to.ts';
import type { Dialer, DialTarget } from './dialer.ts';
import { canonicalHost, familyOf } from './network-guard.ts';
import type { NetworkGuard } from './network-guard.ts';
import type { Resolver } from './resolver.ts';

/** A dialer that also knows what to try when the first address does not answer. */
export interface FallbackDialer extends Dialer {
  /** The next address of the host that is not among `tried`: IPv4 first, then IPv6. Failure `unroutable` when none is left. */
  dialOther(host: string, port: number, tried: readonly string[]): Promise<Result<DialTarget>>;
}

export interface DialerOptions {
  readonly connectTo: readonly ConnectTo[];
  readonly guard: NetworkGuard;
  readonly resolver: Resolver;
}

const FAMILIES = [4, 6] as const;

export function createDialer({ connectTo, guard, resolver }: DialerOptions): FallbackDialer {
  /** The first address in order that is not tried yet and that `permits` lets through. */
  const choose = async (
    name: string,
    tried: readonly string[],
    permits: (address: string) => boolean,
  ): Promise<Result<{ readonly address: string; readonly family: 4 | 6 }>> => {
    let refused: string | null = null;
    for (const family of FAMILIES) {
      const literal = familyOf(name);
      const found =
        literal === null ? await resolver.resolve(name, family) : ok(literal === family ? [name] : []);
      if (!found.ok) return found;
      for (const address of found.value) {
        if (tried.includes(address)) continue;
        if (permits(address)) return ok({ address, family });
        refused = address;
      }
    }
    if (refused !== null) return err({ kind: 'intranet-address', detail: `${name} is ${refused}` });
    return tried.length > 0
      ? err({ kind: 'unroutable', detail: `no other address of ${name}` })
      : err({ kind: 'dns', detail: `no address for ${name}` });
  };

  const dialOther: FallbackDialer['dialOther'] = async (host, port, tried) => {
    const other = rerouted(connectTo, host, port);
    const name = canonicalHost(other?.host ?? host);
    if (name === null) return err({ kind: 'malformed-url', detail: `no host: ${host}` });
    const chosen = await choose(name, tried, other ? () => true : (address) => guard.permits(address));
    if (!chosen.ok) return chosen;
    return ok({ ...chosen.value, port: other?.port ?? port, viaConnectTo: other !== null });
  };

  return { dialOther, dial: (host, port) => dialOther(host, port, []) };
}
