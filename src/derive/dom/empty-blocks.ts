// Headings over lists without rows, and over menus: 申请类表格 [更多] and an empty <ul> say no more than the list does.
import { anchorsIn, boxText, holdsMedia, type Box } from './box.ts';
import { isHeadingTag, isMore, type PageView } from './view.ts';

const LONGEST_HEADING = 14;
const LISTS = new Set(['ul', 'ol', 'dl', 'table', 'tbody']);
/** How a heading's box is called where no `<h3>` marks it. */
const HEADING_HINT = /(?:^|[\s_-])(?:\w*tit(?:le)?|hd|head(?:er|ing)?|caption|bt)(?:$|[\s_\d-])/;

/** The headings of blocks that hold an empty list and nothing else. */
export function headingsOfNothing(view: PageView): readonly Box[] {
  const found: Box[] = [];
  const search = (box: Box): void => {
    for (const child of box.children) {
      if (isHeading(view, child) && isOverNothing(view, child)) found.push(child);
      else if (child.textLength > 0) search(child);
    }
  };
  search(view.page.root);
  return found;
}

/** A few words marked as a heading, with at most a 更多 beside them. */
function isHeading(view: PageView, box: Box): boolean {
  if (box.hidden || box.textLength === 0 || box.textLength > LONGEST_HEADING + 4) return false;
  if (!isHeadingTag(box.tag) && !HEADING_HINT.test(box.hint)) return false;
  const words = boxText(box);
  if (/\d{3}|[，。；：:@]/.test(words)) return false;
  return anchorsIn(view.page, box).every((anchor) => isMore(view, anchor));
}

/** Until the next heading like it nothing follows but a list without rows. */
function isOverNothing(view: PageView, heading: Box): boolean {
  const { parent } = heading;
  if (!parent) return false;
  const after = parent.children.slice(parent.children.indexOf(heading) + 1);
  const next = after.findIndex(({ tag, hint }) => tag === heading.tag && hint === heading.hint);
  const below = next < 0 ? after : after.slice(0, next);
  return below.some(holdsList) && below.every((box) => showsNothing(view, box));
}

/** A list or a table, or a box with one in it, whether rows stand there or not. */
export const holdsList = (box: Box): boolean => LISTS.has(box.tag) || box.children.some(holdsList);

/** Neither a word nor a picture nor a field, but for a 更多; what is hidden counts as well. */
function showsNothing(view: PageView, box: Box): boolean {
  const { images, drawings, videos, frames, controls, scripts } = view.page;
  const filled = [...images, ...drawings, ...videos, ...frames, ...controls, ...scripts];
  if (filled.some(({ at }) => at > box.start && at < box.end)) return false;
  const links = anchorsIn(view.page, box);
  return links.every((link) => isMore(view, link)) && box.textLength === box.linkLength;
}

/** The headings over menus, 政府信息公开目录 over the sections beside this one. */
export function headingsOfMenus(menus: readonly { readonly box: Box }[]): readonly Box[] {
  return menus.flatMap(({ box }) => headingBefore(box) ?? []);
}

/** Right before the menu, alone with it in a box that holds nothing else. */
function headingBefore(menu: Box): Box | null {
  for (let at = menu; at.parent && at.parent.tag !== 'body'; at = at.parent) {
    const { parent } = at;
    const index = parent.children.indexOf(at);
    const before = parent.children[index - 1];
    const words = parent.textLength - at.textLength;
    if (words === 0) continue;
    const heads = before !== undefined && before.textLength === words && words <= LONGEST_HEADING;
    return heads && before.linkLength === 0 && mayNameMenu(before) ? before : null;
  }
  return null;
}

/** A cell beside the menu's, a film with its caption, a telephone number are the page's own, however short. */
const mayNameMenu = (box: Box): boolean =>
  box.tag !== 'td' && !holdsMedia(box) && !holdsField(box) && !/\d{3}|[，。；：:@]/.test(boxText(box));

const FIELDS = new Set(['input', 'textarea', 'select', 'button']);
const holdsField = (box: Box): boolean =>
  box.children.some((child) => FIELDS.has(child.tag) || holdsField(child));
