// A section that looks at fault is looked at again: further list pages, then a real browser. Both views must agree.
import type { PageReading } from '../../artifacts/page-reading.ts';
import type { SectionReading } from '../../artifacts/site.ts';
import type { Place, RenderedPage } from '../browser-port.ts';
import { ASKS_FOR_ROWS } from '../../derive/blank/blank.ts';
import { ONLY_FRAME } from '../../derive/own/only-frame.ts';
import { sameSite } from '../../derive/url/normalise.ts';
import { doubtBlank } from './blank-doubt.ts';
import { keepPage, keepRendered } from './evidence.ts';
import { later } from './fold-frames.ts';
import { asHidden, hiddenFromBrowser, hiddenPart } from './hidden-by-robots.ts';
import { asBlankIfDrawnOnlyFrame, proveOnlyFrame, showsOnlyColumns, stillOnlyFrame } from './only-frame.ts';
import { readUnlisted } from './own-content.ts';
import type { Page } from './page-visit.ts';
import { wholeDrawnList, wholeList } from './further-pages.ts';
import { placeOfSection } from './place.ts';
import { isEmptyPane, paneAgain } from './read-panes.ts';
import { measureRows, ownLists, readBlocks, readSection, rowsOf } from './read-section.ts';
import type { Candidate } from './section-book.ts';
import type { VisitTools } from './tools.ts';
import { dataMissing, partMissing } from './troubles.ts';
import type { Walk } from './walk.ts';

/** `page` is null for a menu entry that leads nowhere: the page it stands on is looked at instead. */
export async function confirmSection(
  glance: SectionReading,
  candidate: Candidate,
  page: Page | null,
  walk: Walk,
  tools: VisitTools,
): Promise<SectionReading> {
  const { suspicion } = tools.context;
  if (!suspicion.section(glance)) return glance;
  // Whatever the nights before read of the articles behind its rows: what looks at fault is looked at anew.
  const isStale = page !== null && (await walk.lookAgain(rowUrls(page.reading)));
  const section = isStale ? withFresh(glance, candidate, page, walk, tools) : glance;
  if (!suspicion.section(section)) return section;
  const whole = page ? await wholeList(section, page, walk, tools) : { section, unseen: '' };
  const kept = page !== null && page.body.length > 0 ? page : null;
  const full = kept ? (await tools.opener.readAgain(kept)).reading : null;
  const further = full ? await withUnlisted(whole.section, full, walk, tools) : whole.section;
  if (!suspicion.section(further)) return further;
  const shown = full ?? page?.reading ?? null;
  const hidden = shown && (await hiddenPart(shown, walk, tools));
  if (hidden) return asHidden(further, hidden);
  if (whole.unseen !== '') return { ...further, why: whole.unseen };
  const again = (rendered: Omit<RenderedPage, 'screenshot'>): Promise<SectionReading | null> =>
    seenAgain(further, candidate, rendered, walk, tools);
  const opened = await tools.browse({
    url: page ? page.finalUrl : candidate.foundOn,
    shoot: async (rendered) => tools.pictures.wanted(rendered, stillAtFault(await again(rendered), tools)),
  });
  if (!opened.ok) return { ...further, why: further.why || '浏览器未能核验' };
  return agree(further, await again(opened.value), page, opened.value, walk, tools);
}

/** Where a page's rows lead. */
export const rowUrls = ({ lists }: PageReading): readonly (string | null)[] =>
  lists.flatMap(({ rows }) => rows.map(({ url }) => url));

/** The section, or the block of a channel page, measured again. */
function withFresh(
  section: SectionReading,
  candidate: Candidate,
  page: Page,
  walk: Walk,
  tools: VisitTools,
): SectionReading {
  const same = [readSection(candidate, page, walk, tools), ...readBlocks(candidate, page, walk, tools)];
  return same.find(({ name, selector }) => name === section.name && selector === section.selector) ?? section;
}

/** Texts behind links of the page's own that no list was made of are news of the section, too. */
async function withUnlisted(
  section: SectionReading,
  reading: PageReading,
  walk: Walk,
  tools: VisitTools,
): Promise<SectionReading> {
  if (section.content !== 'list') return section;
  const { newest } = await readUnlisted(reading, walk, tools);
  return { ...section, newest: later(section.newest, newest) };
}

