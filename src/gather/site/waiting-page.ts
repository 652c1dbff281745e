// A page between the walk that met it and the settling of its section.
import { NO_LINES } from '../../derive/own/page-lines.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import { bytelessThrough } from '../memory/byteless.ts';
import type { Page } from './page-visit.ts';

/**
 * The page as it waits, among hundreds, until its section is settled: its links are in the book by then, and its bytes
 * are kept only if they may have to be shown as evidence.
 */
export function waiting(page: Page, asOf: CalendarDate): Page {
  const { reading } = page;
  const lean = { ...reading, links: [], oddLinks: [] };
  const bytesless = bytelessThrough(reading, asOf) >= asOf;
  return { ...page, reading: lean, lines: NO_LINES, body: bytesless ? new Uint8Array(0) : page.body };
}
