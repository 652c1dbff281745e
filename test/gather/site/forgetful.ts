// A memory of pages that remembers nothing: every look is a full one.
import { MemoryBook } from '../../../src/gather/memory/book.ts';
import { parseCalendarDate } from '../../../src/model/calendar.ts';

export function forgetful(): MemoryBook {
  const asOf = parseCalendarDate('2021-12-20');
  if (!asOf) throw new Error('no such day');
  const refuse = (): never => {
    throw new Error('nothing is remembered here');
  };
  return new MemoryBook({
    store: { load: refuse, save: refuse, prune: refuse },
    settings: { mode: 'off', fullLookDays: 7, aliveLinkNights: 7, memoryDays: 30 },
    asOf,
    reader: { version: '', headers: [] },
    fullLook: true,
    clock: Date.now,
    warn: () => undefined,
  });
}
