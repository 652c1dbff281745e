// Which section of the register each of a night's readings is, also of a night long taken in.
import type { SectionReading } from '../../artifacts/site.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import type { RegisteredSection, SectionEvent } from '../../model/section-register.ts';
import { matchByNameAndPath, matchByStand, unmatched } from '../register/match.ts';
import { layOut } from '../register/night.ts';
import { formerStands } from '../register/numbers.ts';
import { standOf } from '../register/place.ts';

/** The number of a reading in its site's register; null when nobody can say. */
export type NumberOf = (
  section: Pick<SectionReading, 'url' | 'name' | 'content' | 'foundOn'>,
) => number | null;

/**
 * @param events of the site; those that moved a section tell of its former addresses.
 */
export function identify(
  register: readonly RegisteredSection[],
  sections: readonly SectionReading[],
  events: readonly SectionEvent[],
): NumberOf {
  const night = layOut({
    ...{ run: '', at: 0, day: '' as CalendarDate, depth: 'sections', thin: false },
    ...{ sections, links: [], linksComplete: false },
  });
  const matching = matchByNameAndPath(matchByStand(unmatched(register, night.seen)));
  const keyOf = (stand: string, name: string): string => `${stand} ${name}`;
  const numbers = new Map(
    matching.pairs.map(({ known, seen }) => [keyOf(seen.stand, seen.section.name), known.number]),
  );
  const taken = new Set(numbers.values());
  const former = formerStands(events);
  for (const { stand, section } of matching.unknown) {
    const number = former.get(stand);
    if (number === undefined || taken.has(number)) continue;
    numbers.set(keyOf(stand, section.name), number);
    taken.add(number);
  }
  return (section) => numbers.get(keyOf(standOf(section), section.name)) ?? null;
}
