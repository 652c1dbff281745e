// Frames that make up the page's content: a frameset, or an iframe standing where the list would be.
import type { PlacedElement } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import { inContent, type Zones } from '../dom/zones.ts';
import { keep } from '../text/keep.ts';
import { resolveUrl, sameSite } from '../url/normalise.ts';

const FURNITURE =
  /weather|tianqi|login|search|share|player|map|banner|foot|head(?:er)?[._/]|top[._/]|nav[._/]|menu|visit|count|tongji|ad[._/]|robot|link[._/]|^about:|video/i;

/** The file's own name says head, foot, menu and the like. */
export const isFurniture = (url: string): boolean =>
  FURNITURE.test(new URL(url).pathname.split('/').at(-1) ?? '');

/** A frame of the content, and where it leads. */
export interface ContentFrame {
  readonly url: string;
  readonly placed: PlacedElement;
}

/**
 * Those of the same site, in order. A list beside an iframe may be a column of other news; what is no section's page, or
 * holds none, is shown by its own rows.
 */
export function contentFrames(
  view: PageView,
  zones: Zones,
  baseUrl: string,
  isWhole: boolean,
): ContentFrame[] {
  const found: ContentFrame[] = [];
  for (const placed of view.page.frames) {
    const { element, parent, at } = placed;
    const source = element.attribs['src'] ?? '';
    const resolved = source === '' ? null : resolveUrl(source, baseUrl);
    if (!resolved?.ok) continue;
    const inSet = element.name === 'frame';
    const fit =
      inSet ||
      (!isWhole &&
        inContent(zones, parent, at) &&
        !parent.hidden &&
        isLarge(element.attribs) &&
        !FURNITURE.test(source));
    if (fit && sameSite(resolved.url, view.url)) found.push({ url: resolved.url, placed });
  }
  return found;
}

/** Their addresses, each once. */
export const addressesOf = (frames: readonly ContentFrame[]): readonly string[] =>
  [...new Set(frames.map(({ url }) => url))].map(keep);

function isLarge({ width = '', height = '', style = '' }: Readonly<Record<string, string>>): boolean {
  const small = (size: string): boolean => /^\d+(?:px)?$/.test(size) && Number.parseInt(size, 10) < 120;
  return !small(width) && !small(height) && !/display\s*:\s*none/i.test(style);
}
