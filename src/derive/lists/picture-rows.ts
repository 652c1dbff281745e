// Rows whose only link is a picture without words: films and albums with their title and day printed below, unlinked.
import { anchorsIn, type Anchor, type Box } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import type { RowGroup } from './row-boxes.ts';

/** A picture with its caption is no longer than this; a longer box is a text with pictures. */
const LONGEST_CAPTION = 160;
/** One picture with words below is an illustration. */
const FEWEST = 2;

/** A link that shows nothing but a picture and leads to a page. */
export function pictureAnchor(view: PageView, row: Box): Anchor | null {
  return anchorsIn(view.page, row).find((anchor) => isPictureLink(view, anchor)) ?? null;
}

function isPictureLink(view: PageView, { text, image, url }: Anchor): boolean {
  if (text !== '' || image === '' || url === null) return false;
  const kind = view.kindOf(url);
  return kind !== 'asset' && kind !== 'home';
}

/** Boxes of like kind beside each other, each around one linked picture and a caption. */
export function pictureGroups(view: PageView): RowGroup[] {
  const byParent = new Map<Box, Box[]>();
  for (const anchor of view.page.anchors) {
    if (!isPictureLink(view, anchor)) continue;
    const row = cardAround(view, anchor);
    if (row?.parent) byParent.set(row.parent, [...(byParent.get(row.parent) ?? []), row]);
  }
  return [...byParent]
    .map(([parent, rows]) => ({ parent, rows: rows.filter(({ tag }) => tag === rows[0]?.tag) }))
    .filter(({ rows }) => rows.length >= FEWEST);
}

/** The largest box around the picture that holds no other link, null when it has no words. */
function cardAround(view: PageView, anchor: Anchor): Box | null {
  let card: Box = anchor.box;
  for (let up = card.parent; up?.parent; up = up.parent) {
    const alone = anchorsIn(view.page, up).every(({ raw }) => raw === anchor.raw);
    if (!alone || up.textLength > LONGEST_CAPTION || up.tag === 'body') break;
    card = up;
  }
  return card.textLength > 0 ? card : null;
}
