// What a night does to one section of the register.
import type { RegisteredSection, SectionEventKind } from '../../model/section-register.ts';
import type { LaidOutNight, Seen } from './night.ts';
import type { Pair } from './match.ts';
import { isEntry, placeOf } from './place.ts';

/** The part of an event that belongs to a section. */
export interface SectionChange {
  readonly kind: SectionEventKind;
  readonly section: RegisteredSection;
  readonly before: string;
  readonly after: string;
}

export interface Changed {
  readonly section: RegisteredSection;
  readonly changes: readonly SectionChange[];
}

const change = (
  kind: SectionEventKind,
  section: RegisteredSection,
  before = '',
  after = '',
): SectionChange => ({ kind, section, before, after });

/** A section met for the first time. */
export function added({ stand, section }: Seen, number: number, night: LaidOutNight): RegisteredSection {
  const { url, name, path, level, type, content } = section;
  const sighting = { run: night.run, at: night.at };
  return {
    ...{ number, url, stand, name, path, level, type, content },
    firstSeen: sighting,
    lastSeen: sighting,
    state: 'present',
    missingSince: null,
    missed: 0,
    missedOn: null,
    depth: night.depth,
    replaced: false,
  };
}

export const asNew = (section: RegisteredSection): SectionChange => change('new', section);

/** Seen again, and nothing else is taken over of what it looked like. */
export function confirmed({ known }: Pair, night: LaidOutNight): Changed {
  const section: RegisteredSection = {
    ...known,
    lastSeen: { run: night.run, at: night.at },
    state: 'present',
    missingSince: null,
    missed: 0,
    missedOn: null,
    depth: night.depth === 'sections' ? 'sections' : known.depth,
    replaced: false,
  };
  return { section, changes: known.state === 'vanished' ? [change('back', section)] : [] };
}

/** Seen again, and taken over as it looked tonight. */
export function refreshed(pair: Pair, night: LaidOutNight): Changed {
  const { known, seen } = pair;
  const { url, path, level, type, content } = seen.section;
  const same = confirmed(pair, night);
  // A page that does not tell its name tonight has not lost it.
  const name = seen.section.name === '' ? known.name : seen.section.name;
  const section = { ...same.section, stand: seen.stand, url, name, path, level, type, content };
  // An entry that led nowhere and now leads to its page had no address before.
  const moved = placeOf(url) !== placeOf(known.url) && !isEntry(seen.stand) && !isEntry(known.stand);
  return {
    section,
    changes: [
      ...same.changes.map((one) => ({ ...one, section })),
      ...(moved ? [change('moved', section, known.url, url)] : []),
      ...(name !== known.name && known.name !== '' ? [change('renamed', section, known.name, name)] : []),
      ...(type !== known.type ? [change('retyped', section, known.type, type)] : []),
    ],
  };
}

/** Looked for and not found: counted once per night, vanished after `missedNights` of them. */
export function missed(known: RegisteredSection, night: LaidOutNight, missedNights: number): Changed {
  const counted = known.missedOn !== null && night.day <= known.missedOn;
  if (known.state === 'vanished' || counted) return { section: known, changes: [] };
  const nights = known.missed + 1;
  const section: RegisteredSection = {
    ...known,
    state: nights >= missedNights ? 'vanished' : 'missing',
    missingSince: known.missingSince ?? { run: night.run, at: night.at },
    missed: nights,
    missedOn: night.day,
  };
  const told = section.state === 'vanished' && !known.replaced;
  return { section, changes: told ? [change('vanished', section)] : [] };
}
