// The artifacts a visit to one site leaves behind: what checks are handed, and nothing else.
import type { CalendarDate } from '../model/calendar.ts';
import type { Coverage } from '../model/coverage.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import type { Failure } from '../model/failure.ts';
import type { SectionContent, SectionType, View } from '../model/section.ts';
import type { TextPrint } from '../model/text-print.ts';
import { token } from './token.ts';

/** One section as tonight's visit saw it. */
export interface SectionReading {
  readonly url: string;
  readonly name: string;
  /** Breadcrumb path: `首页/政务公开/通知公告`. */
  readonly path: string;
  /** 1 = 一级栏目: reached from the main navigation. */
  readonly level: number;
  readonly type: SectionType;
  readonly content: SectionContent;
  /** Rows seen (all pages read of it). */
  readonly items: number;
  /** Rows among them with a believable date. */
  readonly datedItems: number;
  /** The newest believable date, by list, address or article; null when none. */
  readonly newest: CalendarDate | null;
  /** Why it is blank or unreadable, Chinese; '' otherwise. */
  readonly why: string;
  /** Views that agree on what is said here. */
  readonly confirmedBy: readonly View[];
  /** Set when the section's page could not be looked at (content is `unreadable`). */
  readonly failure: Failure | null;
  /** The page it was found on. */
  readonly foundOn: string;
  /** CSS path of the place, '' when the page as a whole. */
  readonly selector: string;
  readonly evidence: readonly EvidenceRef[];
  /** Epoch ms. */
  readonly seenAt: number;
}

/** An article's own page, as far as it was opened. */
export interface ArticlePage {
  /** The day the page bears, when certain. */
  readonly date: CalendarDate | null;
  /** Of its own text, when it says enough to be known again. */
  readonly text: TextPrint | null;
  /** Epoch ms. */
  readonly readAt: number;
}

/** One row of a list that leads to a page of the site. */
export interface ArticleRow {
  readonly url: string;
  readonly title: string;
  /** As the row prints it; null where the year was only inferred, or nothing stands. */
  readonly date: CalendarDate | null;
  /** Marked 置顶: it stands first whatever its age. */
  readonly pinned: boolean;
  /** null when its page was not opened tonight. */
  readonly page: ArticlePage | null;
}

/** One list on the first page of a section, row by row: what the history of articles is made of. */
export interface ArticleList {
  /** The section's address and name. */
  readonly url: string;
  readonly name: string;
  readonly type: SectionType;
  /** 0 for the first list of that section's page. */
  readonly part: number;
  /** CSS path of the list. */
  readonly selector: string;
  readonly rows: readonly ArticleRow[];
  /** The kept section page, '' when none was kept. */
  readonly evidence: string;
  readonly seenAt: number;
}

/** The home page's freshness. A home page that is only navigation is judged by its second-level pages. */
export interface HomePageReading {
  readonly url: string;
  readonly newest: CalendarDate | null;
  readonly items: number;
  readonly datedItems: number;
  readonly navigationOnly: boolean;
  /** Given when it is only navigation, or shows so few dated rows that it may be. */
  readonly secondLevel: readonly {
    readonly url: string;
    readonly newest: CalendarDate | null;
    readonly readable: boolean;
  }[];
  /** Why it may be newer than `newest` says, Chinese; absent when nothing speaks for it. */
  readonly doubt?: string;
  readonly confirmedBy: readonly View[];
  readonly evidence: readonly EvidenceRef[];
  readonly seenAt: number;
}

export const LINK_CAUSES = [
  'http-404',
  'http-410',
  'http-4xx',
  'http-5xx',
  'dns',
  'refused',
  'reset',
  'timeout',
  'tls',
  'redirect-loop',
  'soft-404',
  'redirected-home',
  'intranet-address',
  'malformed-url',
] as const;
export type LinkCause = (typeof LINK_CAUSES)[number];

/** The state of one distinct link target of a site, after all attempts of the night. */
export interface LinkReading {
  readonly url: string;
  readonly state: 'alive' | 'dead' | 'unknown';
  /** For `dead`. */
  readonly cause: LinkCause | null;
  /** For `unknown`: Chinese. */
  readonly reason: string;
  readonly status: number | null;
  readonly finalUrl: string;
  /** How often it was tried, and by which views. */
  readonly attempts: number;
  readonly confirmedBy: readonly View[];
  /** The first page it was met on, its words there, and on how many pages it was met. */
  readonly page: string;
  readonly text: string;
  readonly from: string;
  readonly occurrences: number;
  readonly onHomePage: boolean;
  readonly evidence: readonly EvidenceRef[];
  /** Epoch ms, when it was really asked for. */
  readonly seenAt: number;
  /** Not asked for tonight: found alive on the night of `seenAt`, and its turn comes on another. Only of `alive`. */
  readonly carriedOver?: true;
}

/** Tonight's view of whether the site opens at all. */
export interface ReachabilityReading {
  readonly url: string;
  readonly opened: boolean;
  /** The rung or view that opened it. */
  readonly by: string;
  readonly status: number | null;
  /** Why it did not open. */
  readonly failure: Failure | null;
  readonly attempts: readonly {
    readonly rung: string;
    readonly failure: Failure | null;
    readonly tookMs: number;
  }[];
  readonly confirmedBy: readonly View[];
  readonly evidence: readonly EvidenceRef[];
  readonly seenAt: number;
}

export const Reachability = token<ReachabilityReading>('reachability');
export const HomePage = token<HomePageReading>('home-page');
export const Sections = token<readonly SectionReading[]>('sections');
export const Links = token<readonly LinkReading[]>('links');
export const CoverageOf = token<Coverage>('coverage');

export const SITE_ARTIFACTS = [Reachability, HomePage, Sections, Links, CoverageOf] as const;
