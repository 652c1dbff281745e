// Sections of whose page nothing is left once the frame of their site is taken away: first suspected from all pages met
// tonight, then proved beside a few of them, which are kept as evidence.
import type { PageReading } from '../../artifacts/page-reading.ts';
import type { SectionReading } from '../../artifacts/site.ts';
import {
  FEWEST_FRAMED,
  frameOf,
  hasOnlyColumns,
  isOnlyFrame,
  ONLY_FRAME,
  type Framed,
  type FrameTest,
} from '../../derive/own/only-frame.ts';
import { columnsOf, mainLists } from '../../derive/own/side-columns.ts';
import type { SectionType } from '../../model/section.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import { hasChildren } from './children.ts';
import { keepPage } from './evidence.ts';
import type { Page } from './page-visit.ts';
import { ownLists } from './read-section.ts';
import type { Candidate } from './section-book.ts';
import type { VisitTools } from './tools.ts';
import type { Walk } from './walk.ts';

/** Kinds of section that one picture may be all of: a portrait, a chart of offices, a map. */
const OFTEN_PICTURES: ReadonlySet<SectionType> = new Set(['leaders', 'organs', 'overview']);

/** What a section is called that shows pictures. */
const OF_PICTURES = /图|影|画|像|照|相册|风光|风采|掠影|展/;

/** Pages of the site that an empty one is held against. */
const WITNESSES = 6;

const mayBePictures = ({ type, name }: SectionReading): boolean =>
  OFTEN_PICTURES.has(type) || OF_PICTURES.test(name);

/** What the site shows around this section's page; a picture that may be its content is no banner by its place alone. */
const frameAround =
  (section: SectionReading, { finalUrl }: Page, walk: Walk): FrameTest =>
  (kind, hash) =>
    !((kind === 'mounts' || kind === 'places') && mayBePictures(section)) &&
    walk.lines.isFrame(finalUrl, kind, hash);

/** The page as it counts for this section: where pictures may be its content, one over an empty list is one of them. */
const asCounted = (section: SectionReading, page: Framed): Framed =>
  mayBePictures(section)
    ? { ...page, lines: { ...page.lines, shows: page.lines.shows.map((show) => Math.min(show, 1)) } }
    : page;

/** Several columns and no list of its own make a page look like a channel's. */
const isSectionLike = ({ kind, lists }: PageReading): boolean =>
  kind === 'section' || (kind === 'channel' && ownLists({ lists }).some(({ rows }) => rows.length > 0));

/** A page of a section, without rows of its own, that its own words do not call empty. */
function mayBeOnlyFrame(
  { content, items }: SectionReading,
  { reading, finalUrl }: Page,
  walk: Walk,
): boolean {
  if (!isSectionLike(reading) || reading.needsBrowser !== null) return false;
  if (reading.kind === 'section' && content === 'static' && items === 0) return true;
  const isHeld = content === 'static' || content === 'list' || content === 'parent';
  return isHeld && hasOnlyColumns(reading.lists, (kind, hash) => walk.lines.isFrame(finalUrl, kind, hash));
}

/** Whether all rows in a page's source are the site's and not the section's, whose own a script draws. */
export function showsOnlyColumns({ reading, finalUrl }: Page, walk: Walk): boolean {
  return (
    ownLists(reading).length > 0 &&
    hasOnlyColumns(reading.lists, (kind, hash) => walk.lines.isFrame(finalUrl, kind, hash))
  );
}

const asOnlyFrame = (section: SectionReading): SectionReading => ({
  ...section,
  ...{ content: 'blank', why: ONLY_FRAME, items: 0, datedItems: 0, newest: null, selector: '' },
});

const asUnread = (section: SectionReading): SectionReading => ({
  ...asOnlyFrame(section),
  ...{ content: 'unreadable', why: '页内框架里没有读到信息' },
});

/** The section as blank when its page has nothing of its own; as it is otherwise, and where nobody can tell. */
export async function asBlankIfOnlyFrame(
  section: SectionReading,
  candidate: Candidate,
  page: Page,
  walk: Walk,
  tools: VisitTools,
): Promise<{ readonly section: SectionReading; readonly page: Page }> {
  if (!mayBeOnlyFrame(section, page, walk) || page.view !== 'http') return { section, page };
  if (!walk.lines.knowsFrame(page.finalUrl) || hasChildren(candidate, page, walk)) return { section, page };
  const whole = await withBody(page, walk, tools);
  if (whole === null) return { section, page };
  // What frames make of a page only a browser shows as one.
  if (page.reading.frames.length > 0)
    return section.content === 'list' ? { section: asUnread(section), page: whole } : { section, page };
  const again = await tools.opener.readAgain(whole);
  const isEmpty = isOnlyFrame(asCounted(section, again), frameAround(section, page, walk));
  return isEmpty ? { section: asOnlyFrame(section), page: whole } : { section, page };
}

