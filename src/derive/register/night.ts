// One night's look at one site, laid out for comparing with the register.
import type { LinkReading, SectionReading } from '../../artifacts/site.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import { saysGone } from '../../model/failure.ts';
import type { LookDepth } from '../../model/section-register.ts';
import { isEntry, placeOf, standOf } from './place.ts';

/** What one visit of a sealed nightly run left. */
export interface Night {
  readonly run: string;
  /** The run's 监测时间点, epoch ms, and its day: the register's only clock. */
  readonly at: number;
  readonly day: CalendarDate;
  readonly depth: LookDepth;
  /** Too little was seen of the site: such a night proves nobody gone. */
  readonly thin: boolean;
  readonly sections: readonly SectionReading[];
  readonly links: readonly Pick<LinkReading, 'url' | 'state' | 'cause' | 'carriedOver'>[];
  /** Every link met that night is among `links`: an address not in them is linked nowhere. */
  readonly linksComplete: boolean;
}

/** A section that was really read tonight. */
export interface Seen {
  readonly stand: string;
  readonly section: SectionReading;
}

/** `gone`: shown to be no longer there. `there`: it answers. `unproven`: nobody can say. */
export type Whereabouts = 'gone' | 'there' | 'unproven';

export interface LaidOutNight extends Night {
  /** Once per stand and name, in the order of the readings. */
  readonly seen: readonly Seen[];
  /** Stands whose page was read. */
  readonly readStands: ReadonlySet<string>;
  /** Stands whose page could not be read. */
  readonly unread: ReadonlyMap<string, Whereabouts>;
  /** Places that are linked. */
  readonly linkAt: ReadonlyMap<string, Whereabouts>;
}

/** Answers that say of an address that there is nothing; any other trouble is one of the site, not of the section. */
const NOTHING_THERE: ReadonlySet<string> = new Set(['http-404', 'http-410', 'soft-404', 'redirected-home']);

/** What an address's answer says of the section that stood there. */
function saidBy({ state, cause, carriedOver }: Night['links'][number]): Whereabouts {
  // That it answered some nights ago says nothing of tonight.
  if (carriedOver === true) return 'unproven';
  if (state === 'alive') return 'there';
  return state === 'dead' && NOTHING_THERE.has(cause ?? '') ? 'gone' : 'unproven';
}

/** Of several answers about one section the one most in its favour counts. */
const FAVOUR: Readonly<Record<Whereabouts, number>> = { there: 2, unproven: 1, gone: 0 };

function linksByPlace(links: Night['links']): LaidOutNight['linkAt'] {
  const byPlace = new Map<string, Whereabouts>();
  for (const link of links) {
    const place = placeOf(link.url);
    const [known, said] = [byPlace.get(place), saidBy(link)];
    if (known === undefined || FAVOUR[known] < FAVOUR[said]) byPlace.set(place, said);
  }
  return byPlace;
}

/** What a page that could not be read says of its section. */
function saidByFailure({ failure }: SectionReading): Whereabouts {
  return failure && saysGone(failure) ? 'gone' : 'unproven';
}

export function layOut(night: Night): LaidOutNight {
  const seen = new Map<string, Seen>();
  const unread = new Map<string, Whereabouts>();
  for (const section of night.sections) {
    const stand = standOf(section);
    if (section.content === 'unreadable') {
      if (unread.get(stand) !== 'unproven') unread.set(stand, saidByFailure(section));
    } else {
      const key = `${stand} ${section.name}`;
      if (!seen.has(key)) seen.set(key, { stand, section });
    }
  }
  const all = [...seen.values()];
  const readStands = new Set(all.map(({ stand }) => stand));
  return { ...night, seen: all, readStands, unread, linkAt: linksByPlace(night.links) };
}

/** What became of a section that was not seen tonight: absence alone proves nothing. */
export function whereabouts(stand: string, night: LaidOutNight): Whereabouts {
  if (night.thin) return 'unproven';
  // The page was read, and this section of it (a block, a menu entry) is not on it.
  if (night.readStands.has(stand) || isEntry(stand)) return 'gone';
  const said = night.linkAt.get(stand) ?? night.unread.get(stand);
  if (said !== undefined) return said;
  return night.linksComplete ? 'gone' : 'unproven';
}
