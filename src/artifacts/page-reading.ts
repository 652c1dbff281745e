// What is read on one page: the compact facts kept after its bytes and its DOM are dropped.
import type { CalendarDate } from '../model/calendar.ts';

export const PAGE_KINDS = [
  'home',
  'section',
  'channel',
  'article',
  'guide',
  'message-list',
  'search',
  'error',
  'challenge',
  'shell',
  'other',
] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

export const DATE_BASES = ['visible', 'list', 'url', 'script', 'meta', 'none'] as const;
export type DateBasis = (typeof DATE_BASES)[number];

export interface Published {
  readonly date: CalendarDate | null;
  /** `HH:MM` or null. */
  readonly time: string | null;
  readonly basis: DateBasis;
  readonly certain: boolean;
}

export interface ListRow {
  /** The full title (from `title=` when the text is cut with an ellipsis). */
  readonly title: string;
  /** Absolute, or null for a row that links nowhere. */
  readonly url: string | null;
  readonly date: CalendarDate | null;
  /** The year was not printed and was inferred from the 监测时间点 or the address. */
  readonly inferredYear?: boolean;
  /** Marked 置顶: it stands first whatever its age. */
  readonly pinned?: boolean;
}

/**
 * `main`: what the page is about. `block`: one of several named blocks (a channel page, a home page, tabs).
 * `aside`: recommendations, rankings and the like that say nothing about this section.
 */
export const LIST_ROLES = ['main', 'block', 'aside'] as const;
export type ListRole = (typeof LIST_ROLES)[number];

export interface ListReading {
  /** The block's heading or tab, '' when it has none. */
  readonly name: string;
  readonly hidden: boolean;
  readonly role: ListRole;
  readonly rows: readonly ListRow[];
  /** Where the heading or its 更多 leads, null when nowhere: the block previews that section. */
  readonly moreUrl: string | null;
  /** A CSS path of the list's container, good for highlighting. */
  readonly selector: string;
  /** How it was read: `structure`, or the named reader (`jcms-datastore`, `document-write`, `json`, …). */
  readonly reader: string;
  /** The part of a channel page that it stands in; absent where the page has none. */
  readonly pane?: string;
}

/** A tab, fold or box of a channel page that has no page of its own. `list`: the lists whose `pane` it is. */
export interface PaneReading {
  readonly name: string;
  readonly content: 'list' | 'static' | 'blank' | 'unknown';
  /** Chinese: why it is blank, '' when it is not. */
  readonly why: string;
  readonly selector: string;
}

export const LINK_SOURCES = [
  'a',
  'area',
  'img',
  'link',
  'script',
  'iframe',
  'frame',
  'srcset',
  'css',
  'meta-refresh',
  'object',
  'embed',
  'source',
  'video',
  'audio',
  'track',
  'form',
  'option',
  'input',
  'background',
  'script-redirect',
] as const;
export type LinkSource = (typeof LINK_SOURCES)[number];

export interface LinkReading {
  /** Absolute http(s), normalised, without fragment. */
  readonly url: string;
  /** The link's words (or alt/title), trimmed, at most 80 characters. */
  readonly text: string;
  readonly from: LinkSource;
}

/** An entry that cannot lead the public anywhere: a broken address, file://, javascript:alert('建设中'). */
export interface OddLink {
  readonly raw: string;
  readonly text: string;
  readonly from: LinkSource;
  readonly problem: 'malformed-url' | 'intranet-address' | 'under-construction';
}

/** Where in the page an entry stands; what makes a link a candidate for a section. */
export const ENTRY_PLACES = [
  'main-menu',
  'side-menu',
  'heading',
  'more',
  'tab',
  'breadcrumb',
  'sitemap',
] as const;
export type EntryPlace = (typeof ENTRY_PLACES)[number];

