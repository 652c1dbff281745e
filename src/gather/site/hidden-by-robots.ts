// Whether a robots.txt that we obey hides what could speak for a section: then nobody has seen it at fault.
import type { PageReading } from '../../artifacts/page-reading.ts';
import type { SectionReading } from '../../artifacts/site.ts';
import { isFurniture } from '../../derive/read-page/frames.ts';
import { sameSite } from '../../derive/url/normalise.ts';
import type { Failure } from '../../model/failure.ts';
import type { RenderedPage } from '../browser-port.ts';
import { unlistedTexts } from './own-content.ts';
import { ownLists } from './read-section.ts';
import { firstRefusal } from './robots-noted.ts';
import type { VisitTools } from './tools.ts';
import type { Walk } from './walk.ts';

/** What newer or further content of the section may stand on: its frames, leaves, drawers and undated texts. */
function leanedOn(reading: PageReading, walk: Walk): readonly (string | null)[] {
  const undated = ownLists(reading)
    .flatMap(({ rows }) => rows)
    .filter(({ date, inferredYear }) => date === null || inferredYear);
  return [
    ...reading.frames.filter((url) => !isFurniture(url)),
    reading.nextPage,
    ...reading.periods.map(({ url }) => url),
    ...undated.map(({ url }) => url),
    ...unlistedTexts(reading, walk).map(({ url }) => url),
  ];
}

export function hiddenPart(reading: PageReading, walk: Walk, tools: VisitTools): Promise<Failure | null> {
  return tools.context.robots.obeys ? firstRefusal(leanedOn(reading, walk), tools) : Promise.resolve(null);
}

/** What a page consists of besides itself: a head or foot in a frame of its own holds no section. */
export function hiddenFrame({ frames }: PageReading, tools: VisitTools): Promise<Failure | null> {
  return firstRefusal(
    frames.filter((url) => !isFurniture(url)),
    tools,
  );
}

/** What the browser was kept from asking for while it drew a page; another site's counters and widgets aside. */
export function hiddenFromBrowser({
  troubles,
  finalUrl,
}: Pick<RenderedPage, 'troubles' | 'finalUrl'>): Failure | null {
  const kinds = ['robots', 'robots-unreadable'] as const;
  for (const { failure, url, data } of troubles) {
    const kind = kinds.find((one) => one === failure);
    if (kind !== undefined && (data || sameSite(url, finalUrl))) return { kind, detail: url };
  }
  return null;
}

/** A section of which a part was not to be looked at was not looked at. */
export function asHidden(section: SectionReading, failure: Failure): SectionReading {
  return { ...section, content: 'unreadable', why: '', failure, evidence: [] };
}
