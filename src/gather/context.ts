// Everything a visit needs from outside: ports and pure functions, handed in by the run.
import type { HomePageReading, SectionReading } from '../artifacts/site.ts';
import type { ReadOptions } from '../artifacts/page-reading.ts';
import type { Client } from '../fetch/client.ts';
import type { CalendarDate } from '../model/calendar.ts';
import type { SectionType } from '../model/section.ts';
import type { EvidenceStore } from '../store/evidence-port.ts';
import type { Browser } from './browser-port.ts';
import type { MemoryBook } from './memory/book.ts';
import type { Night } from './night/night.ts';
import type { PageRead, SpokenHints } from './page-read.ts';
import type { RobotsBook } from './robots/robots-book.ts';
import type { CrawlSettings } from './settings.ts';
import type { Strain } from './strain/strain.ts';

/** What would count as a failure under the rules in force, so that only that is looked at twice. */
export interface Suspicion {
  section(section: SectionReading): boolean;
  homePage(home: HomePageReading): boolean;
}

export type { PageRead, SpokenHints };

export interface GatherContext {
  readonly client: Client;
  readonly browser: Browser;
  readonly evidence: EvidenceStore;
  readonly settings: CrawlSettings;
  readonly night: Night;
  readonly robots: RobotsBook;
  /** Whether our own machine and line bear what is asked of them. */
  readonly strain: Strain;
  /** What is remembered of pages from the nights before. */
  readonly memory: MemoryBook;
  readonly depth: 'sections' | 'full';
  /** 监测时间点's calendar day. */
  readonly asOf: CalendarDate;
  readonly suspicion: Suspicion;
  /** A page's whole reading; the bytes are left as they are. */
  readPage(body: Uint8Array, options: ReadOptions): Promise<PageRead>;
  /** What a checked link's body may say, without reading the whole page. */
  readHints(body: Uint8Array, options: ReadOptions): SpokenHints;
  /** The address a short answer sends its visitor on to by itself, null when it does not. */
  readForward(body: Uint8Array, options: ReadOptions): string | null;
  sectionType(name: string, columnType: string, path: string): SectionType;
  /** Home pages of the inventory: what another site's link check fetched is kept for their own visit. */
  readonly homePages: ReadonlySet<string>;
  /** The wall clock, epoch ms: for time stamps and budgets only, never for rules. */
  clock(): number;
  onPage(url: string, tookMs: number): void;
  onLinks(checked: number): void;
  warn(message: string, about: Readonly<Record<string, unknown>>): void;
}
