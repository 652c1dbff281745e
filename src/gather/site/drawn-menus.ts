// Side menus that only a script draws, on pages that plain HTTP shows otherwise: the channels of the main menu are looked at.
import type { Entry } from '../../artifacts/page-reading.ts';
import { drawPage } from './draw-page.ts';
import type { Page } from './page-visit.ts';
import type { Candidate } from './section-book.ts';
import type { VisitTools } from './tools.ts';

/** Channels of a site that a browser looks at for their menus. */
const MOST_CHANNELS = 12;

export class DrawnMenus {
  #looked = 0;

  /** The entries of the menus beside a channel's content that its source does not show. */
  async beside(candidate: Candidate, page: Page, tools: VisitTools): Promise<readonly Entry[]> {
    if (!awaitsMenu(candidate, page)) return [];
    if (this.#looked >= MOST_CHANNELS || !tools.mayBrowse(1)) {
      tools.skipped.add('栏目导航：由脚本绘制，未在浏览器中查看');
      return [];
    }
    this.#looked += 1;
    const drawn = await drawPage(page.finalUrl, tools);
    if ('kind' in drawn || ['error', 'shell', 'home'].includes(drawn.reading.kind)) return [];
    const known = new Set(page.reading.entries.map(({ url }) => url));
    return drawn.reading.entries.filter(({ place, url }) => place === 'side-menu' && !known.has(url));
  }
}

/** Its source shows no menu beside, and says that scripts draw one, or all that the page is about. */
function awaitsMenu({ place, level }: Candidate, { view, reading }: Page): boolean {
  if (view !== 'http' || place !== 'main-menu' || level !== 1) return false;
  if (!['section', 'channel', 'other'].includes(reading.kind)) return false;
  if (reading.entries.some((entry) => entry.place === 'side-menu')) return false;
  return reading.awaitsMenu === true || (reading.needsBrowser !== null && !reading.blank.is);
}