/** A section only a browser can show: what it shows is read, and counts as both views when the data came. */
export async function drawSection(
  section: SectionReading,
  candidate: Candidate,
  page: Page,
  walk: Walk,
  tools: VisitTools,
): Promise<SectionReading> {
  const again = (rendered: Omit<RenderedPage, 'screenshot'>): Promise<SectionReading | null> =>
    seenAgain(section, candidate, rendered, walk, tools);
  const opened = await tools.browse({
    url: page.finalUrl,
    shoot: async (rendered) => tools.pictures.wanted(rendered, stillAtFault(await again(rendered), tools)),
  });
  if (!opened.ok) return { ...section, failure: opened.error };
  const drawn = await again(opened.value);
  if (!drawn) return section;
  if (drawn.content === 'unreadable')
    return { ...section, failure: { kind: 'undrawn', detail: section.why } };
  if (drawn.items === 0 && drawn.content === 'blank' && opened.value.hurried)
    return { ...section, why: HURRIED };
  const kept = hiddenFromBrowser(opened.value);
  if (kept && drawn.items === 0) return asHidden(drawn, kept);
  if (!tools.context.suspicion.section(drawn)) return { ...drawn, confirmedBy: ['browser'] };
  const { reading } = await tools.opener.readRendered(opened.value);
  const hidden = kept ?? (await hiddenPart(reading, walk, tools));
  if (hidden) return asHidden(drawn, hidden);
  if (partMissing(opened.value))
    return {
      ...section,
      why: '数据接口未返回内容',
      failure: { kind: 'browser', detail: 'a request of the page failed' },
    };
  const { section: paged, unseen } = await wholeList(
    drawn,
    { ...page, reading, view: 'browser' },
    walk,
    tools,
  );
  const further = await withUnlisted(paged, reading, walk, tools);
  if (!tools.context.suspicion.section(further)) return { ...further, confirmedBy: ['browser'] };
  if (unseen !== '') return { ...further, why: unseen, confirmedBy: ['browser'] };
  return agree(further, drawn, page, opened.value, walk, tools);
}

/** The place to be framed on a picture; false when no picture is wanted. */
function stillAtFault(section: SectionReading | null, tools: VisitTools): false | readonly Place[] {
  return section !== null && tools.context.suspicion.section(section) && [placeOfSection(section)];
}

/** The same section in the drawn page; null when the page is not the one looked for. */
async function seenAgain(
  section: SectionReading,
  candidate: Candidate,
  rendered: Omit<RenderedPage, 'screenshot'>,
  walk: Walk,
  tools: VisitTools,
): Promise<SectionReading | null> {
  if (rendered.status >= 400) return null;
  const { reading, lines } = await tools.opener.readRendered(rendered);
  await walk.lookAgain(rowUrls(reading));
  // Where the rows print no day, the texts behind them do; those that only a browser showed were not met before.
  if (rowsOf(ownLists(reading)).every((rows) => rows.every(({ date }) => date === null)))
    await walk.walkRows([reading]);
  if (reading.challenge !== null || reading.kind === 'error' || reading.softNotFound) return null;
  if (candidate.problem !== null) {
    const entry = reading.entries.find((each) => each.name === candidate.name);
    if (!entry) return null;
    return entry.url === null ? section : { ...section, content: 'static' };
  }
  const { finalUrl, status, headers, fetchedAt } = rendered;
  const page: Page = {
    url: rendered.requestUrl,
    finalUrl,
    status,
    headers,
    reading,
    lines,
    body: new Uint8Array(0),
    sha256: '',
    view: 'browser',
    fetchedAt,
  };
  walk.drawn.note(reading);
  const pane = paneAgain(section, readBlocks(candidate, page, walk, tools), reading);
  if (pane) return pane;
  const block = reading.lists.find((list) => list.name === section.name && list.role === 'block');
  if (reading.kind === 'channel' && block)
    return {
      ...{ ...section, ...measureRows([block.rows], walk, tools.context.asOf) },
      ...{ selector: block.selector, confirmedBy: ['browser'] },
    };
  return {
    ...(section.why !== ONLY_FRAME && section.content !== 'list'
      ? asBlankIfDrawnOnlyFrame(readSection(candidate, page, walk, tools), candidate, page, walk)
      : stillOnlyFrame(section, readSection(candidate, page, walk, tools), page, walk)),
    name: section.name,
    path: section.path,
    type: section.type,
  };
}

