// The reading thread: tables loaded once, then one page after the other.
import type { PageRead } from '../gather/context.ts';
import { readWhole, type ReadTask } from './read-task.ts';
import { openPageReaders } from './readers.ts';

const readers = openPageReaders();

export default function read(task: ReadTask): PageRead {
  return readWhole(task, readers);
}
