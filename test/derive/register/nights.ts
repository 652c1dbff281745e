// Small nights of one small site, and a register that takes them in one after another.
import type { Night } from '../../../src/derive/register/night.ts';
import type { RegisterRules } from '../../../src/derive/register/settle.ts';
import { trackSections } from '../../../src/derive/register/track.ts';
import type { SectionReading } from '../../../src/artifacts/site.ts';
import { plusDays, type CalendarDate } from '../../../src/model/calendar.ts';
import type { RegisterUpdate, SectionEventKind, SiteRegister } from '../../../src/model/section-register.ts';
import { DAY_MS, NIGHT, section } from '../../suites/samples.ts';

export const RULES: RegisterRules = { missedNights: 2, redesignShare: 0.5, redesignAtLeast: 5 };
export const EMPTY: SiteRegister = { site: '5111000001', baseline: null, sections: [] };
export const HOME = 'http://www.a.gov.cn';

const FIRST_DAY = '2021-12-20' as CalendarDate;

/** A section under `/key/`, named and filed as its key says. */
export function at(key: string, over: Partial<SectionReading> = {}): SectionReading {
  return section({
    url: `${HOME}/${key}/`,
    name: `栏目${key}`,
    path: `首页/栏目${key}`,
    foundOn: `${HOME}/`,
    ...over,
  });
}

/** The night `turn` nights after the first; every section is linked, nothing else is. */
export function nightOf(turn: number, sections: readonly SectionReading[], over: Partial<Night> = {}): Night {
  return {
    run: `run-${String(turn)}`,
    day: plusDays(FIRST_DAY, turn),
    at: NIGHT + turn * DAY_MS,
    depth: 'sections',
    thin: false,
    sections,
    links: sections.map(({ url }) => ({ url, state: 'alive', cause: null })),
    linksComplete: true,
    ...over,
  };
}

export function after(known: SiteRegister, night: Night, rules: RegisterRules = RULES): RegisterUpdate {
  return trackSections(known, night, rules);
}

/** The register after these nights, and each night's events. */
export function through(
  nights: readonly Night[],
  from: SiteRegister = EMPTY,
): {
  readonly register: SiteRegister;
  readonly told: readonly (readonly SectionEventKind[])[];
  readonly last: RegisterUpdate;
} {
  let register = from;
  let last: RegisterUpdate = { ...from, events: [] };
  const told: (readonly SectionEventKind[])[] = [];
  for (const night of nights) {
    last = after(register, night);
    register = { site: from.site, baseline: last.baseline, sections: last.sections };
    told.push(last.events.map(({ kind }) => kind));
  }
  return { register, told, last };
}
