// Sections and links as rows, there and back.
import type { LinkReading, SectionReading } from '../../artifacts/site.ts';
import type { View } from '../../model/section.ts';
import type { LinkReadingTable, SectionReadingTable } from '../tables.ts';
import type { BulkTable, Value } from './bulk.ts';
import type { EvidenceLookup, EvidenceNumbers } from './evidence-rows.ts';
import { fromJson, toJson } from './json.ts';

export const SECTIONS: BulkTable<'section_reading'> = {
  table: 'section_reading',
  columns: [
    'run_key',
    'site',
    'ordinal',
    'url',
    'name',
    'path',
    'level',
    'type',
    'content',
    'items',
    'dated_items',
    'newest',
    'why',
    'confirmed_by',
    'failure',
    'found_on',
    'selector',
    'evidence',
    'seen_at',
  ],
};

export const LINKS: BulkTable<'link_reading'> = {
  table: 'link_reading',
  columns: [
    'run_key',
    'site',
    'ordinal',
    'url',
    'state',
    'cause',
    'reason',
    'status',
    'final_url',
    'attempts',
    'confirmed_by',
    'page',
    'text',
    'from',
    'occurrences',
    'on_home_page',
    'evidence',
    'seen_at',
    'carried',
  ],
};

export const viewsToText = (views: readonly View[]): string => views.join(',');

export function viewsFromText(text: string): readonly View[] {
  return text.split(',').filter((view): view is View => view === 'http' || view === 'browser');
}

/** Whose row: the run's number, the site's code, and the row's place among its kind. */
export interface Place {
  readonly runKey: number;
  readonly site: string;
  readonly ordinal: number;
}

export function sectionRow(at: Place, section: SectionReading, numbers: EvidenceNumbers): readonly Value[] {
  return [
    at.runKey,
    at.site,
    at.ordinal,
    section.url,
    section.name,
    section.path,
    section.level,
    section.type,
    section.content,
    section.items,
    section.datedItems,
    section.newest,
    section.why,
    viewsToText(section.confirmedBy),
    section.failure ? toJson(section.failure) : null,
    section.foundOn,
    section.selector,
    numbers.name(section.evidence),
    section.seenAt,
  ];
}

export function sectionOf(row: SectionReadingTable, lookup: EvidenceLookup): SectionReading {
  return {
    url: row.url,
    name: row.name,
    path: row.path,
    level: row.level,
    type: row.type,
    content: row.content,
    items: row.items,
    datedItems: row.dated_items,
    newest: row.newest,
    why: row.why,
    confirmedBy: viewsFromText(row.confirmed_by),
    failure: row.failure === null ? null : fromJson(row.failure),
    foundOn: row.found_on,
    selector: row.selector,
    evidence: lookup.of(row.site, row.evidence),
    seenAt: row.seen_at,
  };
}

export function linkRow(at: Place, link: LinkReading, numbers: EvidenceNumbers): readonly Value[] {
  return [
    at.runKey,
    at.site,
    at.ordinal,
    link.url,
    link.state,
    link.cause,
    link.reason,
    link.status,
    link.finalUrl === link.url ? null : link.finalUrl,
    link.attempts,
    viewsToText(link.confirmedBy),
    link.page,
    link.text,
    link.from,
    link.occurrences,
    link.onHomePage ? 1 : 0,
    numbers.name(link.evidence),
    link.seenAt,
    link.carriedOver === true ? 1 : 0,
  ];
}

export function linkOf(row: LinkReadingTable, lookup: EvidenceLookup): LinkReading {
  return {
    url: row.url,
    state: row.state,
    cause: row.cause,
    reason: row.reason,
    status: row.status,
    finalUrl: row.final_url ?? row.url,
    attempts: row.attempts,
    confirmedBy: viewsFromText(row.confirmed_by),
    page: row.page,
    text: row.text,
    from: row.from,
    occurrences: row.occurrences,
    onHomePage: row.on_home_page === 1,
    evidence: lookup.of(row.site, row.evidence),
    seenAt: row.seen_at,
    ...(row.carried === 1 ? { carriedOver: true as const } : {}),
  };
}
