// What a scan needs of the house: the composed app satisfies it, tests build their own.
import type { Browser } from '../gather/browser-port.ts';
import type { GatherContext } from '../gather/context.ts';
import type { BookOptions } from '../gather/memory/book.ts';
import type { IncrementalSettings } from '../gather/memory/settings.ts';
import type { RobotsBookOptions } from '../gather/robots/robots-book.ts';
import type { RobotsSettings } from '../gather/robots/settings.ts';
import type { CrawlSettings } from '../gather/settings.ts';
import type { PreparedCheck } from '../inspect/prepare.ts';
import type { Edition } from '../model/indicator.ts';
import type { Result } from '../model/result.ts';
import type { WarningSettings } from '../derive/warning/settings.ts';
import type { EvidenceStore } from '../store/evidence-port.ts';
import type { Store } from '../store/port.ts';
import type { HistorySettings } from './history-settings.ts';
import type { RegisterSettings } from './register-settings.ts';

/** The few words a scan says to the log. */
export interface ScanLog {
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}

/** What is opened for visiting, and closed when the scan ends. */
export interface Gathering {
  readonly client: GatherContext['client'];
  readonly browser: Browser;
  readonly spaceOut: RobotsBookOptions['spaceOut'];
  /** The pure readers with their tables bound. */
  readonly readers: Pick<GatherContext, 'readPage' | 'readHints' | 'readForward' | 'sectionType'>;
  /** By which readings kept from other nights are told from those of another program. */
  readonly reader: BookOptions['reader'];
  close(): Promise<void>;
}

export interface ScanHouse {
  readonly store: Store;
  readonly evidence: EvidenceStore;
  readonly log: ScanLog;
  readonly options: { readonly asOf: number };
  readonly crawl: CrawlSettings;
  readonly robots: RobotsSettings;
  readonly incremental: IncrementalSettings;
  readonly register: RegisterSettings;
  readonly history: HistorySettings;
  readonly warning: WarningSettings;
  readonly edition: Edition;
  readonly checks: readonly PreparedCheck[];
  /** Wall clock, epoch ms. */
  readonly clock: () => number;
  /** Retention: removes what the settings no longer keep, after a run is sealed. */
  tidy(): Promise<void>;
  /** One Chinese line when this machine cannot visit sites (no browser). */
  openGathering(): Promise<Result<Gathering, string>>;
}
