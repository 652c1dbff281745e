// Which hosts only exist inside an office or a machine: judged by their name's structure alone.
import ipaddr from 'ipaddr.js';

const INSIDE_RANGES = new Set([
  'private',
  'loopback',
  'linkLocal',
  'unspecified',
  'uniqueLocal',
  'carrierGradeNat',
]);
/** Top labels that the public name system never resolves. */
const INSIDE_SUFFIX = /\.(?:local|lan|localhost|localdomain|internal|intranet|intra|corp|home|workgroup)$/;

/** True for private, loopback and link-local addresses, `localhost`, names of one label, `.local` and the like. */
export function isIntranetHost(hostname: string): boolean {
  const host = hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  if (/^[\d.]+$/.test(host) || host.includes(':')) {
    return ipaddr.isValid(host) && INSIDE_RANGES.has(ipaddr.process(host).range());
  }
  return !host.includes('.') || INSIDE_SUFFIX.test(host);
}
