// The last question before a section counts as blank: does its page hold anything that the site's other pages do not?
// A list in a layout nobody knew reads as nothing; compared with its neighbours it does not look like nothing.
import type { SectionReading } from '../../artifacts/site.ts';
import { LIST_EMPTY } from '../../derive/blank/blank.ts';
import { ONLY_FRAME } from '../../derive/own/only-frame.ts';
import type { RenderedPage } from '../browser-port.ts';
import { later } from './fold-frames.ts';
import { ownContent, ownDrawnContent, readUnlisted, unlistedTexts, type OwnContent } from './own-content.ts';
import type { Page } from './page-visit.ts';
import type { VisitTools } from './tools.ts';
import type { Walk } from './walk.ts';

interface Allowance {
  /** Own links that may stand on a blank page. */
  readonly links: number;
  /** Characters of its own that an emptied page still shows: a heading, an unusual pager. */
  readonly ink: number;
  /** With more than this it has a text of its own. */
  readonly text: number;
  /** Own pictures and fields. */
  readonly media: number;
}

/** A page that says it is empty may say why, and offer ways on. */
const STATED: Allowance = { links: 2, ink: 40, text: 40, media: Infinity };
const SILENT: Allowance = { links: 1, ink: 24, text: 40, media: Infinity };
/** What is blank only in comparison must stay so in every part. */
const COMPARED: Allowance = { links: 0, ink: 4, text: 4, media: 0 };

/** What a section that both views call blank really is; null when nothing speaks against it. */
export async function doubtBlank(
  section: SectionReading,
  page: Page | null,
  rendered: RenderedPage,
  walk: Walk,
  tools: VisitTools,
): Promise<SectionReading | null> {
  if (section.content !== 'blank' || page === null) return null;
  const allowed = allowance(section.why);
  const byHttp = page.body.length > 0 ? await ownContent(page, walk, tools) : null;
  const own = most(byHttp, await ownDrawnContent(rendered, walk, tools));
  const { links, ink, media } = own;
  if (links <= allowed.links && ink <= allowed.ink && media <= allowed.media) return null;
  if (section.why === ONLY_FRAME || (links <= allowed.links && ink > allowed.text))
    return { ...section, content: 'static', why: '' };
  return filledByLinks(section, page, rendered, walk, tools);
}

/** What the page's own links, of which no list was made, lead to: people and guides, texts with their days, or who knows. */
async function filledByLinks(
  section: SectionReading,
  page: Page,
  rendered: RenderedPage,
  walk: Walk,
  tools: VisitTools,
): Promise<SectionReading> {
  const drawn = (await tools.opener.readRendered(rendered)).reading;
  const plain = page.body.length > 0 ? (await tools.opener.readAgain(page)).reading : drawn;
  const texts = [plain, drawn].map((reading) => unlistedTexts(reading, walk).length);
  const seen = [await readUnlisted(plain, walk, tools), await readUnlisted(drawn, walk, tools)];
  const newest = seen.map((each) => each.newest).reduce(later, null);
  const items = Math.max(...texts);
  if (newest !== null)
    return { ...section, content: 'list', why: '', items, datedItems: 1, newest, confirmedBy: ['http'] };
  if (seen.every(({ unread }) => unread === 0)) return { ...section, content: 'static', why: '' };
  return { ...section, content: 'unreadable', why: '页面有自己的内容，但未能识别是什么' };
}

function allowance(why: string): Allowance {
  if (why === ONLY_FRAME) return COMPARED;
  return why === LIST_EMPTY ? SILENT : STATED;
}

const most = (one: OwnContent | null, other: OwnContent): OwnContent => ({
  links: Math.max(one?.links ?? 0, other.links),
  ink: Math.max(one?.ink ?? 0, other.ink),
  media: Math.max(one?.media ?? 0, other.media),
});
