// Frames that make up the page's content: a frameset, or an iframe standing where the list would be.
import type { PageView } from '../dom/view.ts';
import { inContent, type Zones } from '../dom/zones.ts';
import { keep } from '../text/keep.ts';
import { resolveUrl, sameSite } from '../url/normalise.ts';

const FURNITURE =
  /weather|tianqi|login|search|share|player|map|banner|foot|head(?:er)?[._/]|top[._/]|nav[._/]|menu|visit|count|tongji|ad[._/]|robot|link[._/]|^about:|video/i;

/** The file's own name says head, foot, menu and the like. */
export const isFurniture = (url: string): boolean =>
  FURNITURE.test(new URL(url).pathname.split('/').at(-1) ?? '');

/** Absolute addresses on the same site, in order; iframes only when the page has no rows of its own. */
export function contentFrames(view: PageView, zones: Zones, baseUrl: string, hasRows: boolean): string[] {
  const found: string[] = [];
  for (const { element, parent, at } of view.page.frames) {
    const source = element.attribs['src'] ?? '';
    const resolved = source === '' ? null : resolveUrl(source, baseUrl);
    if (!resolved?.ok || found.includes(resolved.url)) continue;
    const inSet = element.name === 'frame';
    const fit =
      inSet ||
      (!hasRows &&
        inContent(zones, parent, at) &&
        !parent.hidden &&
        isLarge(element.attribs) &&
        !FURNITURE.test(source));
    if (fit && sameSite(resolved.url, view.url)) found.push(keep(resolved.url));
  }
  return found;
}

function isLarge({ width = '', height = '', style = '' }: Readonly<Record<string, string>>): boolean {
  const small = (size: string): boolean => /^\d+(?:px)?$/.test(size) && Number.parseInt(size, 10) < 120;
  return !small(width) && !small(height) && !/display\s*:\s*none/i.test(style);
}
