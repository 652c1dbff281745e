// Is the section blank, and can the static view tell? Blank only when it truly holds nothing.
import type { BlankReading, PageKind } from '../../artifacts/page-reading.ts';
import type { Drawing } from '../readers/drawing.ts';
import type { Contents } from './contents.ts';
import type { PhraseKind } from './sayings.ts';

export interface BlankInput {
  readonly kind: PageKind;
  readonly contents: Contents;
  /** Rows of lists that are no asides. */
  readonly rows: number;
  /** Menus of sub-sections in the content. */
  readonly subSections: number;
  readonly frames: number;
  readonly drawing: Drawing;
  /** Readers whose store was empty. */
  readonly emptyStores: readonly string[];
  readonly rendered: boolean;
  /** No script of the page could draw anything: 正在加载 will stand there for good. */
  readonly idle: boolean;
  /** A script says at once that the section is being built. */
  readonly constructionAlert: boolean;
  /** Rows of lists that are asides only by their place or name. */
  readonly doubtfulRows: number;
  /** Some row carries a believable date. */
  readonly dated: boolean;
  /** Ways to sections that the page shows, and those of them in its main menu. */
  readonly entries: number;
  readonly menuEntries: number;
  /** Scripts of the page, of whatever kind. */
  readonly scripts: number;
  /** A breadcrumb, or the section's name printed in its own part, shows that this is a section's page. */
  readonly placed: boolean;
  /** The body shows next to nothing. */
  readonly bare: boolean;
}

export interface BlankAnswer {
  readonly blank: BlankReading;
  readonly needsBrowser: string | null;
}

/** Why a section is blank that says nothing of it: there are no rows. */
export const LIST_EMPTY = '列表为空';

/** Why a browser must look: without data asked for, what it shows empty may only be waiting. */
export const ASKS_FOR_ROWS = '列表可能由脚本向接口取数绘制';

const NOT_BLANK: BlankReading = { is: false, why: '' };
const NEVER_BLANK: ReadonlySet<PageKind> = new Set([
  'home',
  'article',
  'guide',
  'error',
  'challenge',
  'search',
]);
/** Words that may stand beside 暂无内容 (an introduction of the section). */
const PROSE_BESIDE_PHRASE = 40;
/** Words that may stand in a section whose list is simply empty. */
const PROSE_OF_NOTHING = 4;

/** A home page with fewer ways in than this has its menu drawn by a script. */
const FEWEST_ENTRIES = 3;
/** More text than this that is there but hidden: a script may show it. */
const HIDDEN_TEXT = 40;

export function answerBlank(input: BlankInput): BlankAnswer {
  if (input.kind === 'shell' && !input.rendered) return askBrowser('页面内容由脚本生成');
  if (NEVER_BLANK.has(input.kind)) return templateAnswer(input);
  if (input.rows > 0 || input.frames > 0) return { blank: NOT_BLANK, needsBrowser: null };
  return input.rendered ? renderedAnswer(input) : staticAnswer(input);
}

function askBrowser(why: string): BlankAnswer {
  return { blank: NOT_BLANK, needsBrowser: why };
}

/** A home page or an article is not blank; whether its parts are drawn by a script is another matter. */
function templateAnswer(input: BlankInput): BlankAnswer {
  const { drawing, contents } = input;
  const undrawn = !input.dated && (contents.templates || drawing.asks);
  const writes = drawing.asks || drawing.writes || drawing.unknownFile;
  // The script that draws a menu is often named so, and then no unknown file.
  const menuless =
    input.frames === 0 &&
    ((input.entries < FEWEST_ENTRIES && writes) || (input.menuEntries < FEWEST_ENTRIES && input.scripts > 0));
  return !input.rendered && input.kind === 'home' && (undrawn || menuless)
    ? askBrowser('首页的信息或导航由脚本绘制')
    : { blank: NOT_BLANK, needsBrowser: null };
}

