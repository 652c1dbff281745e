// Names to addresses: the hosts file, then DNS with a timeout of its own, telling "no such name" from "no answer".
import { Resolver as DnsResolver, lookup } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { err, ok } from '../model/result.ts';
import type { Failure } from '../model/failure.ts';
import type { Result } from '../model/result.ts';
import { BoundedMap } from './bounded-map.ts';
import type { Clock } from './clock.ts';
import { codeOf } from './failure-map.ts';
import type { FetchSettings } from './settings.ts';

export interface Resolver {
  /** All addresses of one family; an empty list when the name exists without any. Failures: dns, dns-server. */
  resolve(name: string, family: 4 | 6): Promise<Result<readonly string[]>>;
}

type Answer = Result<readonly string[]>;

/** What c-ares says when the name is known not to exist, or could never exist. */
const NO_SUCH_NAME = new Set(['ENOTFOUND', 'EBADNAME', 'ENONAME', 'EAI_NONAME']);

async function viaSystem(name: string, family: 4 | 6): Promise<Answer> {
  try {
    const found = await lookup(name, { family, all: true });
    return ok(found.map((entry) => entry.address));
  } catch (error) {
    const code = codeOf(error);
    return err({ kind: NO_SUCH_NAME.has(code) ? 'dns' : 'dns-server', detail: `${code} ${name}` });
  }
}

/** Reads a hosts file into name → addresses; a machine without the file simply has no entries. */
async function readHosts(path: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const hosts = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (!address) continue;
    for (const name of names)
      hosts.set(name.toLowerCase(), [...(hosts.get(name.toLowerCase()) ?? []), address]);
  }
  return hosts;
}

const ofFamily = (addresses: readonly string[], family: 4 | 6): readonly string[] =>
  addresses.filter((address) => address.includes(':') === (family === 6));

export interface ResolverOptions {
  readonly settings: FetchSettings['dns'];
  readonly clock: Clock;
  readonly hostsFile?: string;
}

/** With a bounded cache; questions under way are shared. */
export function createResolver({ settings, clock, hostsFile = '/etc/hosts' }: ResolverOptions): Resolver {
  const dns = new DnsResolver({ timeout: settings.timeoutMs, tries: settings.tries });
  if (settings.servers.length > 0) dns.setServers(settings.servers);
  const cache = new BoundedMap<string, { readonly answer: Promise<Answer>; until: number }>(
    settings.cacheEntries,
  );
  let hosts: Promise<ReadonlyMap<string, readonly string[]>> | null = null;

  const ask = async (name: string, family: 4 | 6): Promise<Answer> => {
    const local = (await (hosts ??= readHosts(hostsFile))).get(name);
    if (local) return ok(ofFamily(local, family));
    if (name === 'localhost' || name.endsWith('.localhost')) return ok([family === 4 ? '127.0.0.1' : '::1']);
    try {
      return ok(family === 4 ? await dns.resolve4(name) : await dns.resolve6(name));
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENODATA') return ok([]);
      // No name server takes questions directly: the system may know another way (a local service, a directory).
      if (code === 'ECONNREFUSED' && settings.servers.length === 0) return viaSystem(name, family);
      const kind: Failure['kind'] = NO_SUCH_NAME.has(code) ? 'dns' : 'dns-server';
      return err({ kind, detail: `${code} ${name}` });
    }
  };

  return {
    resolve(name, family) {
      const key = `${family}${name}`;
      const known = cache.get(key);
      if (known && known.until > clock.steady()) return known.answer;
      const entry = { answer: ask(name, family), until: Infinity };
      cache.set(key, entry);
      void entry.answer.then((answer) => {
        entry.until = clock.steady() + (answer.ok ? settings.cacheMs : settings.failureCacheMs);
      });
      return entry.answer;
    },
  };
}