/** `/tzgg/`, `/tzgg/index.html` and `/tzgg/?v=2` on either scheme are one place; `/login/` is another. */
function samePlace(one: string, other: string): boolean {
  const path = (url: string): string =>
    new URL(url).pathname.replace(/\/(?:index|default)\.\w{2,5}$/i, '/').replace(/\/$/, '');
  return sameSite(one, other) && path(one) === path(other);
}

/** Why a page that shows nothing proves nothing. */
const HURRIED = '浏览器打开页面时本机繁忙或超时，不能确认列表为空';

/** Scripts that ask for rows only once their place comes into view. */
const WAITS_FOR_SIGHT = /\bIntersectionObserver\b|\bonscroll\b|['"]scroll['"]|\.scroll\(/;

/** Rows that a script asks for were not asked for while the browser looked: the empty place says nothing. */
function neverAsked({ content, why }: SectionReading, page: Page | null, rendered: RenderedPage): boolean {
  if (content !== 'blank' || page?.reading.needsBrowser !== ASKS_FOR_ROWS || rendered.dataAnswers > 0)
    return false;
  return why === ONLY_FRAME || WAITS_FOR_SIGHT.test(rendered.html);
}

async function agree(
  first: SectionReading,
  second: SectionReading | null,
  page: Page | null,
  rendered: RenderedPage,
  walk: Walk,
  tools: VisitTools,
): Promise<SectionReading> {
  const { context } = tools;
  if (second === null) return { ...first, why: first.why || '浏览器所见与直接读取不一致' };
  const drawnPage = await tools.opener.readRendered(rendered);
  const { reading } = drawnPage;
  const whole = await wholeDrawnList(second, page, reading, walk, tools);
  const drawn = await withUnlisted(whole.section, reading, walk, tools);
  const hidden = hiddenFromBrowser(rendered) ?? (await hiddenPart(reading, walk, tools));
  const merged: SectionReading = {
    ...first,
    newest: later(first.newest, drawn.newest),
    // Empty by what its source says, and in the browser only beside other pages: these prove it.
    why: drawn.why === ONLY_FRAME ? ONLY_FRAME : first.why,
  };
  const sameKind = first.content === second.content;
  if (!context.suspicion.section(drawn))
    return { ...second, newest: merged.newest, confirmedBy: ['browser'], evidence: [] };
  if (whole.unseen !== '') return { ...merged, why: whole.unseen };
  if (hidden && page !== null) return asHidden(merged, hidden);
  // An entry that leads nowhere stands in the page's own menu, whatever data its other parts lack.
  const missing = first.content === 'blank' ? partMissing(rendered) : dataMissing(rendered);
  const untrusted = page !== null && (missing || !samePlace(page.finalUrl, rendered.finalUrl));
  if (!sameKind || untrusted) return { ...merged, why: '浏览器所见与直接读取不一致' };
  if (merged.content === 'blank' && rendered.hurried === true) return { ...merged, why: HURRIED };
  if (neverAsked(merged, page, rendered))
    return { ...merged, why: '页面脚本没有向接口取数，不能确认列表为空' };
  // What stands beside an empty part fills that no more than another page would.
  const doubted = isEmptyPane(merged, page) ? null : await doubtBlank(merged, page, rendered, walk, tools);
  if (doubted) return doubted;
  if (page?.body.length === 0) return { ...merged, why: '页面原文未留存' };
  const compared = page && (merged.why === ONLY_FRAME || showsOnlyColumns(page, walk));
  const beside = compared ? await proveOnlyFrame(page, drawnPage, walk, tools) : [];
  if (beside === null)
    return merged.content === 'blank'
      ? { ...merged, content: 'static', why: '' }
      : { ...merged, why: '浏览器所见与直接读取不一致' };
  const evidence = [
    ...(page ? await keepPage(page, context) : []),
    ...(await keepRendered(rendered, tools)),
    ...beside,
  ];
  return { ...merged, confirmedBy: ['http', 'browser'], evidence };
}
