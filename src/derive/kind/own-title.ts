// Whether a page prints a title of its own: the name of one text, and of no section.
import { anchorsIn, inkLength, inLink } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import { bare } from '../dom/words.ts';
import { inContent, type Zones } from '../dom/zones.ts';

/** Shorter names are names of sections. */
const SHORTEST_TITLE = 8;
const SEPARATOR = /\s*[-_|—–]+\s*/;

/** `named`: the document's title says so too. `called`: only its box is called title, and no second one is. */
export type OwnTitle = 'named' | 'called' | null;

const TITLE_BOX = /(?:^|[\s_-])(?:bt|tit|[a-z]*(?:title|headline|biaoti|subject))(?:$|[\s_-])/;
const LONGEST_TITLE = 60;

/** A text of the content repeats the document's title (or a part of it) that neither breadcrumb nor menus know. */
export function ownTitle(view: PageView, zones: Zones, title: string, articleTitle: string): OwnTitle {
  const parts = [title, title.replace(/[-_|—–][^-_|—–]*$/, ''), ...title.split(SEPARATOR), articleTitle];
  const sections = new Set(namesOfSections(view, zones));
  const wanted = new Set(parts.map(bare));
  const names = view.page.texts.filter(
    ({ box, text, at }) =>
      text.length >= SHORTEST_TITLE &&
      !sections.has(bare(text)) &&
      !box.hidden &&
      !inLink(box) &&
      inContent(zones, box, at),
  );
  if (names.some(({ text }) => wanted.has(bare(text)))) return 'named';
  const called = names.filter(({ box, text }) => text.length <= LONGEST_TITLE && TITLE_BOX.test(box.hint));
  return called.length === 1 ? 'called' : null;
}

function namesOfSections(view: PageView, { crumb, mainMenus, sideMenus }: Zones): string[] {
  const inMenus = [...mainMenus, ...sideMenus].flatMap((menu) => anchorsIn(view.page, menu.box));
  return [...(crumb?.items ?? []).map(({ name }) => bare(name)), ...inMenus.map(({ text }) => bare(text))];
}

/** Shorter texts are titles and labels. */
const SHORTEST_SENTENCE = 30;

/** Characters of the content's sentences, those that were taken for rows of a list too. */
export function sentencesOf(view: PageView, zones: Zones): number {
  return view.page.texts.reduce(
    (sum, { box, text, at }) =>
      text.length >= SHORTEST_SENTENCE && !box.hidden && !inLink(box) && inContent(zones, box, at)
        ? sum + inkLength(text)
        : sum,
    0,
  );
}
