// Pages are read beside the main thread, which goes on asking servers meanwhile.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { GatherContext, PageRead } from '../gather/context.ts';
import type { ReadTask } from './read-worker.ts';
import type { PageReaders } from './readers.ts';

export interface ReadingThread {
  readonly readPage: GatherContext['readPage'];
  close(): Promise<void>;
}

/** Built beside this file; where the sources run unbuilt there is none. */
const WORKER = fileURLToPath(new URL('./read-worker.js', import.meta.url));

/** A thread of its own for reading whole pages; from unbuilt sources `readers` read in this thread. */
export function openReadingThread(readers: PageReaders): ReadingThread {
  if (!existsSync(WORKER))
    return {
      readPage: async (body, about) => readers.readWhole(body, about),
      close: async () => undefined,
    };
  const pool = new Piscina<ReadTask, PageRead>({ filename: WORKER, minThreads: 1, maxThreads: 1 });
  return { readPage: (body, about) => pool.run({ body, about }), close: () => pool.destroy() };
}
