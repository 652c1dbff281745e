// Reads --connect-to HOST1:PORT1:HOST2:PORT2 as curl(1) does, and --allow-network CIDR.
import { isIP, isIPv6 } from 'node:net';
import type { ConnectTo } from '../app/options.ts';
import { err, ok, type Result } from '../model/result.ts';

const HOST = String.raw`(\[[^\]]*\]|[^\s:\[\]/@%?#]*)`;
const SHAPE = new RegExp(`^${HOST}:(\\d*):${HOST}:(\\d*)$`);

function bareHost(text: string): string | null {
  if (!text.startsWith('[')) return text.toLowerCase();
  const inside = text.slice(1, -1);
  return isIPv6(inside) ? inside.toLowerCase() : null;
}

function portNumber(text: string): number | null {
  const port = Number(text);
  return port >= 1 && port <= 65_535 ? port : null;
}

/** IPv6 addresses stand in brackets and lose them; hosts come out in lower case. The error is Chinese. */
export function parseConnectTo(text: string): Result<ConnectTo, string> {
  const wrong = (why: string) =>
    err(
      `--connect-to ${text}：${why}，应为 HOST1:PORT1:HOST2:PORT2（IPv6 地址加方括号），如 ::127.0.0.1:8080`,
    );
  const match = SHAPE.exec(text);
  if (!match) return wrong('格式不对');
  const [, host1 = '', port1 = '', host2 = '', port2 = ''] = match;
  const host = bareHost(host1);
  const toHost = bareHost(host2);
  if (host === null || toHost === null) return wrong('方括号里不是 IPv6 地址');
  if (toHost === '') return wrong('缺少 HOST2');
  const port = port1 === '' ? null : portNumber(port1);
  const toPort = portNumber(port2);
  if ((port1 !== '' && port === null) || toPort === null) return wrong('端口须在 1 到 65535 之间');
  return ok({ host, port, toHost, toPort });
}

/** A CIDR block as given, checked. The error is Chinese. */
export function parseNetwork(text: string): Result<string, string> {
  const [address = '', prefix = '', ...rest] = text.split('/');
  const version = isIP(address);
  const bits = Number(prefix);
  const valid =
    rest.length === 0 && version !== 0 && /^\d{1,3}$/.test(prefix) && bits <= (version === 4 ? 32 : 128);
  return valid
    ? ok(text)
    : err(`--allow-network ${text}：不是网段，应为 CIDR 写法，如 10.0.0.0/8 或 fd00::/8`);
}
