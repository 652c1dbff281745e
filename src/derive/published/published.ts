// When a page was published: the visible publish line first, the metas last.
import type { Document } from 'domhandler';
import type { CalendarDate } from '../../model/calendar.ts';
import { daysBetween } from '../../model/calendar.ts';
import type { Published } from '../../artifacts/page-reading.ts';
import type { ReadingTables } from '../tables.ts';
import { WEIGHTS, type Candidate } from './candidates.ts';
import { bare } from '../dom/words.ts';
import { hiddenCandidates } from './hidden.ts';
import { readLines, type Line } from './lines.ts';
import { dateSources } from './sources.ts';
import { cutBehindTitles, pageTitles, titleLines, unnamedTitle } from './title-lines.ts';
import { visibleCandidates } from './visible.ts';
import { dayOrderOf } from './language.ts';
import { markedCandidates } from './marked.ts';
import { placesOf, type Place } from './places.ts';

export interface PublishedPage {
  readonly url: string;
  readonly finalUrl: string;
  readonly asOf: CalendarDate;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** As `readTags` gives them. */
  readonly tags: Readonly<Record<string, string>>;
}

const NOTHING: Published = { date: null, time: null, basis: 'none', certain: false };

/**
 * The publication date with the ground it stands on. `certain` is false for a date that closes the text, for one that
 * disagrees with another ground, and for metas that may only tell when the page was generated again. Never the
 * header's clock, a future day, a deadline or a date of the text.
 */
export function readPublished(
  doc: Document,
  page: PublishedPage,
  tables: Pick<ReadingTables, 'published' | 'words'>,
): Published {
  const words = tables.published;
  const sources = dateSources(doc);
  const names = pageTitles(sources, page.tags);
  const lines = cutBehindTitles(readLines(doc, words.tooltip), names, words.labels);
  const placed = placeLines(lines, titleLines(lines, names), tables);
  const { titles, places } = placed.titles.length > 0 ? placed : withUnnamedTitle(lines, placed, tables);
  const visible = { lines, titles, places, asOf: page.asOf, order: dayOrderOf(sources.language), words };
  const all = [
    ...visibleCandidates(visible),
    ...markedCandidates(sources.marked, visible),
    ...hiddenCandidates({ ...page, sources, words }),
  ];
  const found = all.filter((one) => !one.future);
  const best = heaviest(found);
  const first = heaviest(all);
  // A page that prints a future day is not dated by what its metas say instead.
  if (!best || (first?.future === true && best.weight < WEIGHTS.script)) return NOTHING;
  const chosen = best.weight === WEIGHTS.meta ? metaOrSignature(best, found) : best;
  const { date, basis } = chosen;
  return {
    date,
    time: chosen.time ?? timeOfSameDay(found, chosen),
    basis,
    certain: isCertain(chosen, found),
  };
}

interface Placed {
  readonly titles: readonly number[];
  readonly places: readonly Place[];
}

type Tables = Pick<ReadingTables, 'published' | 'words'>;

function placeLines(lines: readonly Line[], titles: readonly number[], tables: Tables): Placed {
  const { companions, foot } = tables.published;
  const isBeside = (text: string): boolean => isBesideHeading(text, tables);
  return { titles, places: placesOf(lines, titles, { isBesideHeading: isBeside, companions, foot }) };
}

function withUnnamedTitle(lines: readonly Line[], placed: Placed, tables: Tables): Placed {
  const titles = unnamedTitle(lines, placed.places, tables.published.companions);
  return titles.length > 0 ? placeLines(lines, titles, tables) : placed;
}

function isBesideHeading(text: string, { published, words }: Tables): boolean {
  const name = bare(text);
  return published.beside.test(name) || words.patterns.aside.test(name);
}

const heaviest = (candidates: readonly Candidate[]): Candidate | null =>
  candidates.reduce<Candidate | null>(
    (winner, one) => (winner === null || one.weight > winner.weight ? one : winner),
    null,
  );

/** A meta months after the day of signing is a regeneration; within weeks of it, it is the publication. */
function metaOrSignature(meta: Candidate, found: readonly Candidate[]): Candidate {
  const signed = found.find((one) => one.weight === WEIGHTS.signature);
  if (!signed || meta.certain) return meta;
  const days = daysBetween(signed.date, meta.date);
  return days >= 0 && days <= 60 ? meta : signed;
}

function isCertain(best: Candidate, found: readonly Candidate[]): boolean {
  if (best.weight <= WEIGHTS.signature) return false;
  const others = found.filter((one) => one !== best && one.basis !== best.basis && one.weight > WEIGHTS.meta);
  if (others.some((one) => one.date === best.date)) return true;
  return (
    best.certain && (best.weight >= WEIGHTS.issued || others.every((one) => one.weight === WEIGHTS.written))
  );
}

function timeOfSameDay(found: readonly Candidate[], best: Candidate): string | null {
  return (
    found.find((one) => one.date === best.date && one.time !== null && one.basis === best.basis)?.time ?? null
  );
}