/** A column of fresh news made the page wait without its bytes: it is asked for once more. */
async function withBody(page: Page, walk: Walk, tools: VisitTools): Promise<Page | null> {
  if (page.body.length > 0) return page;
  const opened = await tools.opener.open(page.url, { referer: walk.home, forwards: 2 }, tools.signal);
  return opened.ok && opened.value.finalUrl === page.finalUrl ? { ...page, body: opened.value.body } : null;
}

/** The same of a page that only a browser shows. */
export function asBlankIfDrawnOnlyFrame(
  drawn: SectionReading,
  candidate: Candidate,
  page: Page,
  walk: Walk,
): SectionReading {
  if (!mayBeOnlyFrame(drawn, page, walk) || !walk.lines.knowsFrame(page.finalUrl)) return drawn;
  if (hasChildren(candidate, page, walk)) return drawn;
  return isOnlyFrame(asCounted(drawn, page), frameAround(drawn, page, walk)) ? asOnlyFrame(drawn) : drawn;
}

/** What a browser shows of such a section: no rows either. Whether it shows anything else is doubted later. */
export function stillOnlyFrame(
  first: SectionReading,
  drawn: SectionReading,
  page: Page,
  walk: Walk,
): SectionReading {
  return first.why === ONLY_FRAME && mayBeOnlyFrame(drawn, page, walk) ? asOnlyFrame(drawn) : drawn;
}

/**
 * The pages that prove it, kept; null when they do not, or too few of them answer.
 * @param drawn the page as a browser drew it, where a script or frames make up the page.
 */
export async function proveOnlyFrame(
  page: Page,
  drawn: Framed,
  walk: Walk,
  tools: VisitTools,
): Promise<readonly EvidenceRef[] | null> {
  const witnesses = await openWitnesses(page, walk, tools);
  if (witnesses.length < FEWEST_FRAMED) return null;
  const madeElsewhere = page.reading.needsBrowser !== null || page.reading.frames.length > 0;
  const told = madeElsewhere ? drawn : await tools.opener.readAgain(page);
  if (!isOnlyFrame(told, frameOf(witnesses))) return null;
  const kept = await Promise.all(witnesses.map((witness) => keepPage(witness, tools.context)));
  return kept.flat();
}

async function openWitnesses(page: Page, walk: Walk, tools: VisitTools): Promise<readonly Page[]> {
  const found: Page[] = [];
  for (const witness of nearest(page, walk).slice(0, WITNESSES)) {
    if (witness.body.length > 0) {
      found.push({ ...witness, ...(await tools.opener.readAgain(witness)) });
      continue;
    }
    const options = { referer: walk.home, forwards: 2, whole: true as const };
    const opened = await tools.opener.open(witness.url, options, tools.signal);
    if (opened.ok) found.push(opened.value);
  }
  return found;
}

const isWitness = (reading: PageReading): boolean =>
  reading.kind === 'section' || (reading.kind === 'channel' && mainLists(reading).length > 0);

/** Pages of sections that hold rows, those of the same part of the site first. */
function nearest({ finalUrl }: Page, walk: Walk): readonly Page[] {
  const others = new Map<string, Page>();
  for (const { page } of walk.visited.values())
    if (page?.view === 'http' && page.finalUrl !== finalUrl && isWitness(page.reading))
      others.set(page.finalUrl, page);
  const shared = (url: string): number => {
    let length = 0;
    while (length < url.length && url[length] === finalUrl[length]) length += 1;
    return length;
  };
  const rank = ({ reading, finalUrl: url }: Page): number => {
    // What stands beside a list there shows what is no list here.
    const beside = columnsOf(reading).length > 0 ? 2000 : 0;
    // Its own bytes do not hold its list.
    const made = reading.frames.length > 0 ? -4000 : 0;
    return shared(url) + made + beside + (ownLists(reading).length > 0 ? 1000 : 0);
  };
  return [...others.values()].sort(
    (one, other) => rank(other) - rank(one) || (one.finalUrl < other.finalUrl ? -1 : 1),
  );
}
