// Zip files that are the same, byte for byte, whenever and wherever they are written.
import { unzipSync, Zip, ZipDeflate, zipSync, type Zippable } from 'fflate';

/** A zip remembers days from here on only. */
const EARLIEST = Date.UTC(1980, 0, 2);

/** The zip's own clock has no time zone and is read off the machine's: it is set so that every machine writes the same. */
function zipTime(at: number): Date {
  const utc = new Date(Math.max(at, EARLIEST));
  return new Date(
    ...([utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate()] as const),
    ...([utc.getUTCHours(), utc.getUTCMinutes(), utc.getUTCSeconds()] as const),
  );
}

/** @param at epoch ms, of every file in it. Files in the order given. */
export function zipped(files: ReadonlyMap<string, Uint8Array>, at: number): Uint8Array {
  const mtime = zipTime(at);
  const all: Zippable = Object.fromEntries(
    [...files].map(([name, bytes]) => [name, [bytes, { mtime, level: 6 }]]),
  );
  return zipSync(all, { mtime });
}

/** An Office file inside another one: a chart's workbook. */
const isNested = (name: string): boolean => /\.(xlsx|docx)$/.test(name);

/**
 * An Office file with another time in its zip and its properties.
 * @param at epoch ms. @param change of a part's text; parts that are no XML are left alone.
 */
export function restamped(
  bytes: Uint8Array,
  at: number,
  change: (name: string, xml: string) => string = (_name, xml) => xml,
): Uint8Array {
  const stamp = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
  const [text, binary] = [new TextDecoder(), new TextEncoder()];
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]): [string, Uint8Array] => {
    if (isNested(name)) return [name, restamped(part, at)];
    if (!/\.(xml|rels)$/.test(name)) return [name, part];
    const xml = text.decode(part);
    const dated =
      name === 'docProps/core.xml'
        ? xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${stamp}`)
        : xml;
    return [name, binary.encode(change(name, dated))];
  });
  return zipped(new Map(parts), at);
}

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is compressed already only grows when it is compressed again. */
const levelOf = (name: string): 0 | 6 => (/\.(jpg|xlsx|zip)$/.test(name) ? 0 : 6);

/**
 * A zip in pieces, for more than memory holds: one file of it at a time.
 * @param at epoch ms, of every file in it. Files in the order given, no name twice.
 */
export async function* zipStream(entries: AsyncIterable<ZipEntry>, at: number): AsyncGenerator<Uint8Array> {
  const mtime = zipTime(at);
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for await (const { name, bytes } of entries) {
    const file = new ZipDeflate(name, { level: levelOf(name) });
    file.mtime = mtime;
    zip.add(file);
    file.push(bytes, true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
