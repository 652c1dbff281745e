// Opens connections where the dialer says, TLS included, trying a host's further addresses when one does not answer.
import type { Socket } from 'node:net';
import { buildConnector } from 'undici';
import type { FailureKind } from '../model/failure.ts';
import { BoundedMap } from './bounded-map.ts';
import type { DialTarget } from './dialer.ts';
import type { FallbackDialer } from './dialing.ts';
import { CarriedFailure, codeOf, failureOf } from './failure-map.ts';
import type { FetchSettings } from './settings.ts';
import { tlsContext, type TlsProfile } from './tls-context.ts';

export interface Connector {
  readonly connect: buildConnector.connector;
  /** The address last connected to for a URL's host and port, or ''. */
  addressOf(url: string): string;
}

export interface ConnectorOptions {
  readonly dialer: FallbackDialer;
  readonly settings: FetchSettings;
  readonly profile: TlsProfile;
}

/** What another address of the same host may mend. */
const OTHER_ADDRESS_MAY_HELP: ReadonlySet<FailureKind> = new Set([
  'refused',
  'unroutable',
  'connect-timeout',
]);

/** Failures of the TCP connection itself; any other error before TLS stands is the handshake's. */
const BELOW_TLS: ReadonlySet<FailureKind> = new Set([
  'refused',
  'unroutable',
  'connect-timeout',
  'cancelled',
  'tls',
]);

/** One context for all connections: building one per connection costs a millisecond each. */
function tlsOptions(profile: TlsProfile): buildConnector.BuildOptions {
  const secureContext = tlsContext(profile);
  return profile === 'strict' ? { secureContext } : { rejectUnauthorized: false, secureContext };
}

/** A handshake cut off by a reset or an early end is TLS's failure: old servers answer new greetings that way. */
function connectFailure(error: unknown, secure: boolean): CarriedFailure {
  const failure = failureOf(error);
  if (!secure || BELOW_TLS.has(failure.kind)) return new CarriedFailure(failure, error);
  return new CarriedFailure(
    { kind: codeOf(error) === '' ? failure.kind : 'tls', detail: failure.detail ?? '' },
    error,
  );
}

export function createConnector({ dialer, settings, profile }: ConnectorOptions): Connector {
  const { timeoutMs, tlsSessions, addressesTried } = settings.connection;
  const base = buildConnector({
    allowH2: false,
    timeout: timeoutMs,
    maxCachedSessions: tlsSessions,
    ...tlsOptions(profile),
  });
  const addresses = new BoundedMap<string, string>(settings.rememberedHosts);

  const connectOnce = (options: buildConnector.Options, target: DialTarget): Promise<Socket> =>
    new Promise((resolve, reject) => {
      base({ ...options, hostname: target.address, port: String(target.port) }, (error, socket) => {
        if (socket) resolve(socket);
        else reject(connectFailure(error, options.protocol === 'https:'));
      });
    });

  const open = async (options: buildConnector.Options): Promise<Socket> => {
    const port = options.port === '' ? (options.protocol === 'https:' ? 443 : 80) : Number(options.port);
    const tried: string[] = [];
    let target = await dialer.dial(options.hostname, port);
    for (;;) {
      if (!target.ok) throw new CarriedFailure(target.error);
      const { address } = target.value;
      try {
        const socket = await connectOnce(options, target.value);
        addresses.set(`${options.hostname}:${port}`, address);
        return socket;
      } catch (error) {
        tried.push(address);
        if (!OTHER_ADDRESS_MAY_HELP.has(failureOf(error).kind) || tried.length >= addressesTried) throw error;
        target = await dialer.dialOther(options.hostname, port, tried);
        if (!target.ok) throw error;
      }
    }
  };

  return {
    connect: (options, callback) => {
      open(options).then(
        (socket) => callback(null, socket),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
      );
    },
    addressOf(url) {
      const { hostname, port, protocol } = new URL(url);
      const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
      return addresses.get(`${host}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`) ?? '';
    },
  };
}
