// The kind of a page, from all that was found on it.
import type { PageKind } from '../../artifacts/page-reading.ts';
import { isMessageList, isSearch, kindByLists } from '../kind/kind.ts';
import { isShell } from '../kind/shell.ts';
import type { PlacedList } from '../lists/find-lists.ts';
import type { Scene } from './scene.ts';

export interface KindSigns {
  readonly isError: boolean;
  readonly home: boolean;
  readonly guide: boolean;
  readonly article: boolean;
  readonly placed: readonly PlacedList[];
  readonly rows: number;
  readonly subSections: number;
  readonly scripts: number;
  /** Sets of panes that the page is made of. */
  readonly panes: number;
}

/** The first that fits, from what is surest. */
export function kindOf({ view, zones, contents, sectionName }: Scene, signs: KindSigns): PageKind {
  const main = signs.placed.filter(({ list }) => list.role === 'main');
  const mainRows = main.reduce((sum, { list }) => sum + list.rows.length, 0);
  if (signs.isError) return 'error';
  if (signs.rows === 0 && isShell(view, signs.scripts) && contents.phrases.length === 0) return 'shell';
  if (signs.home) return 'home';
  if (isSearch(view, sectionName)) return 'search';
  if (signs.guide) return 'guide';
  if (signs.article) return 'article';
  if (signs.panes > 0) return 'channel';
  if (isMessageList(view, zones, signs.rows, sectionName)) return 'message-list';
  const blockLists = signs.placed.filter(({ list }) => list.role === 'block').length;
  return kindByLists(view, zones, { contents, mainRows, blockLists, subSections: signs.subSections });
}
