// The shipped tables, rules and numbers a visit works with, bound as the composed program binds them.
import type { Vigil } from '../../../src/gather/strain/vigil.ts';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadEdition } from '../../../src/app/edition.ts';
import { openPageReaders } from '../../../src/app/readers.ts';
import { loadSectionTypes } from '../../../src/app/section-types.ts';
import { sectionType } from '../../../src/derive/section-types/type-of.ts';
import type { SectionReading } from '../../../src/artifacts/site.ts';
import { LongWindows } from '../../../src/derive/freshness/limits.ts';
import { sectionFreshness } from '../../../src/derive/freshness/rule.ts';
import type { SectionState } from '../../../src/model/section.ts';
import { RobotsSettings } from '../../../src/gather/robots/settings.ts';
import { CrawlSettings } from '../../../src/gather/settings.ts';
import { parseCalendarDate } from '../../../src/model/calendar.ts';
import type { Gathering } from '../../../src/run/scan-house.ts';
import { suspicionUnder } from '../../../src/run/suspicion.ts';

const day = parseCalendarDate('2021-12-20');
const types = await loadSectionTypes('no-workspace');
const edition = await loadEdition('no-workspace', 'national-2019');
if (day === null || !types.ok || !edition.ok) throw new Error('the shipped configuration cannot be read');
const shipped: unknown = parse(readFileSync('config/crawl.yaml', 'utf8'));

const windows = LongWindows.parse(edition.value.limits['long-stale-section']);

/** 监测时间点's day in these tests. */
export const AS_OF = day;
export const SUSPICION = suspicionUnder(edition.value, AS_OF);
/** What the shipped rules say of a section. */
export const stateOf = (section: SectionReading): SectionState =>
  sectionFreshness(section, windows, AS_OF, null).state;
export const SHIPPED_ROBOTS = RobotsSettings.parse((shipped as { robots: unknown }).robots);
export const SHIPPED_CRAWL = CrawlSettings.parse((shipped as { crawl: unknown }).crawl);
const readers = openPageReaders();
export const READERS: Gathering['readers'] = {
  readPage: async (body, about) => readers.readWhole(body, about),
  readHints: readers.readHints,
  readForward: readers.readForward,
  sectionType: (name, columnType, path) => sectionType(name, columnType, path, types.value),
};

/** Of a machine that is never busy: what is tested must not hang on the one it is tested on. */
export const CALM: Vigil = { stalledSince: () => 0, lostSince: () => 0, stop: () => undefined };
