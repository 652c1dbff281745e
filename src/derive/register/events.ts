// What is told of a night: one event per change of a section, or one for the whole site when most changed at once.
import type { SectionCounts, SectionEvent, SiteRegister } from '../../model/section-register.ts';
import type { LaidOutNight } from './night.ts';
import type { SectionChange } from './rows.ts';
import type { Settled } from './settle.ts';

/** What of the night is told as one event of the site. */
export interface AtOnce {
  readonly redesigned: boolean;
  readonly reclassified: boolean;
}

function countsOf({ tally, gone }: Settled): SectionCounts {
  const { firstMissed: _folded, ...counts } = tally;
  return { ...counts, missed: gone.filter((section) => section.state !== 'vanished').length };
}

export function siteEvents(
  register: SiteRegister,
  night: LaidOutNight,
  settled: Settled,
  { redesigned, reclassified }: AtOnce,
): readonly SectionEvent[] {
  const about = { run: night.run, site: register.site, at: night.at };
  const whole = (kind: 'registered' | 'redesigned' | 'reclassified'): SectionEvent => ({
    ...about,
    ...{ kind, number: null, url: '', name: '', path: '', before: '', after: '' },
    counts: countsOf(settled),
  });
  if (register.baseline === null) return night.thin ? [] : [whole('registered')];
  // The first look at full depth finds what stood there all along.
  const deepened = register.baseline === 'sections' && night.depth === 'full' && !night.thin;
  const registered = deepened ? [whole('registered')] : [];
  if (redesigned) return [...registered, whole('redesigned')];
  const told = settled.rows
    .flatMap((row) => row.changes)
    .filter(({ kind }) => !(deepened && kind === 'new') && !(reclassified && kind === 'retyped'))
    .sort((a, b) => a.section.number - b.section.number);
  const ofSection = ({ kind, section, before, after }: SectionChange): SectionEvent => {
    const { number, url, name, path } = section;
    return { ...about, kind, number, url, name, path, before, after, counts: null };
  };
  return [...registered, ...(reclassified ? [whole('reclassified')] : []), ...told.map(ofSection)];
}
