// From a site's warnings and one more night to the warnings after it, and what has changed.
import type { HomePageReading, SectionReading } from '../../artifacts/site.ts';
import { dateAt } from '../../model/calendar.ts';
import type { RegisteredSection, SectionEvent, Sighting } from '../../model/section-register.ts';
import {
  WHOLE_SITE,
  type Observation,
  type Warning,
  type WarningEvent,
  type WarningUpdate,
} from '../../model/warning.ts';
import { observeHomePage, observeSection, type CountdownRules } from './countdown.ts';
import { identify } from './identify.ts';
import { end, step, type Stepped } from './machine.ts';

/** One night's look at one site. */
export interface WarningNight {
  readonly run: string;
  /** The run's 监测时间点, epoch ms. */
  readonly at: number;
  readonly subject: string;
  readonly url: string;
  /** Whether it opened; null when that could not be told. */
  readonly opened: boolean | null;
  /** Empty, and null, when the site could not be looked at properly: such a night says nothing of them. */
  readonly sections: readonly SectionReading[];
  readonly home: HomePageReading | null;
  /** The site's register and its events, up to this night or beyond. */
  readonly register: readonly RegisteredSection[];
  readonly events: readonly SectionEvent[];
}

export interface WarningRules extends CountdownRules {
  /** Nights in a row before a change is believed. */
  readonly nights: number;
}

function ofTheSite({ opened, url }: WarningNight): readonly Observation[] {
  if (opened === null) return [];
  const about = {
    number: WHOLE_SITE,
    kind: 'unreachable-site',
    url,
    name: '网站',
    path: '',
    type: '',
  } as const;
  const deadline = { latest: null, overOn: null, limitDays: null };
  return [{ ...about, ...deadline, confirmedBy: [], observed: opened ? 'calm' : 'over' }];
}

/** Of two readings of one section the one with more time left speaks; one that has no deadline goes before both. */
const speaksFor = (one: Observation, than: Observation): boolean =>
  than.overOn !== null && (one.overOn === null || one.overOn > than.overOn);

/** All that tonight says, once per number and kind: of two readings of one section the one in its favour. */
function observations(night: WarningNight, rules: CountdownRules): readonly Observation[] {
  const today = dateAt(night.at);
  const numberOf = identify(night.register, night.sections, night.events);
  const home = night.home ? observeHomePage(night.home, rules, today) : null;
  const sections = new Map<number, Observation>();
  for (const section of night.sections) {
    if (section.content === 'unreadable') continue;
    const number = numberOf(section);
    const seen = number === null ? null : observeSection(section, number, rules, today);
    if (number === null || !seen) continue;
    const other = sections.get(number);
    if (!other || speaksFor(seen, other)) sections.set(number, seen);
  }
  return [...ofTheSite(night), ...(home ? [home] : []), ...sections.values()];
}

/** Numbers of sections that are known to be no more on this night. */
function vanished({ run, at, register, events }: WarningNight): ReadonlySet<number> {
  const today = dateAt(at);
  const now = register.filter(
    ({ state, missedOn }) => state === 'vanished' && missedOn !== null && missedOn <= today,
  );
  const told = events.filter((event) => event.run === run && event.kind === 'vanished');
  return new Set([...now, ...told].flatMap(({ number }) => (number === null ? [] : [number])));
}

const keyOf = ({ number, kind }: Pick<Warning, 'number' | 'kind'>): string => `${String(number)} ${kind}`;

/** What the night says of each thing known or seen; null for those of which it says nothing. */
function laidSideBySide(
  known: readonly Warning[],
  seen: readonly Observation[],
): readonly { readonly known: Warning | null; readonly seen: Observation | null }[] {
  const now = new Map(seen.map((one) => [keyOf(one), one]));
  const sectionsSeen = new Map(
    seen.filter(({ number }) => number !== WHOLE_SITE).map((one) => [one.number, one]),
  );
  const before = known.map((one) => {
    // The same section under another limit: this one has lapsed.
    const other = sectionsSeen.get(one.number);
    const lapsed: Observation | null = other
      ? { ...one, observed: 'lapsed', overOn: null, url: other.url, name: other.name, path: other.path }
      : null;
    return { known: one, seen: now.get(keyOf(one)) ?? lapsed };
  });
  const keys = new Set(known.map(keyOf));
  return [
    ...before,
    ...seen.filter((one) => !keys.has(keyOf(one))).map((one) => ({ known: null, seen: one })),
  ];
}

/** Takes one night in. Pure; the same warnings and night give the same answer. */
export function trackWarnings(
  known: readonly Warning[],
  night: WarningNight,
  rules: WarningRules,
): WarningUpdate {
  const sighting: Sighting = { run: night.run, at: night.at };
  const gone = vanished(night);
  const warnings: Warning[] = [];
  const events: WarningEvent[] = [];
  for (const one of laidSideBySide(known, observations(night, rules))) {
    const of = one.known ?? one.seen;
    if (!of) continue;
    const isGone = gone.has(of.number) && of.number !== WHOLE_SITE;
    if (isGone && !one.known) continue;
    let stepped: Stepped = { warning: one.known, change: null };
    if (isGone && one.known) stepped = end(one.known);
    else if (one.seen) stepped = step(one.known, one.seen, sighting, rules.nights);
    if (stepped.warning) warnings.push(stepped.warning);
    if (stepped.change) events.push(eventOf(night, one.seen ?? of, stepped.change));
  }
  const order = (a: Pick<Warning, 'number' | 'kind'>, b: Pick<Warning, 'number' | 'kind'>): number =>
    a.number - b.number || (a.kind < b.kind ? -1 : 1);
  return { warnings: warnings.sort(order), events: events.sort(order) };
}

function eventOf(
  { run, subject, at }: WarningNight,
  of: Observation,
  change: Pick<WarningEvent, 'before' | 'after'>,
): WarningEvent {
  const { number, kind, url, name, path, type, latest, overOn, limitDays } = of;
  return { run, subject, at, number, kind, url, name, path, type, latest, overOn, limitDays, ...change };
}
