// A small picture as a telephone would have taken it: no two accounts' or inspectors' pictures are alike.
import { crc32, deflateSync } from 'node:zlib';
import { hash } from '../rng.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const WIDTH = 54;
const HEIGHT = 96;
/** Rows of one colour, as a list of posts looks from afar. */
const BAND = 12;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function header(): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(WIDTH, 0);
  data.writeUInt32BE(HEIGHT, 4);
  // Eight bits each of red, green and blue.
  data.set([8, 2, 0, 0, 0], 8);
  return data;
}

function pixels(of: string): Buffer {
  const row = 1 + WIDTH * 3;
  const out = Buffer.alloc(row * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    const colour = hash('picture', of, Math.floor(y / BAND));
    const rgb = [colour & 0xff, (colour >>> 8) & 0xff, (colour >>> 16) & 0xff];
    for (let x = 0; x < WIDTH; x += 1) out.set(rgb, y * row + 1 + x * 3);
  }
  return out;
}

/** The same words give the same picture. */
export function pictureOf(words: string): Buffer {
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header()),
    chunk('IDAT', deflateSync(pixels(words))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
