// Frames that make up the page's content: a frameset, or an iframe standing where the list would be.
import type { NamedFrame, PageReading } from '../../artifacts/page-reading.ts';
import type { Box, PlacedElement } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import { inContent, type Zones } from '../dom/zones.ts';
import { targetedLinks } from '../entries/targeted.ts';
import { keep } from '../text/keep.ts';
import { resolveUrl, sameSite } from '../url/normalise.ts';
import type { PlacedScript } from '../readers/scripts.ts';
import type { Basics, Scene } from './scene.ts';

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

/** What a site of frames is gone about by. */
export function frameWays(
  view: PageView,
  { baseUrl, baseTarget }: Pick<Basics, 'baseUrl' | 'baseTarget'>,
): Pick<PageReading, 'namedFrames' | 'targeted'> {
  const named = namedFrames(view, baseUrl);
  const targeted = targetedLinks(view, baseTarget);
  return {
    ...(named.length > 0 ? { namedFrames: named } : {}),
    ...(targeted.length > 0 ? { targeted } : {}),
  };
}

/** The frames of this site that links may open in: of a frameset, or as large as one; and what they hold at first. */
function namedFrames(view: PageView, baseUrl: string): readonly NamedFrame[] {
  const found: NamedFrame[] = [];
  for (const { element, parent } of view.page.frames) {
    const { name = '', src = '' } = element.attribs;
    const inSet = element.name === 'frame';
    const fit = inSet || (!parent.hidden && isLarge(element.attribs) && !FURNITURE.test(src));
    const resolved = /^(?:about:.*)?$/i.test(src.trim()) ? null : resolveUrl(src, baseUrl);
    const own = resolved === null || (resolved.ok && sameSite(resolved.url, view.url));
    if (name.trim() === '' || !fit || !own) continue;
    found.push({ name: keep(name.trim()), url: resolved?.ok ? keep(resolved.url) : null });
  }
  return [...found, ...drawnFrames(view)];
}

/** The same where a browser wrote the frames down as part of the page. */
function drawnFrames(view: PageView): readonly NamedFrame[] {
  const found: NamedFrame[] = [];
  const walk = (box: Box): void => {
    const { name = '', 'data-frame': url } = box.element.attribs;
    const own = url !== undefined && (url === '' || sameSite(url, view.url));
    if (own && name.trim() !== '' && !box.hidden)
      found.push({ name: keep(name.trim()), url: url === '' ? null : keep(url) });
    for (const child of box.children) walk(child);
  };
  walk(view.page.root);
  return found;
}

const FILLED_BY_SCRIPT = '列表所在框架由脚本填充';

const HANDLES_FRAMES = /contentDocument|contentWindow|\.srcdoc|frames\s*[.[]|createObjectURL/;

/** Why a browser must look at a frame that only a script fills, null where there is none. */
export const filledFrame = (
  { view, zones }: Pick<Scene, 'view' | 'zones'>,
  scripts: readonly PlacedScript[],
  { options }: Basics,
): string | null =>
  options.rendered !== true && hasScriptedFrame(view, zones, scripts) ? FILLED_BY_SCRIPT : null;

/** A large frame without an address in the page's own part, and a script that handles frames. */
function hasScriptedFrame(view: PageView, zones: Zones, scripts: readonly PlacedScript[]): boolean {
  const isEmpty = ({
    src = '',
    srcdoc = '',
    id = '',
    name = '',
  }: Readonly<Record<string, string>>): boolean =>
    srcdoc === '' &&
    /^(?:about:blank|javascript:.*)?$/i.test(src.trim()) &&
    !FURNITURE.test(`${id}.${name}.`);
  const frames = view.page.frames.filter(
    ({ element, parent, at }) =>
      element.name === 'iframe' &&
      isEmpty(element.attribs) &&
      isLarge(element.attribs) &&
      !parent.hidden &&
      inContent(zones, parent, at),
  );
  if (frames.length === 0) return false;
  return scripts.some(({ code, source }) => source !== '' || HANDLES_FRAMES.test(code));
}

/** Their addresses, each once. */
export const addressesOf = (frames: readonly ContentFrame[]): readonly string[] =>
  [...new Set(frames.map(({ url }) => url))].map(keep);

/** As large as a list needs, by what its tag says. */
export function isLarge({ width = '', height = '', style = '' }: Readonly<Record<string, string>>): boolean {
  const small = (size: string): boolean => /^\d+(?:px)?$/.test(size) && Number.parseInt(size, 10) < 120;
  return !small(width) && !small(height) && !/display\s*:\s*none/i.test(style);
}
