// Which IP addresses may be connected to: the public ones, and the networks the operator named.
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = readonly [Address, number];

/** The host as a browser reads it: lower case, IDNA, every IP notation made canonical, no brackets; null if invalid. */
export function canonicalHost(host: string): string | null {
  const bracketed = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  const parsed = URL.canParse(`http://${bracketed}/`) ? new URL(`http://${bracketed}/`) : null;
  if (!parsed || parsed.hostname === '' || parsed.pathname !== '/' || parsed.username !== '') return null;
  return parsed.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** 4 or 6 for an IP literal (canonical or not bracketed), null for a name. */
export function familyOf(host: string): 4 | 6 | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(host)) return 4;
  return ipaddr.IPv6.isValid(host) ? 6 : null;
}

/** Throws RangeError for a text that is no CIDR: options are checked before they come here. */
function network(text: string): Network {
  if (!ipaddr.isValidCIDR(text)) throw new RangeError(`not a CIDR: ${text}`);
  return ipaddr.parseCIDR(text);
}

const contains = ([base, bits]: Network, address: Address): boolean =>
  base.kind() === address.kind() && address.match(base, bits);

export class NetworkGuard {
  readonly #allowed: readonly Network[];

  constructor(allowNetworks: readonly string[]) {
    this.#allowed = allowNetworks.map(network);
  }

  /** `address` is an IP address; IPv4 inside IPv6 counts as the IPv4 address it carries. */
  permits(address: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const plain = ipaddr.process(address);
    return plain.range() === 'unicast' || this.#allowed.some((allowed) => contains(allowed, plain));
  }
}
