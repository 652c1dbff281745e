// What one reading of a page brings to the crawl.
import type { PageReading } from '../artifacts/page-reading.ts';
import type { PageLines } from '../derive/own/page-lines.ts';
import type { CalendarDate } from '../model/calendar.ts';

export interface SpokenHints {
  readonly challenge: string | null;
  readonly softNotFound: boolean;
  /** The words of an answer that may say "not found": compared with the host's answer to what cannot exist. */
  readonly missingWords?: string | null;
}

export interface PageRead {
  readonly reading: PageReading;
  readonly said: SpokenHints;
  readonly lines: PageLines;
  /** The last 监测时间点 for which the same page would give the same reading. */
  readonly holdsThrough: CalendarDate;
}
