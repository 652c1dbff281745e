// Hand-made parts for the browser's tests: a site on loopback, a dialer that sends every name there, a pacer that counts.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Dialer } from '../../../src/fetch/dialer.ts';
import type { Pacer } from '../../../src/fetch/pacer.ts';
import { createBrowser } from '../../../src/gather/browser/create.ts';
import { findBrowser } from '../../../src/gather/browser/find.ts';
import { BrowserSettings } from '../../../src/gather/browser/settings.ts';
import type { Browser } from '../../../src/gather/browser-port.ts';
import type { FailureKind } from '../../../src/model/failure.ts';
import { err, ok } from '../../../src/model/result.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Site {
  readonly server: Server;
  readonly port: number;
  /** `host path` of every request, in order. */
  readonly seen: string[];
  close(): Promise<void>;
}

/** Serves `routes` by path (or by `host/path`, which goes first); anything else is 404. */
export async function startSite(routes: Readonly<Record<string, string | Handler>>): Promise<Site> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*/, '');
    seen.push(`${request.headers.host ?? ''} ${request.url ?? ''}`);
    const route = routes[`${request.headers.host ?? ''}${path}`] ?? routes[path];
    if (typeof route === 'function') {
      route(request, response);
      return;
    }
    response.writeHead(route === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(route ?? '<p>没有这一页</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    server,
    port: address.port,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Every name goes to `port` on loopback, except those refused. */
export function fakeDialer(
  port: number,
  refused: Readonly<Record<string, FailureKind>> = {},
): Dialer & { readonly dialled: string[] } {
  const dialled: string[] = [];
  return {
    dialled,
    dial: async (host, to) => {
      dialled.push(`${host}:${String(to)}`);
      const kind = refused[host];
      if (kind) return err({ kind });
      return ok({ address: '127.0.0.1', family: 4, port, viaConnectTo: true });
    },
  };
}

export interface CountingPacer extends Pacer {
  readonly released: { readonly throttled: boolean; readonly retryAfterMs: number | null }[];
  readonly acquired: string[];
}

export function countingPacer(): CountingPacer {
  const released: { throttled: boolean; retryAfterMs: number | null }[] = [];
  const acquired: string[] = [];
  return {
    released,
    acquired,
    spaceOut: () => undefined,
    acquire: async (url) => {
      acquired.push(url);
      return {
        waitedMs: 0,
        release: (outcome) => {
          released.push({ ...outcome });
        },
      };
    },
    slowest: () => [],
  };
}

/** The shipped settings, with changes. */
export function settingsWith(
  changes: { [Key in keyof BrowserSettings]?: Partial<BrowserSettings[Key]> } = {},
): BrowserSettings {
  const text = readFileSync(new URL('../../../config/crawl.yaml', import.meta.url), 'utf8');
  const shipped = BrowserSettings.parse((parse(text) as { browser: unknown }).browser);
  const merged = Object.entries(changes).map(([key, value]) => {
    const old = shipped[key as keyof BrowserSettings];
    return [
      key,
      typeof value === 'object' && !Array.isArray(value) ? { ...(old as object), ...value } : value,
    ];
  });
  return BrowserSettings.parse({ ...shipped, ...Object.fromEntries(merged) });
}

export const executablePath = findBrowser()?.path ?? null;

export function browserFor(
  dialer: Dialer,
  settings: BrowserSettings = settingsWith(),
  pacer: Pacer = countingPacer(),
): Browser {
  return createBrowser({
    settings,
    dialer,
    pacer,
    userAgent: 'Mozilla/5.0 (compatible; xunjian-test)',
    executablePath,
  });
}
