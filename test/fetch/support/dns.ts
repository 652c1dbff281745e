// A real name server on loopback UDP, just large enough to answer, to deny and to keep silent.
import { createSocket } from 'node:dgram';
import { afterEach } from 'vitest';

export type Zone = Readonly<
  Record<string, { readonly A: readonly string[] } | 'NXDOMAIN' | 'SERVFAIL' | 'silence'>
>;

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const HEADER_BYTES = 12;
const RCODES = { NXDOMAIN: 3, SERVFAIL: 2 } as const;

/** The name asked for, and where the question ends. */
function questionOf(message: Buffer): { readonly name: string; readonly end: number; readonly type: number } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 5, type: message.readUInt16BE(at + 1) };
}

function reply(message: Buffer, rcode: number, addresses: readonly string[]): Buffer {
  const head = Buffer.from(message.subarray(0, HEADER_BYTES));
  head.writeUInt16BE(0x8180 | rcode, 2);
  head.writeUInt16BE(addresses.length, 6);
  head.writeUInt32BE(0, 8);
  const records = addresses.map((address) => {
    // A pointer to the question's name, type A, class IN, 300 s, four bytes.
    return Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 1, 0x2c, 0, 4, ...address.split('.').map(Number)]);
  });
  return Buffer.concat([head, message.subarray(HEADER_BYTES, questionOf(message).end), ...records]);
}

export async function dnsServer(zone: Zone): Promise<{ readonly address: string; questions(): number }> {
  const socket = createSocket('udp4');
  let questions = 0;
  socket.on('message', (message, from) => {
    questions += 1;
    const { name, type } = questionOf(message);
    const entry = zone[name] ?? 'NXDOMAIN';
    if (entry === 'silence') return;
    const answer =
      typeof entry === 'string'
        ? reply(message, RCODES[entry], [])
        : reply(message, 0, type === 1 ? entry.A : []);
    socket.send(answer, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  closers.push(() => socket.close());
  return { address: `127.0.0.1:${socket.address().port}`, questions: () => questions };
}
