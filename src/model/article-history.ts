// What is known of a site's articles and lists from night to night, and the suspicions about their dates.
import type { CalendarDate } from './calendar.ts';
import type { TextPrint } from './text-print.ts';

/** A run and its 监测时间点 (epoch ms): the history's only clock. */
export interface RunMoment {
  readonly run: string;
  readonly at: number;
}

/** One article, by its address. */
export interface KnownArticle {
  /** Hash of the place its address names, an integer below 2^52. */
  readonly key: number;
  readonly url: string;
  readonly title: string;
  /** Key of the list it was first seen in. */
  readonly list: number;
  readonly firstSeen: RunMoment;
  /** Written down every few nights only: it may have been seen since. */
  readonly lastSeen: RunMoment;
  /** When its title, a date or its text last changed. */
  readonly changed: RunMoment;
  /** The day its rows bore, the oldest of several lists'; null without a sure one. */
  readonly listed: CalendarDate | null;
  /** The day its own page bore, when certain. */
  readonly paged: CalendarDate | null;
  /** Of its own text, when its page was read and says enough. */
  readonly text: TextPrint | null;
}

/** How late new rows came, counted by days between their date and the night they were first seen. */
export type Delays = readonly number[];
/** Upper bounds of the counts, days; the last count is of all that were later. */
export const DELAY_BOUNDS = [3, 7, 14, 30, 60, 120] as const;

/** One list of rows on one section's page. */
export interface KnownList {
  readonly key: number;
  readonly url: string;
  /** The section's name. */
  readonly name: string;
  /** CSS path of the list: another one means that the page was laid out anew. */
  readonly selector: string;
  readonly rows: number;
  readonly newest: CalendarDate | null;
  /** Newer rows than this were all on the page seen; null when its order tells nothing. */
  readonly floor: CalendarDate | null;
  /** Hash of the rows' addresses in their order, below 2^52. */
  readonly rowsHash: number;
  readonly firstSeen: RunMoment;
  /** The last night on which its page was read. */
  readonly lastSeen: RunMoment;
  readonly changed: RunMoment;
  readonly delays: Delays;
}

export const SUSPICION_KINDS = [
  'backdated-article', // 补发旧稿: first seen tonight under a date weeks old
  'moved-dates', // 整栏改期: most dates of a list moved to newer ones in one night
  'reposted-article', // 旧稿新发: an old text under a newer date
  'contradicted-order', // 次序矛盾: the address contradicts the date shown
] as const;
export type SuspicionKind = (typeof SUSPICION_KINDS)[number];

/** What was seen at one moment. */
export interface SuspicionSide extends RunMoment {
  readonly url: string;
  readonly title: string;
  readonly date: CalendarDate | null;
  /** Kept page, relative to the workspace; '' when none was kept. */
  readonly evidence: string;
}

/** By which signs; what does not apply is absent. */
export interface SuspicionSigns {
  /** Days between the two dates. */
  readonly days?: number;
  /** Bits of 64 in which the texts differ. */
  readonly distance?: number;
  /** Rows of the list with this sign, and the rows compared. */
  readonly rows?: number;
  readonly ofRows?: number;
  /** `url-date` or `url-number`: what of the address contradicts. */
  readonly by?: 'url-date' | 'url-number';
  /** The same address, or another. */
  readonly sameAddress?: boolean;
}

/** A suspicion about a date, for a person to look into. It never enters a verdict. */
export interface DateSuspicion {
  readonly kind: SuspicionKind;
  /** The section whose list it was seen in. */
  readonly sectionUrl: string;
  readonly sectionName: string;
  readonly before: SuspicionSide;
  readonly now: SuspicionSide;
  readonly signs: SuspicionSigns;
}

/** As stored. `open`: nobody has looked. `dismissed`: a reviewer found nothing wrong. */
export interface StoredSuspicion extends DateSuspicion, RunMoment {
  readonly id: string;
  readonly site: string;
  readonly state: 'open' | 'dismissed';
}

/** Why a whole site's night is not compared: one event instead of hundreds of suspicions. */
export const HISTORY_EVENTS = [
  'registered', // the first look at the site
  'readdressed', // most rows stand under other addresses
  'redated', // the dates of most lists moved
  'crowded', // more signs at once than forgeries would leave
] as const;
export type HistoryEventKind = (typeof HISTORY_EVENTS)[number];

export interface HistoryEvent {
  readonly kind: HistoryEventKind;
  /** Rows seen tonight, and those (rows or lists) the event speaks of. */
  readonly rows: number;
  readonly affected: number;
}

export interface StoredHistoryEvent extends HistoryEvent, RunMoment {
  readonly site: string;
}

/** Of one site, what one night has to be compared with. */
export interface KnownHistory {
  readonly site: string;
  /** False before the first night that was taken in. */
  readonly baseline: boolean;
  readonly lists: readonly KnownList[];
  /** Articles of tonight's addresses, and others that may be tonight's unknown ones. */
  readonly articles: readonly KnownArticle[];
}

/** What a night makes of it: rows to write, new or changed. */
export interface HistoryUpdate {
  readonly lists: readonly KnownList[];
  readonly articles: readonly KnownArticle[];
  readonly suspicions: readonly DateSuspicion[];
  readonly event: HistoryEvent | null;
}

/**
 * Which articles a night asks for: that of `key`; while its text is not known, those with the same numbers; while it is
 * not known itself, those of the same day.
 */
export interface HistoryQuestion {
  readonly key: number;
  /** `TextPrint.numbers`. */
  readonly numbers: number | null;
  readonly listed: CalendarDate | null;
}