function staticAnswer(input: BlankInput): BlankAnswer {
  const { contents, drawing } = input;
  if (input.constructionAlert && input.bare)
    return { blank: { is: true, why: '栏目正在建设中' }, needsBrowser: null };
  if (contents.templates) return askBrowser('列表由脚本绘制（模板未填充）');
  if (said(contents, 'loading') && !input.idle) return askBrowser('页面显示正在加载');
  const why = emptyWhy(input);
  if (why === '') return otherwiseHeld(input);
  if (drawing.asks) return askBrowser(ASKS_FOR_ROWS);
  if (input.emptyStores.length > 0 || said(contents, 'empty', 'zero', 'construction'))
    return { blank: { is: true, why }, needsBrowser: null };
  if (drawing.writes) return askBrowser('列表可能由脚本绘制');
  if (drawing.unknownFile) return askBrowser('列表可能由脚本文件绘制');
  return { blank: { is: true, why }, needsBrowser: null };
}

/** Something is there, but no rows: a script that asks for data may still draw the list. */
function otherwiseHeld({ contents, drawing, kind, subSections }: BlankInput): BlankAnswer {
  // Links to other sites stand below many a list.
  const little = contents.prose < 150 && contents.images + contents.videos + contents.attachments === 0;
  const listMissing =
    kind !== 'channel' && subSections === 0 && little && contents.forms === 0 && contents.links < 3;
  if (listMissing && drawing.asks) return askBrowser(ASKS_FOR_ROWS);
  // Old pages name no place; where nothing at all stands between head and foot, the script file is all there is.
  const bare = contents.prose <= PROSE_OF_NOTHING && contents.links + contents.linksOut === 0;
  if (listMissing && bare && drawing.unknownFile) return askBrowser('列表可能由脚本文件绘制');
  return listMissing && drawing.writes && contents.prose <= PROSE_BESIDE_PHRASE
    ? askBrowser('列表可能由脚本绘制')
    : { blank: NOT_BLANK, needsBrowser: null };
}

function renderedAnswer(input: BlankInput): BlankAnswer {
  const { contents } = input;
  if (said(contents, 'failed')) return askBrowser('接口未返回数据');
  if (said(contents, 'loading') && !input.idle) return askBrowser('页面一直显示正在加载');
  if (contents.templates) return askBrowser('接口未返回数据');
  if (input.kind === 'shell' || (input.bare && !input.constructionAlert && contents.phrases.length === 0))
    return askBrowser('浏览器中页面仍为空白');
  const why = emptyWhy(input);
  return why === ''
    ? { blank: NOT_BLANK, needsBrowser: null }
    : { blank: { is: true, why }, needsBrowser: null };
}

/** Why the section holds nothing, '' when it holds something. */
function emptyWhy(input: BlankInput): string {
  const { contents } = input;
  if (!input.rendered && contents.hiddenInk > HIDDEN_TEXT) return '';
  const phrase = contents.phrases.find(
    ({ kind }) => kind === 'construction' || kind === 'empty' || kind === 'zero',
  );
  // What says that it is empty is not filled by the links to other sites that stand below it.
  const linksOut = phrase ? 0 : contents.linksOut;
  const held =
    contents.images +
    contents.videos +
    contents.attachments +
    linksOut +
    contents.links +
    contents.forms +
    input.subSections;
  if (held > 0 || contents.phrases.some(({ kind }) => kind === 'failed')) return '';
  if (phrase && contents.prose <= PROSE_BESIDE_PHRASE) return phraseWhy(phrase.kind, phrase.text);
  if (
    contents.prose > PROSE_OF_NOTHING ||
    contents.searchFields + contents.drawings > 0 ||
    input.doubtfulRows > 0
  )
    return '';
  if (!input.placed && input.emptyStores.length === 0) return '';
  return input.emptyStores.length > 0 ? '脚本列表的数据为空' : LIST_EMPTY;
}

function phraseWhy(kind: PhraseKind, text: string): string {
  const words = text.replace(/^[\s·!！。.【[（(]+|[\s。.!！】\])）]+$/g, '').slice(0, 30);
  return kind === 'zero' ? `记录数为零：${words}` : words;
}

function said(contents: Contents, ...kinds: readonly PhraseKind[]): boolean {
  return contents.phrases.some(({ kind }) => kinds.includes(kind));
}
