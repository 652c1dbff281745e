// What exists in the simulated province: sites, sections, items, faults. Pages are rendered from these on demand.
import type { DateForm, Day } from './days.ts';

export type SectionType =
  | 'news'
  | 'notice'
  | 'policy'
  | 'interpretation'
  | 'plan'
  | 'finance'
  | 'personnel'
  | 'data'
  | 'leaders'
  | 'organs'
  | 'overview'
  | 'consultation'
  | 'survey'
  | 'interview'
  | 'services'
  | 'topic'
  | 'other';

export type SectionState = 'fresh' | 'stale' | 'long-stale' | 'blank' | 'undated' | 'static';

/** What a section's page holds. */
export type SectionForm =
  | 'list'
  | 'article'
  | 'portraits'
  | 'pictures'
  | 'document'
  | 'links'
  | 'parent'
  | 'guides'
  | 'messages'
  | 'blank';

/** How a list's rows get onto the page. */
export type Drawing = 'markup' | 'datastore' | 'inline-script' | 'script-file' | 'xhr' | 'iframe' | 'spa';

/** How a blank section shows that it has nothing. */
export type Blankness =
  'empty-list' | 'no-content' | 'no-information' | 'construction' | 'zero-count' | 'alert-entry';

/** Where a row leads. `missing` is a planted dead link. */
export type Goal = 'page' | 'document' | 'outside' | 'missing';

export interface ItemPlan {
  /** Unique in the site. */
  readonly id: number;
  /** null: no date anywhere. */
  readonly day: Day | null;
  readonly goal: Goal;
  readonly pinned: boolean;
}

export interface SectionPlan {
  readonly key: string;
  readonly name: string;
  readonly slug: string;
  /** Unique in the site; what the CMS would call the channel's number. */
  readonly number: number;
  readonly type: SectionType;
  /** The parent section's key, '' at the top. */
  readonly parent: string;
  /** 1: an entry of the main navigation itself. */
  readonly level: number;
  form: SectionForm;
  state: SectionState;
  drawing: Drawing;
  blankness: Blankness | null;
  dateForm: DateForm;
  /** In the order shown. */
  items: ItemPlan[];
  /** Rows on one page of the list. */
  pageSize: number;
  newest: Day | null;
}

export const DEAD_CAUSES = [
  'http-404',
  'http-410',
  'http-5xx',
  'reset',
  'timeout',
  'redirect-loop',
  'soft-404',
  'redirected-home',
  'intranet-address',
  'malformed-url',
] as const;
export type DeadCause = (typeof DEAD_CAUSES)[number];

/** Where a planted link stands. */
export type LinkPlace =
  | { readonly on: 'home' }
  | { readonly on: 'article'; readonly section: string; readonly item: number }
  | { readonly on: 'row'; readonly section: string; readonly item: number };

export interface PlantedLink {
  /** As written in the page; absolute unless malformed. */
  readonly href: string;
  readonly cause: DeadCause | 'alive' | 'unknowable';
  readonly place: LinkPlace;
  readonly as: 'link' | 'picture' | 'attachment';
  readonly text: string;
  /** Why a living link looks dead, '' for dead ones. */
  readonly trick: string;
}

export const HOME_FORMS = [
  'normal',
  'navigation-only',
  'splash',
  'meta-refresh',
  'script-redirect',
  'frameset',
  'server-redirect',
] as const;
export type HomeForm = (typeof HOME_FORMS)[number];

/** What the site answers to an address it does not have. */
export const MISSING_FORMS = ['404', 'error-page', 'charity', 'soft', 'home'] as const;
export type MissingForm = (typeof MISSING_FORMS)[number];

/** How bytes, header and meta tag agree on the encoding. */
export interface Encoding {
  readonly bytes: 'utf-8' | 'gbk';
  readonly meta: readonly string[];
  /** '' when the header names no charset. */
  readonly header: string;
}

export const NIGHT_TROUBLES = ['none', 'jsl', 'ruishu', 'reset', '5xx'] as const;
export type NightTrouble = (typeof NIGHT_TROUBLES)[number];

export type Verdict = 'qualified' | 'unqualified' | 'undetermined';
export const CONVICTIONS = ['home', 'a', 'b', 'c', 'mix'] as const;
export type Conviction = (typeof CONVICTIONS)[number];

/** One row of the inventory. */
export interface SiteIdentity {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly host: string;
  readonly scheme: 'http' | 'https';
  readonly organizer: string;
  /** The organ's short name, as it stands in titles. */
  readonly organ: string;
  readonly region: string;
  readonly regionName: string;
  /** The city's code, '' for provincial departments. */
  readonly city: string;
  readonly level: 'province' | 'city' | 'county' | 'town';
  readonly kind: 'portal' | 'department';
  readonly services: boolean;
  readonly status: 'running' | 'rebuilding' | 'suspended' | 'migrated' | 'closed';
}

export interface SitePlan extends SiteIdentity {
  readonly seed: number;
  readonly asOf: Day;
  readonly family: string;
  /** 1 small … 3 large: how much of the catalogue the site has. */
  readonly size: number;
  readonly home: HomeForm;
  /** The main menu drops down to second-level sections. */
  readonly nested: boolean;
  readonly missing: MissingForm;
  readonly encoding: Encoding;
  readonly gzip: boolean;
  readonly headAnswer: 200 | 404 | 405;
  readonly trouble: NightTrouble;
  readonly conviction: Conviction | null;
  readonly sections: readonly SectionPlan[];
  readonly planted: PlantedLink[];
  /** Hosts of sites named among the friend links. */
  readonly friends: readonly { readonly name: string; readonly url: string }[];
  homeNewest: Day | null;
}
