// Opens one connection for the proxy: through the shared dialer, with a time limit, failures as values.
import { connect, type Socket } from 'node:net';
import type { Dialer } from '../../fetch/dialer.ts';
import type { Failure, FailureKind } from '../../model/failure.ts';
import { err, ok, type Result } from '../../model/result.ts';

const KINDS: Readonly<Record<string, FailureKind>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'connect-timeout',
  EHOSTUNREACH: 'unroutable',
  ENETUNREACH: 'unroutable',
  EADDRNOTAVAIL: 'unroutable',
  EACCES: 'unroutable',
};

/** Connects to where the dialer says `host:port` is. */
export async function connectThrough(
  dialer: Dialer,
  host: string,
  port: number,
  timeoutMs: number,
): Promise<Result<Socket, Failure>> {
  const dialled = await dialer.dial(host, port);
  if (!dialled.ok) return dialled;
  const { address, family, port: to } = dialled.value;
  return new Promise((resolve) => {
    const socket = connect({ host: address, family, port: to, noDelay: true });
    const fail = (failure: Failure): void => {
      socket.destroy();
      resolve(err(failure));
    };
    const timer = setTimeout(() => {
      fail({ kind: 'connect-timeout', detail: `${host}:${String(port)}` });
    }, timeoutMs);
    const onError = (error: NodeJS.ErrnoException): void => {
      clearTimeout(timer);
      fail({ kind: KINDS[error.code ?? ''] ?? 'reset', detail: error.message });
    };
    socket.once('error', onError);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', onError);
      resolve(ok(socket));
    });
  });
}
