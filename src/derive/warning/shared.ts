// Many sites of one place that turn bad alike in one night have one cause: told once, with all of them.
import { groupBy } from '../../model/group.ts';
import type { Sighting } from '../../model/section-register.ts';
import { CAUSE_KEYS, type CauseKey, type SharedCause } from '../../model/warning.ts';
import type { WarningSettings } from './settings.ts';

/** Symptoms that are the machine's, not the content's: told also of a site that was never seen before. */
const OF_THE_MACHINE: ReadonlySet<string> = new Set(['unreachable-site', 'challenged']);

/** How one site did tonight. */
export interface CauseSite {
  readonly site: string;
  readonly url: string;
  /** The IP address it was last met at; null when nobody knows. */
  readonly address: string | null;
  /** Looked at properly: only then absence of a fault of its contents means anything. */
  readonly visited: boolean;
  /** Checks that fail, and `challenged`. */
  readonly symptoms: ReadonlySet<string>;
  /** The same on the last night it was looked at before; null for never. */
  readonly before: ReadonlySet<string> | null;
}

const IP = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/;

/** `www.jtj.leshan.gov.cn` → `leshan.gov.cn`; null for an address, or for what is itself a suffix. */
export function domainOf(host: string): string | null {
  if (IP.test(host)) return null;
  const labels = host.split('.');
  // gov.cn, org.cn, com.cn … are the registry's: what an office has registered stands before them.
  const depth =
    labels.at(-1) === 'cn' && /^(?:gov|org|com|net|edu|ac|mil)$/.test(labels.at(-2) ?? '') ? 3 : 2;
  return labels.length < depth ? null : labels.slice(-depth).join('.');
}

function keyOf(one: CauseSite, by: CauseKey): string | null {
  if (by === 'address') return one.address;
  const host = URL.canParse(one.url) ? new URL(one.url).hostname : '';
  if (host === '') return null;
  return by === 'host' ? host : domainOf(host);
}

const turned = (one: CauseSite, symptom: string): boolean =>
  one.before === null ? OF_THE_MACHINE.has(symptom) : !one.before.has(symptom);

interface Found {
  readonly key: string;
  readonly bad: readonly CauseSite[];
  readonly looked: number;
  readonly turned: number;
}

/** The places of one kind at which a symptom is common enough. */
function places(
  sites: readonly CauseSite[],
  symptom: string,
  by: CauseKey,
  shared: WarningSettings['shared'],
): readonly Found[] {
  return [...groupBy(sites, (one) => keyOf(one, by))].flatMap(([key, group]) => {
    const bad = group.filter(({ symptoms }) => symptoms.has(symptom));
    if (key === null || bad.length < shared.atLeast || bad.length < shared.share * group.length) return [];
    const looked = group.length;
    return [{ key, bad, looked, turned: bad.filter((one) => turned(one, symptom)).length }];
  });
}

/**
 * The shared causes of one night, by symptom. One that was told the night before goes on while it lasts; a new one
 * needs enough sites that have turned tonight. A site belongs to one cause per symptom: address before host, host
 * before domain.
 * @param before those of the night before.
 */
export function sharedCauses(
  sites: readonly CauseSite[],
  night: Sighting,
  before: readonly SharedCause[],
  shared: WarningSettings['shared'],
): readonly SharedCause[] {
  const symptoms = [...new Set(sites.flatMap((one) => [...one.symptoms]))].sort();
  return symptoms.flatMap((symptom) => {
    const told = new Set<string>();
    const looked = sites.filter((one) => OF_THE_MACHINE.has(symptom) || one.visited);
    return CAUSE_KEYS.flatMap((by) => {
      const left = looked.filter(({ site }) => !told.has(site));
      const causes = places(left, symptom, by, shared).flatMap((found): SharedCause[] => {
        const known = before.find((one) => one.symptom === symptom && one.by === by && one.key === found.key);
        if (!known && found.turned < shared.atLeast) return [];
        const codes = found.bad.map(({ site }) => site).sort();
        for (const code of codes) told.add(code);
        const about = { run: night.run, at: night.at, symptom, by, key: found.key };
        return [{ ...about, sites: codes, looked: found.looked, since: known?.since ?? night }];
      });
      return causes.sort((a, b) => (a.key < b.key ? -1 : 1));
    });
  });
}
