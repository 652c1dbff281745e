// The register of a site's sections, kept from night to night, and what happened to them.
import type { CalendarDate } from './calendar.ts';
import type { SectionContent, SectionType } from './section.ts';

/**
 * `present`: stood there when last looked for. `missing`: not there on the last nights it was looked for, too few of
 * them to be sure. `vanished`: missed on as many nights as the settings ask for.
 */
export const REGISTER_STATES = ['present', 'missing', 'vanished'] as const;
export type RegisterState = (typeof REGISTER_STATES)[number];

/** How deep a night looked: what only a `full` one finds, only a `full` one can miss. */
export type LookDepth = 'sections' | 'full';

/** The run of a look, and its 监测时间点 (epoch ms). */
export interface Sighting {
  readonly run: string;
  readonly at: number;
}

/** One section of a site over all nights. */
export interface RegisteredSection {
  /** From 1 within its site, never given twice: stays however the section is renamed or moved. */
  readonly number: number;
  readonly url: string;
  /** What it is known again by: its address without scheme and index file, or the menu entry that leads nowhere. */
  readonly stand: string;
  readonly name: string;
  /** Breadcrumb path: `首页/政务公开/通知公告`. */
  readonly path: string;
  /** 1 = 一级栏目. */
  readonly level: number;
  readonly type: SectionType;
  readonly content: SectionContent;
  readonly firstSeen: Sighting;
  readonly lastSeen: Sighting;
  readonly state: RegisterState;
  /** The first of the nights it was missed on; null while `present`. */
  readonly missingSince: Sighting | null;
  /** Nights it was looked for in vain, one after another. */
  readonly missed: number;
  /** Day of the 监测时间点 of the last such night: two runs of one day are one night. */
  readonly missedOn: CalendarDate | null;
  readonly depth: LookDepth;
  /** Left behind by a change of the whole site: vanishes without an event of its own. */
  readonly replaced: boolean;
}

/**
 * Of a section: `new`, `renamed`, `moved` (another address), `retyped`, `vanished`, `back` (after having vanished).
 * Of a whole site, in place of one event per section: `registered` (the first full look), `redesigned` (most sections
 * changed their address or name at once), `reclassified` (most changed only their type).
 */
export const SECTION_EVENT_KINDS = [
  'new',
  'renamed',
  'moved',
  'retyped',
  'vanished',
  'back',
  'registered',
  'redesigned',
  'reclassified',
] as const;
export type SectionEventKind = (typeof SECTION_EVENT_KINDS)[number];

/** How many sections a site's event stands for. */
export interface SectionCounts {
  /** In the register before. */
  readonly known: number;
  readonly added: number;
  readonly moved: number;
  readonly renamed: number;
  readonly retyped: number;
  readonly back: number;
  /** Looked for and not found. */
  readonly missed: number;
}

/** One event of one site's night. */
export interface SectionEvent {
  readonly run: string;
  readonly site: string;
  /** The run's 监测时间点, epoch ms. */
  readonly at: number;
  readonly kind: SectionEventKind;
  /** Of the section; null when the event is the whole site's. */
  readonly number: number | null;
  /** As they stand after the event; '' for the whole site. */
  readonly url: string;
  readonly name: string;
  readonly path: string;
  /** What it was before: the name (`renamed`), the address (`moved`), the type (`retyped`); '' otherwise. */
  readonly before: string;
  /** The same after. */
  readonly after: string;
  /** Set when the event is the whole site's. */
  readonly counts: SectionCounts | null;
}

/** What is known of one site before a night is taken in. */
export interface SiteRegister {
  readonly site: string;
  /** How deep the deepest night was that looked at everything; null before the first such night. */
  readonly baseline: LookDepth | null;
  readonly sections: readonly RegisteredSection[];
}

/** What a night makes of it. */
export interface RegisterUpdate {
  readonly baseline: LookDepth | null;
  /** All sections, changed or not, by number. */
  readonly sections: readonly RegisteredSection[];
  readonly events: readonly SectionEvent[];
}
