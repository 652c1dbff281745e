// PostgreSQL asked for over TLS: a certificate nobody vouches for, a server without TLS, a CA file that is missing.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { afterAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { selfSigned } from '../province/certificate.ts';
import { NIGHT } from '../suites/samples.ts';

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

/** Answers the client's wish for TLS and leaves the rest to `then`; nobody speaks SQL here. */
async function serverSaying(letter: 'S' | 'N', then: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(letter);
      then(socket);
    });
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return `127.0.0.1:${String((server.address() as AddressInfo).port)}/xunjian`;
}

async function problem(place: string, query: string): Promise<unknown> {
  const databaseUrl = `postgres://someone:secret@${place}?${query}`;
  const opened = await openStore({ databaseUrl, file: '', clock: () => NIGHT });
  if (opened.ok) throw new Error('it opened');
  expect(opened.error.message).not.toContain('secret');
  return opened.error;
}

const noCommonGround = (place: string, why: string) => ({
  kind: 'tls',
  message: `与数据库服务器 ${place} 不能建立加密连接（${why}）。请核对 DATABASE_URL 中的 sslmode、sslrootcert 与服务器的证书`,
});

it('a certificate nobody vouches for', async () => {
  const place = await serverSaying('S', (socket) => {
    new TLSSocket(socket, { isServer: true, ...selfSigned() }).on('error', () => undefined);
  });
  expect(await problem(place, 'sslmode=verify-full')).toMatchObject(
    noCommonGround(place, 'DEPTH_ZERO_SELF_SIGNED_CERT: self-signed certificate'),
  );
});

it('a server without TLS', async () => {
  const place = await serverSaying('N', () => undefined);
  expect(await problem(place, 'sslmode=verify-full')).toMatchObject(
    noCommonGround(place, 'The server does not support SSL connections'),
  );
});

it('a CA file that is missing', async () => {
  expect(await problem('127.0.0.1:1/xunjian', 'sslrootcert=/no/such.pem')).toMatchObject({ kind: 'tls' });
});
