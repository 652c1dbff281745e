// What a breadcrumb says: its words, the name of the page's section, what lies in it.
import { boxText, contains, type Box } from './box.ts';
import { textBefore, type Crumb } from './crumb.ts';

/** The name of the current page's section: the crumb's last item (of an article: the section it stands in). */
export function crumbName(crumb: Crumb | null): string {
  return crumb?.items.at(-1)?.name ?? '';
}

/** The crumb's words, for comparisons. */
export function crumbText(crumb: Crumb | null): string {
  if (!crumb) return '';
  const { box, end } = crumb;
  const behind = box.parts.find((part) => typeof part !== 'string' && part.start >= end);
  return behind && typeof behind !== 'string' ? textBefore(box, behind) : boxText(box);
}

/** Whether the box is the breadcrumb or stands in it. */
export function inCrumb(crumb: Crumb | null, box: Box): boolean {
  return crumb !== null && contains(crumb.box, box) && box.start < crumb.end;
}
