// One file per unit: what goes into it, and what it is called.
import { join } from 'node:path';
import { groupBy } from '../model/group.ts';

/** Whatever belongs to a unit: its accounts, or the unit itself. */
export interface OfUnit {
  /** 主办单位. */
  readonly organizer: string;
  /** 行政区划码. */
  readonly region: string;
}

export interface UnitFile<T> {
  readonly path: string;
  readonly organizer: string;
  readonly members: readonly T[];
}

/** No system takes these in a name, or they lead out of the folder. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\p{Cf}]/gu;
/** Of 255 bytes, three to a character, with room for what tells namesakes apart. */
const LONGEST_NAME = 70;

/** Names that are hidden, or end in a way that a system drops, get a sign in front. */
function safeName(organizer: string): string {
  const name = [...organizer.replaceAll(FORBIDDEN, '_').trim()].slice(0, LONGEST_NAME).join('');
  return /^\.|[. ]$|^$/.test(name) ? `_${name.replace(/[. ]+$/, '')}` : name;
}

/**
 * Units are told apart by 主办单位 and 行政区划码; namesakes have the code in their file's name.
 * @param members in the order in which they are listed.
 * @param ending of the files' names, `.xlsx`.
 */
export function unitFiles<T extends OfUnit>(
  directory: string,
  members: readonly T[],
  ending: string,
): readonly UnitFile<T>[] {
  const units = [...groupBy(members, ({ organizer, region }) => `${region} ${organizer}`).values()];
  // Some systems take names that differ in case alone for the same.
  const namesakes = groupBy(units, ([first]) => safeName(first?.organizer ?? '').toLowerCase());
  return units.flatMap((unit) => {
    const [first] = unit;
    if (!first) return [];
    const name = safeName(first.organizer);
    const sharing = namesakes.get(name.toLowerCase()) ?? [];
    const place = sharing.filter(([other]) => other?.region === first.region).indexOf(unit);
    const told = sharing.length > 1 ? `（${first.region}${place > 0 ? `-${String(place + 1)}` : ''}）` : '';
    return { path: join(directory, `${name}${told}${ending}`), organizer: first.organizer, members: unit };
  });
}
