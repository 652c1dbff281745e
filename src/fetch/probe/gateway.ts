// Whether the machine's own gateway is there: a connection that is refused is an answer too.
import { connect } from 'node:net';
import { readFile } from 'node:fs/promises';
import { codeOf } from '../failure-map.ts';

const UP = 0x1;
const GATEWAY = 0x2;

/** The IPv4 default gateway in the text of /proc/net/route, or null. */
export function defaultGateway(table: string): string | null {
  for (const line of table.split('\n').slice(1)) {
    const [, destination, gateway = '', flags = ''] = line.trim().split(/\s+/);
    const bits = Number.parseInt(flags, 16);
    if (destination !== '00000000' || (bits & (UP | GATEWAY)) !== (UP | GATEWAY)) continue;
    // Little-endian hexadecimal.
    const bytes = gateway.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
    if (bytes.length === 4) return bytes.reverse().join('.');
  }
  return null;
}

/** The gateway of this machine; null where it cannot be known (not Linux, or no default route). */
export async function findGateway(routes = '/proc/net/route'): Promise<string | null> {
  try {
    return defaultGateway(await readFile(routes, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EACCES') return null;
    throw error;
  }
}

/** `silent` when nothing came back in time: many gateways drop such questions, so that it proves nothing. */
export function knock(
  address: string,
  port: number,
  timeoutMs: number,
): Promise<'alive' | 'silent' | 'unreachable'> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: timeoutMs });
    const end = (state: 'alive' | 'silent' | 'unreachable'): void => {
      socket.destroy();
      resolve(state);
    };
    socket.once('connect', () => end('alive'));
    socket.once('timeout', () => end('silent'));
    socket.once('error', (error) => {
      const code = codeOf(error);
      if (code === 'ECONNREFUSED' || code === 'ECONNRESET') end('alive');
      else end(/UNREACH|NETDOWN|HOSTDOWN/.test(code) ? 'unreachable' : 'silent');
    });
  });
}
