// Every candidate settled: read, told from its doubles, looked at again where it looks at fault.
import type { PageReading } from '../../artifacts/page-reading.ts';
import type { SectionReading } from '../../artifacts/site.ts';
import { ONLY_FRAME } from '../../derive/own/only-frame.ts';
import { sameSite, urlKey } from '../../derive/url/normalise.ts';
import { failureTraits, saysGone } from '../../model/failure.ts';
import { confirmSection, drawSection } from './confirm-section.ts';
import { drawPage } from './draw-page.ts';
import { dateDrawnTexts } from './drawn-texts.ts';
import { asHidden, hiddenFrame } from './hidden-by-robots.ts';
import { nameOf } from './name-of.ts';
import { asBlankIfOnlyFrame } from './only-frame.ts';
import type { Page } from './page-visit.ts';
import { statusFailure } from './status-failure.ts';
import { readBlocks, readSection } from './read-section.ts';
import type { Candidate } from './section-book.ts';
import type { VisitTools } from './tools.ts';
import type { Visited } from './visited.ts';
import type { Walk } from './walk.ts';

/** All sections of the site, sorted by address and name. */
export async function settleSections(walk: Walk, tools: VisitTools): Promise<readonly SectionReading[]> {
  const settled: SectionReading[] = [];
  const { own, forwarding } = toldApart([...walk.visited.values()].sort(byLevel));
  const seen = distinct([...own.filter(standsThere), ...own.filter((each) => !standsThere(each))]);
  settled.push(...forwarding.map((visited) => forwards(visited, tools)));
  await tools.each(seen, '栏目核验', async (visited) => {
    settled.push(...(await settle(visited, walk, tools)));
  });
  return settled.sort((a, b) => (`${a.url} ${a.name}` < `${b.url} ${b.name}` ? -1 : 1));
}

function byLevel(a: Visited, b: Visited): number {
  return a.candidate.level - b.candidate.level || (a.candidate.key < b.candidate.key ? -1 : 1);
}

/** Its address is the page's own, and not one that leads on to it. */
const standsThere = ({ candidate: { url }, page }: Visited): boolean =>
  !page || url === null || placeOf(page.finalUrl) === placeOf(url);

interface ToldApart {
  readonly own: readonly Visited[];
  /** Entries that only lead on to the page of one below them, usually the first. */
  readonly forwarding: readonly Visited[];
}

function toldApart(visited: readonly Visited[]): ToldApart {
  const standing = new Map(
    visited.flatMap((each) => {
      const place = each.candidate.url === null ? null : placeOf(each.candidate.url);
      return place !== null && each.page && placeOf(each.page.finalUrl) === place
        ? [[place, each] as const]
        : [];
    }),
  );
  const leadsOn = ({ candidate, page }: Visited): boolean => {
    const there = page && standing.get(placeOf(page.finalUrl));
    if (!there || candidate.url === null || placeOf(candidate.url) === placeOf(page.finalUrl)) return false;
    return there.candidate.level > candidate.level && candidate.name !== '';
  };
  return { own: visited.filter((each) => !leadsOn(each)), forwarding: visited.filter(leadsOn) };
}

/** What leads on to a section of its own is judged by that one. */
function forwards({ candidate }: Visited, tools: VisitTools): SectionReading {
  return { ...failed(candidate, tools), content: 'parent' };
}

/** One section under two addresses must not count twice: the same place, or the same bytes under the same name. */
function distinct(visited: readonly Visited[]): readonly Visited[] {
  const known = new Set<string>();
  return visited.filter((each) => {
    const marks = identities(each);
    const isNew = marks.every((mark) => !known.has(mark));
    for (const mark of marks) known.add(mark);
    return isNew;
  });
}

function identities({ candidate, page, fingerprint }: Visited): readonly string[] {
  const own = candidate.url === null ? candidate.key : placeOf(candidate.url);
  if (!page) return [own];
  const place = placeOf(page.finalUrl);
  return [...new Set([own, place, `${fingerprint} ${nameOf(candidate, page.reading)}`])];
}

/** `/tzgg/` and `/tzgg/index.html` are one place. */
function placeOf(url: string): string {
  return urlKey(url)
    .replace(/\/(index|default)\.\w{2,5}$/i, '/')
    .replace(/\/$/, '');
}

