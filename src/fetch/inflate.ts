// Compressed bodies made plain, never beyond a limit: a few hundred KB of gzip can hold hundreds of MB.
import {
  brotliDecompressSync,
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  gunzipSync,
  inflateRawSync,
  inflateSync,
} from 'node:zlib';
import type { BrotliOptions, ZlibOptions } from 'node:zlib';
import type { Transform } from 'node:stream';
import { err, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { codeOf, failureOf } from './failure-map.ts';

export interface Inflated {
  readonly body: Buffer;
  /** The limit was reached, or the compressed data ended early: `body` holds what there was. */
  readonly truncated: boolean;
}

interface Method {
  readonly once: (data: Buffer, options: { maxOutputLength: number; chunkSize: number }) => Buffer;
  /** `lenient`: data that ends early gives what it holds instead of an error. */
  readonly stream: (lenient: boolean) => Transform;
}

const CHUNK_BYTES = 65_536;

const zlibOptions = (lenient: boolean): ZlibOptions => ({
  chunkSize: CHUNK_BYTES,
  ...(lenient ? { finishFlush: constants.Z_SYNC_FLUSH } : {}),
});
const brotliOptions = (lenient: boolean): BrotliOptions => ({
  chunkSize: CHUNK_BYTES,
  ...(lenient ? { finishFlush: constants.BROTLI_OPERATION_FLUSH } : {}),
});

const GZIP: Method = { once: gunzipSync, stream: (lenient) => createGunzip(zlibOptions(lenient)) };
const ZLIB: Method = { once: inflateSync, stream: (lenient) => createInflate(zlibOptions(lenient)) };
const RAW: Method = { once: inflateRawSync, stream: (lenient) => createInflateRaw(zlibOptions(lenient)) };
const BROTLI: Method = {
  once: brotliDecompressSync,
  stream: (lenient) => createBrotliDecompress(brotliOptions(lenient)),
};

/** Servers name raw deflate and zlib alike `deflate`; a zlib stream gives itself away in its first byte. */
const deflateOf = (data: Buffer): Method => (((data[0] ?? 0) & 0x0f) === 8 ? ZLIB : RAW);

const METHODS: Readonly<Record<string, (data: Buffer) => Method>> = {
  gzip: () => GZIP,
  'x-gzip': () => GZIP,
  deflate: deflateOf,
  br: () => BROTLI,
};

/** The codings to undo, last applied first. Words that name no compression (`identity`, `utf-8`) are nothing to undo. */
export function codingsOf(header: string | undefined): readonly string[] {
  if (header === undefined) return [];
  return header
    .toLowerCase()
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter((word) => Object.hasOwn(METHODS, word))
    .reverse();
}

/** Collects a stream's output up to `maxBytes`, then destroys it. */
function drain(stream: Transform, data: Buffer, maxBytes: number): Promise<Inflated> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= maxBytes) return;
      stream.destroy();
      resolve({ body: Buffer.concat(chunks).subarray(0, maxBytes), truncated: true });
    });
    stream.once('end', () => resolve({ body: Buffer.concat(chunks), truncated: false }));
    stream.once('error', reject);
    stream.end(data);
  });
}

async function undo(
  method: Method,
  data: Buffer,
  maxBytes: number,
  atOnceBytes: number,
  cut: boolean,
): Promise<Inflated> {
  if (!cut && data.length <= atOnceBytes) {
    try {
      return {
        body: method.once(data, { maxOutputLength: Math.max(1, maxBytes), chunkSize: CHUNK_BYTES }),
        truncated: false,
      };
    } catch (error) {
      // Over the limit or ended early: the stream below gives the part there is. Anything else is broken data.
      if (codeOf(error) !== 'ERR_BUFFER_TOO_LARGE' && codeOf(error) !== 'Z_BUF_ERROR') throw error;
    }
  }
  if (cut) return { ...(await drain(method.stream(true), data, maxBytes)), truncated: true };
  try {
    return await drain(method.stream(false), data, maxBytes);
  } catch (error) {
    if (codeOf(error) !== 'Z_BUF_ERROR') throw error;
    return { ...(await drain(method.stream(true), data, maxBytes)), truncated: true };
  }
}

/**
 * Undoes `codings` in turn. `cut` says that `data` itself is only the beginning. At most two codings are undone:
 * real servers compress twice by mistake, more is an attack. Failure: bad-encoding.
 */
export async function inflate(
  data: Buffer,
  codings: readonly string[],
  limits: { readonly maxBytes: number; readonly atOnceBytes: number },
  cut: boolean,
): Promise<Result<Inflated>> {
  let inflated: Inflated = { body: data, truncated: cut };
  if (codings.length > 2) return err({ kind: 'bad-encoding', detail: `${codings.length} content codings` });
  try {
    for (const coding of codings) {
      const method = METHODS[coding];
      if (!method || inflated.body.length === 0) continue;
      const { body, truncated } = inflated;
      inflated = await undo(method(body), body, limits.maxBytes, limits.atOnceBytes, truncated);
    }
    return ok(inflated);
  } catch (error) {
    return err({ kind: 'bad-encoding', detail: failureOf(error).detail ?? '' });
  }
}
