// The script that finds the place a finding speaks of, puts a visible frame around it and a bar with address and time
// above it. The place is named by a path in the page as it was written down (frames inlined), else by words printed
// there. It styles from a world of our own, in closed shadow roots: no style sheet of the page reaches it.

const SOURCE = String.raw`(({ place, lines, shift, margin, minWidth, maxHeight }) => {
  const root = document.documentElement;
  const isFrame = (element) => /^i?frame$/.test(element.localName);
  const writtenTag = (element) => isFrame(element) ? 'div'
    : element.localName === 'frameset' ? (element === document.body ? 'body' : 'div') : element.localName.toLowerCase();
  const innerDocument = (frame) => { try { return frame.contentDocument; } catch { return null; } };
  const partsOf = (element) => {
    if (!isFrame(element)) return [...(element.shadowRoot ?? element).children];
    const body = innerDocument(element)?.body;
    return body ? (body.localName === 'frameset' ? [body] : [...body.children]) : [];
  };
  const documents = (of, depth = 0) => [of, ...(depth > 5 ? [] : [...of.querySelectorAll('iframe,frame')]
    .flatMap((frame) => { const inner = innerDocument(frame); return inner ? documents(inner, depth + 1) : []; }))];
  const boxOf = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    let x = left, y = top;
    for (let view = element.ownerDocument.defaultView; view && view !== window; view = view.parent) {
      const frame = view.frameElement, outer = frame.getBoundingClientRect();
      x += outer.left + frame.clientLeft;
      y += outer.top + frame.clientTop;
    }
    return { x: x + scrollX, y: y + scrollY, width, height };
  };
  const shown = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  function byPath(path) {
    const [first, ...steps] = path.split(' > ');
    let at = first.startsWith('#') ? documents(document).map((of) => of.getElementById(first.slice(1))).find(Boolean)
      : first === 'html' ? root : null;
    for (const step of steps) {
      const [, tag, nth] = /^([^:]+)(?::nth-of-type\((\d+)\))?$/.exec(step) ?? [];
      at = at && partsOf(at).filter((part) => writtenTag(part) === tag)[(Number(nth) || 1) - 1];
    }
    return at && shown(at) ? at : null;
  }
  const bare = (text) => text.replace(/\s+/g, '');
  function saying(words) {
    const sought = bare(words), found = [];
    for (const of of documents(document)) {
      const texts = of.createTreeWalker(of.body ?? of, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const said = bare(text.data), holder = text.parentElement;
        if (said.includes(sought) && said.length <= sought.length + 40 && holder && shown(holder)) found.push(holder);
      }
    }
    return found;
  }
  const wide = Math.max(root.clientWidth, 1);
  // A phrase or a heading is a line; what is blank is the part of the page that it stands in.
  function around(element) {
    let at = element;
    while (boxOf(at).height < 100 || boxOf(at).width < wide * 0.3) {
      const parent = at.parentElement;
      if (!parent || parent === at.ownerDocument.body || boxOf(parent).height > maxHeight) break;
      at = parent;
    }
    return at;
  }
  function byWords() {
    for (const words of place.words) {
      const found = saying(words);
      if (found.length === 0) continue;
      return place.link !== undefined ? (found.map((each) => each.closest('a,area')).find(Boolean) ?? found[0]) : around(found.at(-1));
    }
    return null;
  }
  const byAddress = () => place.link
    ? documents(document).flatMap((of) => [...of.querySelectorAll('a[href],area[href]')])
      .find((each) => shown(each) && (String(each.href).split('#')[0] === place.link || each.getAttribute('href').trim() === place.link)) : null;
  const pathOf = (element) => {
    const steps = [];
    for (let at = element; at; at = at.parentElement) {
      if (/^[A-Za-z][\w-]*$/.test(at.id)) { steps.unshift('#' + at.id); break; }
      const alike = [...(at.parentElement?.children ?? [])].filter((each) => each.localName === at.localName);
      steps.unshift(alike.length > 1 ? at.localName + ':nth-of-type(' + (alike.indexOf(at) + 1) + ')' : at.localName);
    }
    return steps.join(' > ');
  };
  const named = place.selector ? byPath(place.selector) : null;
  // A link that is not there any more must not be shown elsewhere.
  const found = named ?? byAddress() ?? byWords() ?? (place.link === undefined ? document.body : null);
  if (!found) return null;
  const set = (element, styles) => { for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, 'important'); };
  const put = (styles) => {
    const host = document.createElement('div'), inner = document.createElement('div');
    set(host, { all: 'initial', position: 'absolute', 'z-index': '2147483647', display: 'block', 'pointer-events': 'none' });
    set(inner, { 'box-sizing': 'border-box', ...styles });
    host.attachShadow({ mode: 'closed' }).append(inner);
    root.append(host);
    return { host, inner };
  };
  const at = (host, { x, y }) => {
    const origin = boxOf(root);
    set(host, { left: x - origin.x + 'px', top: y - origin.y + 'px' });
  };
  // Room above the first line of the page for this crop's own bar.
  set(root, { transform: 'translateY(' + (shift + margin) + 'px)' });
  const bar = put({ padding: '7px 12px', background: '#14324f', color: '#ffffff', 'text-align': 'left',
    font: '16px/24px "WenQuanYi Micro Hei", "Noto Sans CJK SC", sans-serif', 'overflow-wrap': 'anywhere', 'word-break': 'break-all' });
  for (const line of lines) { const row = document.createElement('div'); row.textContent = line; bar.inner.append(row); }
  const box = boxOf(found);
  const width = Math.min(wide, Math.max(minWidth, box.width + 2 * margin));
  const x = Math.max(0, Math.min(wide - width, box.x - margin));
  set(bar.inner, { width: width + 'px' });
  const barHeight = Math.ceil(bar.inner.getBoundingClientRect().height);
  set(root, { transform: 'translateY(' + (shift + margin + barHeight) + 'px)' });
  const placed = boxOf(found);
  const height = Math.min(placed.height, maxHeight);
  const border = 3;
  const frame = put({ border: border + 'px solid #d0021b', width: placed.width + 2 * border + 'px', height: height + 2 * border + 'px' });
  at(frame.host, { x: placed.x - border, y: placed.y - border });
  const top = Math.max(barHeight, placed.y - margin);
  at(bar.host, { x, y: top - barHeight });
  const clip = { x, y: top - barHeight, width, height: barHeight + (placed.y - top) + height + margin };
  const marks = [frame.host, bar.host];
  window.__xunjianMarks = () => { for (const mark of marks) mark.remove(); };
  return { clip, selector: named ? place.selector : pathOf(found) };
})`;

/** What a picture is to show of a page. */
export interface PlaceOrder {
  /** `words` as printed there, best first; `link` an address: then a link is meant, not the part of the page around it. */
  readonly place: { readonly selector: string; readonly words: readonly string[]; readonly link?: string };
  readonly lines: readonly string[];
  /** Pixels by which the page was moved down before. */
  readonly shift: number;
  /** Around the place, pixels; the least width and the greatest height of the part shown. */
  readonly margin: number;
  readonly minWidth: number;
  readonly maxHeight: number;
}

/** Pixels of the page; `selector` is the path of what was framed. */
export interface FramedPlace {
  readonly clip: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly selector: string;
}

/** Evaluates to a `FramedPlace`, null when there is nothing to show. The marks stay until `UNMARK_EXPRESSION`. */
export function placeExpression(order: PlaceOrder): string {
  return `${SOURCE}(${JSON.stringify(order)})`;
}

/** Takes frame and bar away, so that another place of the page may be shown. */
export const UNMARK_EXPRESSION = `window.__xunjianMarks?.()`;
