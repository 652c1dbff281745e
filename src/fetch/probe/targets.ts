// Every address of a host that may be connected to, of both families: --connect-to, the resolver and the guard hold.
import type { Failure } from '../../model/failure.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { rerouted, type ConnectTo } from '../connect-to.ts';
import type { DialTarget } from '../dialer.ts';
import { canonicalHost, familyOf, type NetworkGuard } from '../network-guard.ts';
import type { Resolver } from '../resolver.ts';

export interface TargetOptions {
  readonly connectTo: readonly ConnectTo[];
  readonly guard: NetworkGuard;
  readonly resolver: Resolver;
}

type Found = Result<readonly string[]>;

async function addressesOf(name: string, resolver: Resolver): Promise<readonly [Found, Found]> {
  const literal = familyOf(name);
  if (literal !== null) return [ok(literal === 4 ? [name] : []), ok(literal === 6 ? [name] : [])];
  return Promise.all([resolver.resolve(name, 4), resolver.resolve(name, 6)]);
}

/** IPv4 first. Failures: dns, dns-server, intranet-address, malformed-url. No IPv6 answer hides an IPv4 address. */
export async function targetsOf(
  host: string,
  port: number,
  { connectTo, guard, resolver }: TargetOptions,
): Promise<Result<readonly DialTarget[], Failure>> {
  const other = rerouted(connectTo, host, port);
  const name = canonicalHost(other?.host ?? host);
  if (name === null) return err({ kind: 'malformed-url', detail: `no host: ${host}` });
  const [four, six] = await addressesOf(name, resolver);
  const targets: DialTarget[] = [];
  let refused: string | null = null;
  for (const [family, found] of [[4, four] as const, [6, six] as const]) {
    if (!found.ok) continue;
    for (const address of found.value) {
      if (other !== null || guard.permits(address))
        targets.push({ address, family, port: other?.port ?? port, viaConnectTo: other !== null });
      else refused = address;
    }
  }
  if (targets.length > 0) return ok(targets);
  if (refused !== null) return err({ kind: 'intranet-address', detail: `${name} is ${refused}` });
  // A silent name server proves nothing, even where the other family was answered "none".
  const silent = [four, six].find((found) => !found.ok && found.error.kind === 'dns-server');
  if (silent && !silent.ok) return silent;
  return four.ok ? err({ kind: 'dns', detail: `no address for ${name}` }) : four;
}