export interface Entry {
  readonly name: string;
  /** Absolute; null for an entry whose address leads nowhere (then `problem` says why). */
  readonly url: string | null;
  readonly place: EntryPlace;
  /** Names of the entries it is nested under, outermost first. */
  readonly under: readonly string[];
  readonly problem: OddLink['problem'] | null;
  /** It stands in a side menu that names the page itself: a neighbour of the page, not one of its sub-sections. */
  readonly beside?: true;
  /** It opens in the frame of this name. */
  readonly opensIn?: string;
}

/** A link that opens in a frame with a name; where there is such a frame, it is navigation. */
export interface TargetedLink {
  readonly name: string;
  readonly url: string;
  /** The frame it opens in, and the one it stands in ('' unknown). */
  readonly target: string;
  readonly frame: string;
  /** Names of the groups of the tree that it stands in, outermost first. */
  readonly under: readonly string[];
}

/** A frame that links may open in; `url` is what it holds first, null for nothing. */
export interface NamedFrame {
  readonly name: string;
  readonly url: string | null;
}

export interface BlankReading {
  readonly is: boolean;
  /** Chinese: `暂无内容`, `栏目正在建设中`, `列表为空`, … '' when not blank. */
  readonly why: string;
}

export interface PageReading {
  readonly url: string;
  readonly finalUrl: string;
  readonly status: number;
  readonly charset: string;
  readonly title: string;
  readonly kind: PageKind;
  readonly challenge: string | null;
  readonly softNotFound: boolean;
  readonly published: Published;
  /** The newest believable date of the page's own lists (`aside` not counted), not after the 监测时间点. */
  readonly newest: CalendarDate | null;
  readonly lists: readonly ListReading[];
  readonly blank: BlankReading;
  /** The parts that a channel page is made of; absent where it is not made of such parts. */
  readonly panes?: readonly PaneReading[];
  readonly links: readonly LinkReading[];
  readonly tags: Readonly<Record<string, string>>;
  readonly marks: {
    readonly siteCode: string | null;
    readonly icp: string | null;
    readonly police: string | null;
  };

  readonly oddLinks: readonly OddLink[];
  readonly entries: readonly Entry[];
  /** Outermost first; the current page last (its url may be null). */
  readonly breadcrumb: readonly { readonly name: string; readonly url: string | null }[];
  /**
   * Why the static view cannot tell (rows drawn by a script, an empty shell, frames) and a browser must look;
   * Chinese, null when the static view is enough.
   */
  readonly needsBrowser: string | null;
  /** Where the page sends the visitor by itself: meta refresh or a script at once. */
  readonly redirect: {
    readonly url: string;
    readonly by: 'meta-refresh' | 'script';
    readonly delaySeconds: number;
  } | null;
  /** Frames that make up the page's content (a frameset, or an iframe that holds the section's list). */
  readonly frames: readonly string[];
  /** The page's frames that bear a name, and the links on it that open in frames; absent where there are none. */
  readonly namedFrames?: readonly NamedFrame[];
  readonly targeted?: readonly TargetedLink[];
  /** An empty place is named after a menu, and scripts may fill it. */
  readonly awaitsMenu?: true;
  /** The next page of the main list, when it can be known. */
  readonly nextPage: string | null;
  /** Links in the page's own part that name only a time (2021年, 全部): where the rest of its list stands. */
  readonly periods: readonly { readonly name: string; readonly url: string }[];
  /** How many pages of rows the pager speaks of; null without a pager. */
  readonly pageCount: number | null;
  /** Characters of visible text in the main region, links' words not counted. */
  readonly textLength: number;
  /** What the main region holds besides rows. */
  readonly holds: {
    readonly images: number;
    readonly videos: number;
    readonly attachments: number;
    readonly linksOut: number;
  };
}

/** How to read: everything a pure reader needs besides the bytes. */
export interface ReadOptions {
  /** The address asked for and the one that answered. */
  readonly url: string;
  readonly finalUrl: string;
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** 监测时间点's calendar day: later dates are no updates; year-less dates count back from it. */
  readonly asOf: CalendarDate;
  /** The bytes are a browser's serialised DOM (always UTF-8; scripts have run). */
  readonly rendered?: boolean;
}
