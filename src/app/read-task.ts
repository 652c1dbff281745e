// One page's whole reading as it is asked of a reading thread.
import type { ReadOptions } from '../artifacts/page-reading.ts';
import type { PageRead } from '../gather/context.ts';
import type { PageReaders } from './readers.ts';

export interface ReadTask {
  readonly body: Uint8Array;
  readonly about: ReadOptions;
}

export function readWhole({ body, about }: ReadTask, readers: PageReaders): PageRead {
  return { reading: readers.readPage(body, about), said: readers.readHints(body, about) };
}
