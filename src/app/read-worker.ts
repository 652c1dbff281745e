// The reading thread: tables loaded once, then one page after the other.
import type { ReadOptions } from '../artifacts/page-reading.ts';
import type { PageRead } from '../gather/context.ts';
import { openPageReaders } from './readers.ts';

/** One page as it is asked of a reading thread. */
export interface ReadTask {
  readonly body: Uint8Array;
  readonly about: ReadOptions;
}

const readers = openPageReaders();

export default function read({ body, about }: ReadTask): PageRead {
  return readers.readWhole(body, about);
}
