// Where a subject belongs in the tables of a bulletin: a city with its counties, or a department of the province.
import { cityOf, isProvince, type Region } from '../../model/region.ts';

export interface Place {
  /** A city's code, or the department's name. */
  readonly id: string;
  readonly name: string;
  readonly isCity: boolean;
}

interface Placed {
  readonly region: string;
  readonly organizer: string;
}

export type PlaceOf = (subject: Placed) => Place;

export function placing(regions: readonly Region[]): PlaceOf {
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  return ({ region, organizer }) => {
    if (isProvince(region)) return { id: organizer, name: organizer, isCity: false };
    const code = cityOf(region);
    return { id: code, name: names.get(code) ?? code, isCity: true };
  };
}

/** Cities by code, then departments by name; every city of the province is there even if it holds nothing. */
export function placesOf(
  regions: readonly Region[],
  subjects: readonly Placed[],
  placeOf: PlaceOf,
): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { code, name, city } of regions)
    if (code === city && !isProvince(code)) places.set(code, { id: code, name, isCity: true });
  for (const subject of subjects) {
    const place = placeOf(subject);
    places.set(place.id, place);
  }
  return [...places.values()].sort((one, other) => {
    if (one.isCity !== other.isCity) return one.isCity ? -1 : 1;
    return one.id < other.id ? -1 : 1;
  });
}
