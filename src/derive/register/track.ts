// From a site's register and one more night to the register after it, and what happened in between.
import type { RegisterUpdate, SiteRegister } from '../../model/section-register.ts';
import { siteEvents } from './events.ts';
import {
  matchByName,
  matchByNameAndPath,
  matchByStand,
  matchExactly,
  unmatched,
  type Matching,
} from './match.ts';
import { layOut, type LaidOutNight, type Night } from './night.ts';
import { confirmed } from './rows.ts';
import { settle, tallyOf, type RegisterRules, type Settled } from './settle.ts';

/**
 * Takes one night in. Pure; the same register and night give the same answer. A thin night proves nobody gone and,
 * once the site has been looked at whole, only confirms what is known; a page that could not be read changes nothing.
 */
export function trackSections(register: SiteRegister, tonight: Night, rules: RegisterRules): RegisterUpdate {
  const night = layOut(tonight);
  if (night.thin && register.baseline !== null) return confirmOnly(register, night);
  const byAddress = matchByStand(unmatched(register.sections, night.seen));
  const first = settle(register, night, byAddress, matchByNameAndPath(byAddress), rules);
  const redesigned = isRedesign(first, rules);
  const settled = redesigned ? settleRedesigned(register, night, byAddress, first, rules) : first;
  const { retyped, known } = settled.tally;
  const reclassified = known >= rules.redesignAtLeast && retyped > rules.redesignShare * known;
  return {
    baseline: night.thin ? register.baseline : deeper(register.baseline, night.depth),
    sections: inOrder(settled),
    events: siteEvents(register, night, settled, { redesigned, reclassified }),
  };
}

function deeper(before: SiteRegister['baseline'], depth: Night['depth']): SiteRegister['baseline'] {
  return before === 'full' ? 'full' : depth;
}

/** A thin night's part: who was seen under the same address and name was there. */
function confirmOnly(register: SiteRegister, night: LaidOutNight): RegisterUpdate {
  const matching = matchExactly(unmatched(register.sections, night.seen));
  const rows = [
    ...matching.pairs.map((pair) => confirmed(pair, night)),
    ...matching.absent.map((section) => ({ section, changes: [] })),
  ];
  const settled: Settled = { rows, matching, gone: [], tally: tallyOf(rows, register, 0) };
  return {
    baseline: register.baseline,
    sections: inOrder(settled),
    events: siteEvents(register, night, settled, { redesigned: false, reclassified: false }),
  };
}

const inOrder = ({ rows }: Settled): RegisterUpdate['sections'] =>
  rows.map(({ section }) => section).sort((a, b) => a.number - b.number);

/** Whether most sections changed address or name at once; one that left and one that came make one change. */
function isRedesign({ rows, tally }: Settled, rules: RegisterRules): boolean {
  const { known, added, back, firstMissed } = tally;
  const changed = rows.filter(({ changes }) =>
    changes.some(({ kind }) => kind === 'moved' || kind === 'renamed'),
  ).length;
  const turnover = changed + Math.min(firstMissed, added + back);
  // An emptied site that is filled again comes back as one.
  const most = turnover > rules.redesignShare * known || back > rules.redesignShare * (known + back);
  return known + back >= rules.redesignAtLeast && most;
}

/** A redesigned site's sections are known again by their names alone; those left behind will vanish quietly. */
function settleRedesigned(
  register: SiteRegister,
  night: LaidOutNight,
  byAddress: Matching,
  first: Settled,
  rules: RegisterRules,
): Settled {
  const isGoneTonight = new Set(first.gone.filter((section) => section.state !== 'vanished'));
  const { pairs, absent, unknown } = first.matching;
  const named = matchByName({ pairs, unknown, absent: absent.filter((one) => isGoneTonight.has(one)) });
  const others = absent.filter((one) => !isGoneTonight.has(one));
  const again = settle(register, night, byAddress, { ...named, absent: [...named.absent, ...others] }, rules);
  const left = new Set(again.gone.map((section) => section.number));
  const rows = again.rows.map((row) =>
    left.has(row.section.number) ? { ...row, section: { ...row.section, replaced: true } } : row,
  );
  return { ...again, rows };
}