async function settle(visited: Visited, walk: Walk, tools: VisitTools): Promise<readonly SectionReading[]> {
  const { candidate, page, failure } = visited;
  if (candidate.problem !== null)
    return [await confirmSection(deadEntry(candidate, tools), candidate, null, walk, tools)];
  if (isMereDeadLink(visited, walk)) {
    tools.skipped.add('错链，不是栏目');
    return [];
  }
  if (!page) {
    // An attachment behind a menu entry is a document, which is content.
    const isDocument = failure?.detail?.startsWith('not a page') === true && (failure.status ?? 0) < 400;
    const unread = failed(candidate, tools);
    return [isDocument ? { ...unread, content: 'static' } : { ...unread, failure, why: '' }];
  }
  if (!sameSite(page.finalUrl, walk.home))
    return [{ ...failed(candidate, tools), content: 'static', why: '栏目内容在其他网站' }];
  if (page.reading.kind === 'home' || page.reading.kind === 'search') return [];
  if (isMereText(candidate, page.reading)) return [];
  if (page.reading.kind === 'error')
    return [{ ...failed(candidate, tools), failure: { kind: 'http-status', status: page.status } }];
  const glance = readSection(candidate, page, walk, tools);
  const isDated = await dateDrawnTexts(glance, page.reading, walk, tools);
  const shown = isDated ? readSection(candidate, page, walk, tools) : glance;
  const { section, page: whole } = await asBlankIfOnlyFrame(shown, candidate, page, walk, tools);
  // What a page without rows of its own holds stands in its frames.
  const hidden = section.items === 0 ? await hiddenFrame(page.reading, tools) : null;
  if (hidden) return [asHidden(section, hidden)];
  // What only a browser showed is looked at in one again before it counts against anybody.
  const shell = page.undrawn && tools.context.suspicion.section(section) ? page.undrawn : null;
  const unread = shell ? readSection(candidate, shell, walk, tools) : section;
  const drawn =
    unread.content === 'unreadable'
      ? await drawSection(unread, candidate, shell ?? whole, walk, tools)
      : await confirmSection(section, candidate, whole, walk, tools);
  // Rows that only a script draws, in a page that nothing in its source betrays.
  const settled =
    section.why === ONLY_FRAME && drawn.content === 'blank' && drawn.confirmedBy.length < 2
      ? await drawSection({ ...section, content: 'unreadable' }, candidate, whole, walk, tools)
      : drawn;
  const parted = await partedPage(page, settled, tools);
  const blocks = readBlocks(candidate, parted, walk, tools);
  const confirmed = [parted === page ? settled : readSection(candidate, parted, walk, tools)];
  for (const block of blocks) confirmed.push(await confirmSection(block, candidate, parted, walk, tools));
  return confirmed;
}

/** The page as a browser draws it, where only that shows the parts that it is made of. */
async function partedPage(page: Page, settled: SectionReading, tools: VisitTools): Promise<Page> {
  const { view, reading } = page;
  const isDrawn =
    settled.confirmedBy.includes('browser') && settled.failure === null && settled.content !== 'blank';
  if (view !== 'http' || reading.needsBrowser === null || !isDrawn || !tools.mayBrowse(1)) return page;
  const drawn = await drawPage(page.finalUrl, tools);
  return 'kind' in drawn || !drawn.reading.panes ? page : drawn;
}

/** What the site itself says of an address: that nothing is there, in a status or in words. */
function saysNothingThere({ page, failure }: Visited): boolean {
  if (page?.reading.kind === 'error') return page.status < 400 || saysGone(statusFailure(page.status));
  return failure !== null && (saysGone(failure) || failure.kind === 'redirect-loop');
}

/**
 * Outside the main menu a link to nothing is a dead link (错链), which the check of links tells, and no section that could
 * be blank or old. So is one of the home page's quick links, taken for a menu, when the site does not answer it: nothing
 * has shown that there ever was a section behind it. What the main menu names is a section, seen or not.
 */
function isMereDeadLink(visited: Visited, walk: Walk): boolean {
  const { candidate, page, failure } = visited;
  if (candidate.place === 'main-menu') return false;
  if (saysNothingThere(visited)) return true;
  if (candidate.place !== 'side-menu' || placeOf(candidate.foundOn) !== placeOf(walk.home)) return false;
  if (page) return page.reading.kind === 'error';
  return failure !== null && failureTraits(failure).fault === 'site';
}

/**
 * A text is a section only when a menu leads to it; a headline's link is an article. Menus beside a page also list the
 * single 办事指南 of a kind: those are never sections.
 */
function isMereText({ name, place, path }: Candidate, { kind, breadcrumb }: PageReading): boolean {
  if (kind === 'guide') return place !== 'main-menu';
  if (kind !== 'article' || place === 'main-menu' || place === 'side-menu') return false;
  // The trail of its page says that it is a section of one text, below the page whose heading led to it.
  const trail = breadcrumb.map((step) => step.name);
  const inTrail = trail.at(-1) === name && trail.length > 2 && trail.at(-2) === path.at(-2);
  return !(inTrail && name.length <= LONGEST_NAME);
}

/** Characters of a section's name. */
const LONGEST_NAME = 8;

function failed(candidate: Candidate, tools: VisitTools): SectionReading {
  const path = candidate.path.join('/');
  return {
    url: candidate.url ?? candidate.foundOn,
    name: nameOf(candidate, null),
    path,
    level: candidate.level,
    type: tools.context.sectionType(candidate.name, '', path),
    content: 'unreadable',
    items: 0,
    datedItems: 0,
    newest: null,
    why: '',
    confirmedBy: ['http'],
    failure: null,
    foundOn: candidate.foundOn,
    selector: '',
    evidence: [],
    seenAt: tools.context.clock(),
  };
}

/** A menu entry that only says the section is being built. */
function deadEntry(candidate: Candidate, tools: VisitTools): SectionReading {
  return { ...failed(candidate, tools), content: 'blank', why: '栏目正在建设中' };
}
