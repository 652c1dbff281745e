// The page set up for reading: its boxes, zones, first lists, pager and contents.
import type { Document } from 'domhandler';
import type { Published, ReadOptions } from '../../artifacts/page-reading.ts';
import { readContents, type Contents } from '../blank/contents.ts';
import { anchorsIn } from '../dom/box.ts';
import { buildBoxes } from '../dom/build.ts';
import { crumbName } from '../dom/crumb-text.ts';
import { pageView, type PageView } from '../dom/view.ts';
import { bare, type PageWords } from '../dom/words.ts';
import { findZones, type Zones } from '../dom/zones.ts';
import { findLists, type FoundLists } from '../lists/find-lists.ts';
import { isIdle } from '../readers/drawing.ts';
import { readPager, type Pager } from '../readers/pager.ts';
import type { PlacedScript } from '../readers/scripts.ts';
import type { Resolve } from '../url/resolver.ts';
import { sectionNameOf } from './section-name.ts';

/** What the basic readers say of the page and the structure rests on. */
export interface Basics {
  readonly options: ReadOptions;
  readonly baseUrl: string;
  /** Where its links open unless they say otherwise, '' for here. */
  readonly baseTarget: string;
  /** Resolves against `baseUrl`. */
  readonly resolve: Resolve;
  readonly title: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly published: Published;
  /** The answer is an error page or a soft one. */
  readonly isError: boolean;
}

export interface Scene {
  readonly view: PageView;
  readonly zones: Zones;
  readonly found: FoundLists;
  readonly pager: Pager;
  readonly contents: Contents;
  readonly names: ReadonlySet<string>;
  readonly sectionName: string;
  /** No script of the page could draw anything. */
  readonly idle: boolean;
}

export function setScene(
  document: Document,
  scripts: readonly PlacedScript[],
  basics: Basics,
  words: PageWords,
): Scene {
  const resolve = (raw: string): string | null => {
    const answer = basics.resolve(raw);
    return answer.ok ? answer.url : null;
  };
  const view = pageView(buildBoxes(document, resolve), words, basics.options.finalUrl, basics.options.asOf);
  const idle = isIdle(scripts, words, basics.options.rendered ?? false);
  const zones = findZones(view, idle);
  const found = findLists(view, zones);
  const sectionName = sectionNameOf(crumbName(zones.crumb), basics.tags, basics.title, view);
  const names = labelNames(view, zones, basics, sectionName, found);
  return {
    view,
    zones,
    found,
    pager: readPager(view, scripts),
    contents: readContents(view, zones, found.found, names),
    names,
    sectionName,
    idle,
  };
}

/** Words that only repeat where one is. */
function labelNames(
  view: PageView,
  zones: Zones,
  basics: Basics,
  sectionName: string,
  found: FoundLists,
): ReadonlySet<string> {
  const crumbs = zones.crumb?.items.map(({ name }) => bare(name)) ?? [];
  const tabs = [...found.tabs.values()].map(({ name }) => bare(name));
  const called = zones.menus.flatMap(({ box }) =>
    anchorsIn(view.page, box).flatMap(({ url, text }) => (url === view.url && text !== '' ? bare(text) : [])),
  );
  return new Set([
    ...crumbs,
    ...called,
    ...tabs,
    bare(sectionName),
    bare(basics.title),
    ...basics.title.split(/[-_—|]+/).map(bare),
  ]);
}
