// Early warnings (预警): how long each judged thing of a site may still stay silent, and what has been made of that.
import type { CalendarDate } from './calendar.ts';
import type { SectionType, View } from './section.ts';
import type { Sighting } from './section-register.ts';

/** What is warned of, by the check that would find it. `unreachable-site` has no deadline: it is told when it lasts. */
export const WARNING_KINDS = [
  'stale-home-page',
  'stale-section',
  'long-stale-section',
  'unreachable-site',
] as const;
export type WarningKind = (typeof WARNING_KINDS)[number];

/**
 * What one night says: `calm`, `due` (within the lead), `over` (past the limit, confirmed), `lapsed` (no such limit
 * applies any more: blank, static, of another type, vanished).
 */
export type Observed = 'calm' | 'due' | 'over' | 'lapsed';

/** `mended`: was due or over, and is not any more. */
export const WARNING_STATES = ['calm', 'due', 'over', 'mended'] as const;
export type WarningState = (typeof WARNING_STATES)[number];

/** The number of what is no section of the register: the home page, the site as a whole. */
export const WHOLE_SITE = 0;

/** The thing warned of, as it was last seen. */
export interface WarnedOf {
  /** The section's in the register, `WHOLE_SITE` otherwise: stays however the section is renamed or moved. */
  readonly number: number;
  readonly kind: WarningKind;
  readonly url: string;
  readonly name: string;
  readonly path: string;
  /** '' for the whole site. */
  readonly type: SectionType | '';
}

/** Its deadline. */
export interface Deadline {
  /** The newest date that counts. */
  readonly latest: CalendarDate | null;
  /** The first day on which it is out of date unless something newer appears; null where there is no deadline. */
  readonly overOn: CalendarDate | null;
  /** The limit in days, as of the night. */
  readonly limitDays: number | null;
}

/** What one night says of one thing. */
export interface Observation extends WarnedOf, Deadline {
  readonly observed: Observed;
  readonly confirmedBy: readonly View[];
}

/** What is known of one thing after the nights taken in. */
export interface Warning extends Observation {
  readonly state: WarningState;
  /** The night that brought the state. */
  readonly since: Sighting;
  /** The last night that said something of it. */
  readonly seen: Sighting;
  /** Nights in a row that speak for another state; 0 for none. */
  readonly streak: number;
  /** The state they speak for: of several the one nearest to the present state. */
  readonly toward: Observed;
}

/** A change that was believed. */
export interface WarningEvent extends WarnedOf, Deadline {
  readonly run: string;
  /** The site's code. */
  readonly subject: string;
  /** The run's 监测时间点, epoch ms. */
  readonly at: number;
  readonly before: WarningState;
  readonly after: Exclude<WarningState, 'calm'> | 'lapsed';
}

/** What a night makes of one subject's warnings: all of them, changed or not. */
export interface WarningUpdate {
  readonly warnings: readonly Warning[];
  readonly events: readonly WarningEvent[];
}

export const CAUSE_KEYS = ['address', 'host', 'domain'] as const;
export type CauseKey = (typeof CAUSE_KEYS)[number];

/** Many sites of one place bad alike in the same night, told once. */
export interface SharedCause {
  readonly run: string;
  /** The run's 监测时间点, epoch ms. */
  readonly at: number;
  /** The id of a check that fails, or `challenged`. */
  readonly symptom: string;
  readonly by: CauseKey;
  /** The IP address, host or domain they share. */
  readonly key: string;
  /** Codes of the sites concerned, sorted. */
  readonly sites: readonly string[];
  /** How many of that place were looked at. */
  readonly looked: number;
  /** The night it was first told. */
  readonly since: Sighting;
}
