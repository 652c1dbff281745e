// A zip written in pieces: read back whole, the same every time, whatever the time zone of the machine.
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { zipStream, type ZipEntry } from '../../src/report/zip.ts';

const AT = Date.UTC(2021, 11, 19, 18);

async function* entries(all: readonly ZipEntry[]): AsyncGenerator<ZipEntry> {
  yield* all;
}

async function written(all: readonly ZipEntry[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipStream(entries(all), AT)) pieces.push(piece);
  return Buffer.concat(pieces);
}

it('is read back as it was given, and written alike twice', async () => {
  const random = Uint8Array.from({ length: 300_000 }, (_one, index) => (index * index * 31) % 251);
  const all = [
    { name: '说明.txt', bytes: new TextEncoder().encode('文字'.repeat(1000)) },
    { name: 'screenshots/a.jpg', bytes: random },
    { name: 'empty.txt', bytes: new Uint8Array() },
  ];
  const zip = await written(all);
  expect(zip.equals(await written(all))).toBe(true);
  const read = unzipSync(zip);
  expect(Object.keys(read)).toEqual(['说明.txt', 'screenshots/a.jpg', 'empty.txt']);
  expect(strFromU8(read['说明.txt'] ?? new Uint8Array())).toBe('文字'.repeat(1000));
  expect(Buffer.from(read['screenshots/a.jpg'] ?? new Uint8Array()).equals(random)).toBe(true);
  expect(zip.length).toBeLessThan(301_500);
});

it('hands on every file before it asks for the next', async () => {
  let asked = 0;
  async function* many(): AsyncGenerator<ZipEntry> {
    for (; asked < 50; asked += 1) yield { name: `${asked}.jpg`, bytes: new Uint8Array(100_000) };
  }
  let length = 0;
  for await (const piece of zipStream(many(), AT)) {
    length += piece.length;
    // The file that is asked for has been begun, and all before it are out.
    if (asked < 50) expect(length).toBeGreaterThanOrEqual(asked * 100_000);
  }
  expect(asked).toBe(50);
});
