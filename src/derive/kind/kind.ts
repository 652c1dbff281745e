// What kind of page it is: told by its lists, its text, its breadcrumb and its address together.
import type { PageKind, Published } from '../../artifacts/page-reading.ts';
import type { Contents } from '../blank/contents.ts';
import { contains } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import { sentencesOf, type OwnTitle } from './own-title.ts';
import type { PathKind } from '../url/path-kind.ts';
import { bare } from '../dom/words.ts';
import type { Zones } from '../dom/zones.ts';
import type { FoundList } from '../lists/find-lists.ts';

export interface ArticleSigns {
  readonly contents: Contents;
  readonly published: Published;
  readonly articleTitle: string;
  readonly title: OwnTitle;
  readonly found: readonly FoundList[];
}

/** One text with its publish line, and not a list with an introduction. */
export function isArticle(
  view: PageView,
  zones: Zones,
  { contents, published, articleTitle, title, found }: ArticleSigns,
): boolean {
  if (zones.crumb?.ofArticle) return published.basis === 'visible' || !isEmptyList(view, zones, contents);
  const kind = view.kindOf(view.url);
  const dated = Math.max(
    0,
    ...found.map(({ candidate }) => candidate.rows.filter((row) => row.date !== null).length),
  );
  const text = contents.prose >= 60 || contents.images + contents.attachments + contents.videos > 0;
  const publishLine = published.basis === 'visible' && published.certain;
  if (kind === 'article') return text || publishLine || dated < 3;
  if (kind === 'home') return false;
  if (publishLine && title === 'named' && isNamedByMeta(view, articleTitle) && leadsOn(found) < 3)
    return true;
  const prose = Math.max(contents.prose, sentencesOf(view, zones));
  const known = zones.crumb !== null || isNamedByMeta(view, articleTitle);
  if (isTitledText(kind, { prose, title, published, text, dated, known })) return true;
  if (dated >= 5 && contents.prose < 400) return false;
  if (publishLine && text && dated < 5 && contents.prose >= dated * TEXT_TO_A_ROW) return true;
  return articleTitle !== '' && kind !== 'section' && text && dated < 3;
}

/**
 * 首页 >> 公众互动 >> 调查问卷 >> 正文, where 调查问卷 is the link to this very page and nothing stands below: the template
 * of the list says 正文 as well.
 */
function isEmptyList(view: PageView, { crumb }: Zones, contents: Contents): boolean {
  const last = crumb?.items.findLast(({ url }) => url !== null);
  const { prose, images, drawings, videos, attachments, links, linksOut, forms } = contents;
  const held = prose + images + drawings + videos + attachments + links + linksOut + forms;
  return last?.url === view.url && held === 0;
}

/**
 * The page prints the title that its head gives the article. Whatever its address looks like (`/584/5860077/index.html`
 * is how some systems name a text), with a publish line of its own it is that article, and tables in it are its text.
 */
function isNamedByMeta(view: PageView, articleTitle: string): boolean {
  const name = bare(articleTitle);
  return name !== '' && view.page.texts.some(({ box, text }) => !box.hidden && bare(text) === name);
}

/** Dated rows of one list that lead to pages of their own: columns carry an `ArticleTitle` too on some sites. */
const leadsOn = (found: readonly FoundList[]): number =>
  Math.max(
    0,
    ...found.map(
      ({ candidate }) => candidate.rows.filter(({ date, url }) => date !== null && url !== null).length,
    ),
  );

interface TextSigns extends Pick<ArticleSigns, 'published' | 'title'> {
  readonly prose: number;
  readonly text: boolean;
  readonly dated: number;
  /** Breadcrumb or head tell the title from the names of sections. */
  readonly known: boolean;
}

/**
 * With a title of its own and a publish line by it, rows beside the text are recommendations, however short the text.
 * Without such a line it takes a text, and next to no rows, or a text that outweighs them under a title that is surely
 * no section's.
 */
function isTitledText(kind: PathKind, signs: TextSigns): boolean {
  const { prose, title, published, text, dated, known } = signs;
  if (kind === 'section' || title === null) return false;
  if (title === 'called' && published.basis !== 'visible') return false;
  if (published.basis === 'visible' && published.certain) return true;
  const outweighs = prose >= dated * TEXT_TO_A_ROW;
  if (published.basis === 'visible') return (text || prose >= SHORTEST_TEXT) && (dated < 5 || outweighs);
  // 机构职能 and the like print no day: the news beside them are not what the page is about.
  return prose >= LONG_TEXT && (dated < 3 || (title === 'named' && known && outweighs));
}

/** Less text to each dated row is an introduction to a list. */
const TEXT_TO_A_ROW = 40;
const LONG_TEXT = 60;
const SHORTEST_TEXT = 20;

/** 办事指南: at least four of its labelled elements. What names the columns of an empty table labels nothing. */
export function isGuide(view: PageView, { emptyHeads }: Zones): boolean {
  const { guideLabels, guideCoreLabels } = view.words.sets;
  const seen = new Set<string>();
  for (const { text, box } of view.page.texts) {
    if (text.length > 24 || emptyHeads.some((row) => contains(row, box))) continue;
    const label = bare(
      text.replace(/^(?:[一二三四五六七八九十]+|\d+)[、.．]\s*/, '').replace(/[（(].*$/, ''),
    );
    if (guideLabels.has(label)) seen.add(label);
  }
  return seen.size >= 4 && [...seen].some((label) => guideCoreLabels.has(label));
}

/** 信箱 rows: states or the columns of letters beside the titles. */
export function isMessageList(view: PageView, zones: Zones, rows: number, sectionName: string): boolean {
  if (rows < 1) return false;
  const { message, messageName } = view.words.patterns;
  let marks = 0;
  for (const { box, text, at } of view.page.texts) {
    if (text.length <= 12 && at >= zones.from && at < zones.to && !box.hidden && message.test(bare(text)))
      marks += 1;
  }
  return marks >= 3 || (marks >= 1 && messageName.test(sectionName));
}

export function isSearch(view: PageView, sectionName: string): boolean {
  const url = new URL(view.url);
  const asked = /[?&](?:q|qt|keyword|keywords|searchword|wd|key|query)=/i.test(url.search);
  const named = /(?:搜索|检索)(?:结果)?$|^(?:站内|全站|全文)(?:搜索|检索)/.test(sectionName);
  return (asked && /search|\/so\b|query|jsearch/i.test(url.pathname)) || named;
}

export interface ListSigns {
  readonly contents: Contents;
  readonly mainRows: number;
  readonly blockLists: number;
  readonly subSections: number;
}

/** More text than that to each link is what the page is there for; its links are tools and ways back. */
const TEXT_TO_A_LINK = 100;

/** The kind of a page that is neither home, article, guide nor one of the special answers. */
export function kindByLists(
  view: PageView,
  zones: Zones,
  { contents, mainRows, blockLists, subSections }: ListSigns,
): PageKind {
  if (mainRows > 0) return 'section';
  if (blockLists > 0) return 'channel';
  // A wall of pictures (leaders' portraits, views) is the section itself, whatever its pictures link to.
  const ledOn = contents.links >= 4 && contents.prose < contents.links * TEXT_TO_A_LINK;
  if ((subSections > 0 || ledOn) && contents.images < 3) return 'channel';
  if (contents.prose >= 200) return 'article';
  const placed = zones.crumb !== null || view.kindOf(view.url) === 'section' || zones.mainMenus.length > 0;
  return placed || contents.phrases.length > 0 ? 'section' : 'other';
}
