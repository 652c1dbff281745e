// The number that a section named in a finding has in its site's register, also under an address or name it has left.
import { groupBy } from '../../model/group.ts';
import type { RegisteredSection, SectionEvent } from '../../model/section-register.ts';
import { placeOf } from './place.ts';

/** Addresses that sections have left, with the section's number; those that several have left name none. */
export function formerStands(events: readonly SectionEvent[]): ReadonlyMap<string, number> {
  const stands = new Map<string, number | null>();
  for (const { kind, number, before } of events) {
    if (kind !== 'moved' || number === null) continue;
    const stand = placeOf(before);
    stands.set(stand, (stands.get(stand) ?? number) === number ? number : null);
  }
  return new Map([...stands].flatMap(([stand, number]) => (number === null ? [] : [[stand, number]])));
}

/** The number of the section at this address under this name; null when nobody can say. */
export type SectionNumberOf = (url: string, name: string) => number | null;

/** Of one site. */
export function sectionNumbers(
  register: readonly RegisteredSection[],
  events: readonly SectionEvent[],
): SectionNumberOf {
  const byStand = groupBy(register, ({ stand }) => stand);
  const former = formerStands(events);
  const names = groupBy(
    events.filter(({ kind, number }) => kind === 'renamed' && number !== null),
    ({ before }) => before,
  );
  return (url, name) => {
    const stand = placeOf(url);
    const there = byStand.get(stand) ?? [];
    const wasCalled = new Set((names.get(name) ?? []).map(({ number }) => number));
    const fitting = [
      there.filter((one) => one.name === name),
      there.filter(({ number }) => wasCalled.has(number)),
    ].find(({ length }) => length > 0);
    if (fitting) return fitting.length === 1 ? (fitting[0]?.number ?? null) : null;
    return there.length === 0 ? (former.get(stand) ?? null) : null;
  };
}
