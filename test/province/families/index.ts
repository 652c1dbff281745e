// The families by name.
import type { SitePlan } from '../model.ts';
import type { Family } from './family.ts';
import { jcms } from './jcms.ts';
import { jsp } from './jsp.ts';
import { kaipu } from './kaipu.ts';
import { numbered } from './numbered.ts';
import { oldasp } from './oldasp.ts';
import { phpcms } from './phpcms.ts';
import { spa } from './spa.ts';
import { trs } from './trs.ts';
import { vsb } from './vsb.ts';
import { webforms } from './webforms.ts';

export const FAMILIES: readonly Family[] = [
  trs,
  jcms,
  vsb,
  kaipu,
  webforms,
  phpcms,
  oldasp,
  jsp,
  numbered,
  spa,
];

const BY_ID: ReadonlyMap<string, Family> = new Map(FAMILIES.map((family) => [family.id, family]));

export function familyOf(site: SitePlan): Family {
  const family = BY_ID.get(site.family);
  if (!family) throw new Error(`no family ${site.family}`);
  return family;
}

export { address as addressOf } from './kit.ts';
