// Boxes of a channel page that are built alike, each a heading and what stands under it; and headings that take turns with
// what stands under them. Closed `<details>` and folds that a script opens are such boxes too.
import { anchorsIn, holdsMedia, type Box } from '../dom/box.ts';
import { isHeadingTag, isMore, type PageView } from '../dom/view.ts';
import { paneName, waysOf, wordsOf } from './names.ts';
import type { Pane, PaneSet } from './pane.ts';

const BOXES = new Set(['div', 'section', 'details', 'article', 'fieldset', 'td']);
const BODIES = new Set(['div', 'ul', 'ol', 'table', 'section', 'dd', 'dl', 'form', 'p']);
/** How a heading's box is called where no `<h3>` marks it. */
const HEADING_HINT = /(?:^|[\s_-])(?:\w*tit(?:le)?|hd|head(?:er|ing)?|caption|bt|biaoti)(?:$|[\s_\d-])/;
/** Boxes that nothing but their likeness shows to be headed. */
const FEWEST_UNMARKED = 3;
const LONGEST_HEADING = 22;

/** The outermost sets of headed boxes. */
export function findFolds(view: PageView): readonly PaneSet[] {
  const found: PaneSet[] = [];
  const search = (box: Box): void => {
    const panes = headedBoxes(view, box) ?? takingTurns(view, box);
    if (panes)
      found.push({
        panes,
        isTabs: panes.every(({ label }) => label.tag === 'summary' || opensFold(view, label)),
      });
    else for (const child of box.children) search(child);
  };
  search(view.page.root);
  return found;
}

interface Headed {
  readonly box: Box;
  readonly head: Box;
  readonly kind: string;
}

function headedBoxes(view: PageView, parent: Box): readonly Pane[] | null {
  const all = parent.children.flatMap((child) => headed(child) ?? []);
  for (const { kind } of all) {
    const alike = all.filter((one) => one.kind === kind);
    const marked = alike.every(({ head }) => isMarked(view, head));
    if (alike.length < (marked ? 2 : FEWEST_UNMARKED)) continue;
    const panes = alike.map(({ box, head }) =>
      paneOf(view, head, { from: head.end, to: box.end, body: box, shown: isShown(box, head) }),
    );
    if (panes.every((pane) => pane !== null)) return panes;
  }
  return null;
}

/** A box that begins with a few words of its own, or the one box inside it; null when it is no such box. */
function headed(outer: Box): Headed | null {
  let box = outer;
  for (let steps = 0; steps < 2; steps += 1) {
    const [only] = box.children;
    if (box.children.length !== 1 || !only || !BOXES.has(only.tag) || only.textLength < box.textLength) break;
    box = only;
  }
  const [head, ...rest] = box.children;
  if (!BOXES.has(box.tag) || !head || rest.some(({ tag }) => tag === 'tr')) return null;
  if (head.textLength < 2 || head.textLength > LONGEST_HEADING || box.parts[0] !== head || holdsMedia(head))
    return null;
  return { box, head, kind: `${kindOf(outer)} ${kindOf(box)} ${kindOf(head)}` };
}

/** Tag and class without numbers and without what marks the one that is open. */
function kindOf({ tag, element }: Box): string {
  const names = (element.attribs['class'] ?? '').toLowerCase().split(/\s+/);
  const lasting = names
    .filter(
      (name) =>
        !/(?:^|[-_])(?:on|cur|current|active|selected|open|opened|show|first|last|odd|even)$/.test(name),
    )
    .map((name) => name.replace(/\d+/g, ''));
  return [tag, ...lasting].join('.');
}

const isMarked = (view: PageView, head: Box): boolean =>
  isHeadingTag(head.tag) ||
  head.tag === 'summary' ||
  head.tag === 'dt' ||
  HEADING_HINT.test(head.hint) ||
  opensFold(view, head) ||
  head.children.some((child) => child.textLength === head.textLength && isMarked(view, child));

/** A click on it shows what is folded up. */
const opensFold = ({ page }: PageView, head: Box): boolean =>
  head.element.attribs['onclick'] !== undefined ||
  head.element.attribs['aria-expanded'] !== undefined ||
  anchorsIn(page, head).some(({ box, url }) => box === head && url === null);

const isShown = (box: Box, head: Box): boolean =>
  !box.children.some(({ hidden }) => hidden) &&
  (box.tag === 'details'
    ? box.element.attribs['open'] !== undefined
    : head.element.attribs['aria-expanded'] !== 'false');

/** `<h3>甲</h3><ul>…</ul><h3>乙</h3><ul>…</ul>`, `<dt>甲</dt><dd>…</dd>`. */
function takingTurns(view: PageView, parent: Box): readonly Pane[] | null {
  const { children } = parent;
  const [first] = children.filter((child) => isMarked(view, child) && child.textLength > 0);
  if (!first) return null;
  const heads = children.filter((child) => kindOf(child) === kindOf(first));
  if (heads.length < 2 || heads.length > children.length / 2 || children.indexOf(first) > 1) return null;
  if (parent.parts.some((part) => typeof part === 'string')) return null;
  const panes = heads.map((head, index) => {
    const next = heads[index + 1];
    const under = children.slice(children.indexOf(head) + 1, next ? children.indexOf(next) : children.length);
    const [body] = under;
    if (!body || !under.every(({ tag }) => BODIES.has(tag) || isHeadingTag(tag))) return null;
    const to = under.at(-1)?.end ?? body.end;
    return paneOf(view, head, { from: head.end, to, body, shown: !under.some(({ hidden }) => hidden) });
  });
  return panes.every((pane) => pane !== null) ? panes : null;
}

function paneOf(view: PageView, head: Box, place: Pick<Pane, 'from' | 'to' | 'body' | 'shown'>): Pane | null {
  const name = paneName(view, wordsOf(view, head));
  if (name === null) return null;
  const ways = anchorsIn(view.page, place.body).filter(
    (anchor) => isMore(view, anchor) && anchor.box.start >= place.from && anchor.box.end <= place.to,
  );
  const urls = [
    ...waysOf(view, head),
    ...ways.flatMap(({ url }) => (url === null || url === view.url ? [] : url)),
  ];
  return {
    ...place,
    name,
    label: head,
    marks: [head, ...head.children, place.body].map(({ element }) => element),
    url: urls[0] ?? null,
  };
}
