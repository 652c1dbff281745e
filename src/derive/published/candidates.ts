// What may be the publication date, with how much it is worth.
import type { CalendarDate } from '../../model/calendar.ts';
import type { DateBasis } from '../../artifacts/page-reading.ts';
import type { DateInText } from '../dates/read-date.ts';

export interface Candidate {
  readonly date: CalendarDate;
  readonly time: string | null;
  readonly basis: DateBasis;
  /** Higher wins; see WEIGHTS. */
  readonly weight: number;
  readonly certain: boolean;
  /** After the 监测时间点: never the answer, but it tells that weaker grounds are not to be asked. */
  readonly future: boolean;
}

/**
 * The order of trust. Visible publish lines first, then the address, scripts, the document's own date (成文日期), metas,
 * and last a date that merely closes the text.
 */
export const WEIGHTS = {
  publish: 100,
  factsByTitle: 90,
  /** A stamp without any word right below the title. */
  bareByTitle: 89,
  /** A publish line far below the title: it may belong to a notice that the text quotes. */
  publishFar: 88,
  plain: 85,
  issued: 80,
  facts: 75,
  timeElement: 74,
  /** 公告日期 in the text: the notice's own fact, behind what stands by the title. */
  noticeFar: 72,
  update: 70,
  attribute: 65,
  url: 60,
  script: 55,
  /** 3天前: what prints the day itself knows better. */
  relative: 52,
  written: 50,
  /** Labelled, but in a side column or in the foot. */
  beside: 45,
  meta: 40,
  signature: 30,
  staleMeta: 20,
} as const;

/**
 * A candidate from a date that can be believed at all: not before there were web pages, and told by its distance only
 * where visitors read it (`relativeCandidate`).
 */
export function candidate(
  read: DateInText | null,
  basis: DateBasis,
  weight: number,
  certain: boolean,
): Candidate[] {
  if (!read || read.relative || read.date < '1990-01-01') return [];
  return [
    {
      date: read.date,
      time: read.time,
      basis,
      weight,
      certain: certain && !read.inferredYear,
      future: read.future,
    },
  ];
}

/** 昨天 10:20 and 3天前 in a publish line: as sure as the clock of the page and of the visit agree. */
export function relativeCandidate({ date, time, future }: DateInText): Candidate {
  return { date, time, basis: 'visible', weight: WEIGHTS.relative, certain: false, future };
}
