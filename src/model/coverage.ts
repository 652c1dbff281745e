// How much of a site a visit saw: a thin crawl can neither clear nor convict.

import type { RobotsFact } from './robots.ts';

export interface Coverage {
  /** HTML pages read. */
  readonly pages: number;
  /** Sections found and sections whose page could be read. */
  readonly sectionsFound: number;
  readonly sectionsRead: number;
  /** Distinct link targets met, checked, and left unchecked. */
  readonly linksMet: number;
  readonly linksChecked: number;
  /** Chinese reasons for everything left out: budget, depth, traps. Key = reason, value = count. */
  readonly skipped: Readonly<Record<string, number>>;
  /** The crawl is too thin to judge the site on anything that needed its pages; why, in Chinese, or null. */
  readonly thin: string | null;
  /** Absent where no robots.txt was asked for. */
  readonly robots?: RobotsFact;
}
