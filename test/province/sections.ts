// Lays out one site's sections from the catalogue: names, forms, dates, rows.
import { CATALOGUE, type CatalogueEntry } from './data/catalogue.ts';
import type { Day } from './days.ts';
import { plantFaults, type FaultContext } from './faults.ts';
import type { Drawing, Goal, ItemPlan, SectionPlan, SiteIdentity } from './model.ts';
import { hash, Rng } from './rng.ts';
import { DATELESS_ADDRESSES, FAMILY_DATES, type Traits } from './traits.ts';

/** Whether the main menu drops down to second-level sections. */
export function hasNestedMenu(seed: number, host: string): boolean {
  return hash(seed, host, 'nested') % 3 !== 0;
}

function belongs(entry: CatalogueEntry, site: SiteIdentity, size: number): boolean {
  if (entry.key === 'bsfw') return site.services;
  if (entry.key === 'gk') return site.kind === 'portal';
  return entry.size <= size;
}

function started(
  entry: CatalogueEntry,
  site: SiteIdentity,
  traits: Traits,
  rng: Rng,
  asOf: Day,
  place: number,
): SectionPlan {
  const dates = FAMILY_DATES[traits.family] ?? ['iso'];
  const printed = dates[hash(site.host, 'dates') % dates.length] ?? 'iso';
  const dated = entry.form === 'list' || entry.form === 'messages';
  const name = rng.pick(entry.names).replace('{r}', site.regionName).replace('{o}', site.organ);
  return {
    key: entry.key,
    name,
    slug: entry.key,
    number: 1000 + (hash(site.host, 'number') % 700) * 100 + place,
    type: entry.type,
    parent: entry.parent,
    level: entry.parent === '' ? 1 : 2,
    form: entry.form,
    state: dated ? 'fresh' : 'static',
    drawing: 'markup',
    blankness: null,
    items: [],
    // What a conviction rests on can be read from the list or the address without guessing a year.
    dateForm: traits.conviction && (printed === 'month-day' || printed === 'article') ? 'iso' : printed,
    pageSize: 20,
    newest: dated ? asOf - rng.int(entry.quiet[0], entry.quiet[1]) : null,
  };
}

/** Typical days between two items. */
function gap(section: SectionPlan, rng: Rng): number {
  if (section.key === 'gknb') return 360 + rng.int(0, 15);
  if (section.type === 'news') return rng.int(0, 5);
  if (section.type === 'notice' || section.type === 'consultation') return rng.int(2, 25);
  return rng.int(10, 120);
}

/** Of rows that are not the first: the shares that lead to a document, and outside. */
function shares(section: SectionPlan): readonly [number, number] {
  if (section.key === 'gknb') return [1, 0];
  if (section.key === 'szyw') return [0, 0.4];
  switch (section.type) {
    case 'finance':
      return [0.75, 0];
    case 'policy':
    case 'interpretation':
      return [0.35, 0.25];
    case 'news':
      return [0, 0.12];
    case 'plan':
    case 'data':
      return [0.55, 0.1];
    case 'notice':
    case 'personnel':
      return [0.25, 0];
    default:
      return [0.35, 0.05];
  }
}

function goalOf(section: SectionPlan, index: number, rng: Rng): Goal {
  if (index === 0 || section.dateForm === 'article' || section.form !== 'list') return 'page';
  const [documents, outside] = shares(section);
  const dice = rng.next();
  return dice < documents ? 'document' : dice < documents + outside ? 'outside' : 'page';
}

function itemsOf(
  section: SectionPlan,
  entry: CatalogueEntry,
  traits: Traits,
  rng: Rng,
  asOf: Day,
): ItemPlan[] {
  const busy = traits.size === 3 && isBusy(section) ? 1 + (hash(section.number, 'busy') % 6) : 1;
  const full = rng.int(entry.rows[0], entry.rows[1]) * busy;
  const count =
    traits.size === 1 && hash(section.number - (section.number % 100), 'lean') % 2 === 0
      ? Math.ceil(full / 2)
      : full;
  const base = section.number * 100;
  let day = section.newest;
  const items: ItemPlan[] = [];
  for (let index = 0; index < count; index += 1) {
    items.push({ id: base + index, day, goal: goalOf(section, index, rng), pinned: false });
    if (day !== null) day -= gap(section, rng);
  }
  if (section.form !== 'list' || section.state === 'undated') return items;
  if (rng.chance(0.2) && day !== null)
    items.unshift({ id: base + count, day: day - rng.int(100, 600), goal: 'page', pinned: true });
  // A date still to come (a meeting announced, a slip of the pen) is no update.
  if (rng.chance(0.015) && section.dateForm === 'iso') {
    items.unshift({ id: base + count + 1, day: asOf + rng.int(20, 40), goal: 'page', pinned: true });
  }
  return items;
}

const isBusy = (section: SectionPlan): boolean => section.type === 'news' || section.type === 'notice';

function drawingOf(section: SectionPlan, site: SiteIdentity, family: string): Drawing {
  const listed =
    section.form === 'list' || section.blankness === 'empty-list' || section.blankness === 'no-content';
  if (family === 'spa') return 'spa';
  if (!listed || section.form === 'messages') return 'markup';
  const dice = hash(site.host, 'drawing') % 100;
  if (family === 'jcms') return dice < 70 ? 'datastore' : 'markup';
  if (family === 'numbered') return dice < 40 ? 'inline-script' : 'markup';
  if (section.form !== 'list') return 'markup';
  if (family === 'oldasp') return dice < 30 && section.level === 2 ? 'iframe' : 'markup';
  if (section.level === 1) return 'markup';
  if (family === 'kaipu') return dice < 12 && section.number % 2 === 0 ? 'xhr' : 'markup';
  if (family === 'jsp') return dice < 15 && section.number % 2 === 0 ? 'script-file' : 'markup';
  return 'markup';
}

/** The sections of one site, faults and rows included. */
export function layOutSections(
  seed: number,
  site: SiteIdentity,
  traits: Traits,
  asOf: Day,
  fault: Pick<FaultContext, 'faulty' | 'atTheEdge'>,
): SectionPlan[] {
  const rng = new Rng(seed, site.host, 'sections');
  const entries = CATALOGUE.filter((entry) => belongs(entry, site, traits.size));
  const sections = entries.map((entry, place) => started(entry, site, traits, rng, asOf, place));
  plantFaults(sections, {
    ...fault,
    asOf,
    rng,
    conviction: traits.conviction,
    nestedMenu: hasNestedMenu(seed, site.host),
    datelessAddresses: DATELESS_ADDRESSES.has(traits.family) && traits.family !== 'spa',
  });
  sections.forEach((section, place) => {
    const entry = entries[place];
    if (!entry) return;
    if (traits.family === 'spa' && section.blankness === 'alert-entry') section.blankness = 'no-content';
    section.drawing = drawingOf(section, site, traits.family);
    if (section.state === 'stale' && section.dateForm === 'relative') section.dateForm = 'iso';
    if (section.form === 'blank' || section.form === 'article' || section.form === 'parent') return;
    section.items = itemsOf(section, entry, traits, rng, asOf);
    section.pageSize = section.drawing === 'markup' && section.items.length > 14 ? 10 : 40;
  });
  return sections;
}
