// The script that writes the DOM out as HTML, run in a world of its own so that the page's overrides cannot touch it.

const SOURCE = String.raw`(({ maxCharacters, gap, path, inner }) => {
  const VOID = new Set(['area','base','br','col','embed','hr','img','input','link','meta','param','source','track','wbr']);
  const BODILESS = new Set(['script','style','noscript','template','svg','canvas','object','math']);
  // They take room by their content's nature, or by their parent's; an image not loaded has no size yet.
  const SIZELESS = new Set(['img','picture','svg','video','audio','canvas','object','embed','input','br','wbr','hr','option',
    'optgroup','source','track','area','map','param','col','colgroup','iframe','frame','frameset','html','body','slot','tr','tbody','thead','tfoot']);
  const ADDRESSES = new Set(['href','src','action','background','data','poster','data-src','data-original','formaction','longdesc','cite']);
  const out = [];
  let size = 0;
  const put = (text) => { size += text.length; out.push(text); };
  const full = () => size > maxCharacters;
  const text = (value) => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\u00a0/g, '&nbsp;');
  const quoted = (value) => value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/\u00a0/g, '&nbsp;');
  const absolute = (value, base) => {
    if (/^\s*([a-z][a-z0-9+.-]*:|#|$)/i.test(value)) return value;
    try { return new URL(value, base).href; } catch { return value; }
  };
  const tagOf = (element) => element.localName.toLowerCase();

  function noRoom(element, style) {
    const box = element.getBoundingClientRect();
    if (box.width > 0 && box.height > 0) return false;
    if (style.display === 'contents') return false;
    // Floated and positioned children show outside a box without height, unless it clips them.
    const clips = (box.width === 0 && style.overflowX !== 'visible') || (box.height === 0 && style.overflowY !== 'visible');
    return clips || (element.childElementCount === 0 && element.textContent.trim() !== '' && style.fontSize === '0px');
  }
  function hidden(element, tag) {
    if (tag === 'html' || tag === 'body' || tag === 'head' || tag === 'option' || tag === 'optgroup') return false;
    if (!element.checkVisibility()) return true;
    if (!element.checkVisibility({ visibilityProperty: true })) {
      // A child may be visible again; then the parent still shows something.
      return ![...element.querySelectorAll('*')].some((child) => child.checkVisibility({ visibilityProperty: true }));
    }
    if (SIZELESS.has(tag)) return false;
    const box = element.getBoundingClientRect();
    return (box.width === 0 || box.height === 0) && noRoom(element, getComputedStyle(element));
  }
  function attributes(element, tag, base) {
    for (const { name, value } of element.attributes) {
      if (/["'<>=\s\/]/.test(name) || name === 'data-hidden' || name === 'data-frame') continue;
      if ((tag === 'input' && (name === 'value' || name === 'checked')) || (tag === 'option' && name === 'selected')) continue;
      const written = base === null ? value
        : ADDRESSES.has(name) ? absolute(value, base)
        : name === 'srcset' ? value.split(',').map((part) => { const [at, ...rest] = part.trim().split(/\s+/); return [absolute(at ?? '', base), ...rest].join(' '); }).join(', ')
        : value;
      put(' ' + name + '="' + quoted(written) + '"');
    }
    if (tag === 'input') {
      if (element.type === 'checkbox' || element.type === 'radio') {
        if (element.hasAttribute('value')) put(' value="' + quoted(element.value) + '"');
        if (element.checked) put(' checked=""');
      } else if (element.type !== 'password' && element.type !== 'file' && element.value !== '') put(' value="' + quoted(element.value) + '"');
    }
    if (tag === 'option' && element.selected) put(' selected=""');
  }
  function children(node, context) { for (const child of node.childNodes) visit(child, context); }

  function insides(doc, context) {
    if (!doc.body) return;
    if (tagOf(doc.body) === 'frameset') visit(doc.body, context); else children(doc.body, context);
  }
  // Its place among its document's frames, by which it is found from outside.
  function placeOf(element) {
    const view = element.ownerDocument.defaultView;
    for (let i = 0; view && i < view.length; i++) if (view[i] === element.contentWindow) return i;
    return -1;
  }
  function frame(element, tag, context, mark) {
    let inner = null;
    try { inner = element.contentDocument; } catch { inner = null; }
    const address = inner && inner.URL !== 'about:blank' ? inner.URL : absolute(element.getAttribute('src') ?? '', element.baseURI);
    put('<div data-frame="' + quoted(address) + '"');
    for (const name of ['id', 'class', 'name', 'style', 'title']) {
      if (element.hasAttribute(name)) put(' ' + name + '="' + quoted(element.getAttribute(name)) + '"');
    }
    const within = inner && inner.querySelector('base[target]');
    if (within) put(' data-base-target="' + quoted(within.target) + '"');
    put(mark ? ' data-hidden="">' : '>');
    // Deep nests are traps.
    if (inner && inner.body && context.depth < 6) {
      const own = [...context.path, placeOf(element)];
      insides(inner, { base: inner.baseURI, hidden: mark || context.hidden, depth: context.depth + 1, path: own });
    } else if (!inner && element.contentWindow) put('<!--' + gap + [...context.path, placeOf(element)].join('.') + '-->');
    put('</div>');
  }
  function visit(node, context) {
    if (full()) return;
    if (node.nodeType === 3) { put(text(node.data)); return; }
    if (node.nodeType !== 1) return;
    const tag = tagOf(node);
    if (tag === 'noframes') return;
    const inHead = context.head === true || tag === 'head';
    const mark = !inHead && !context.hidden && !BODILESS.has(tag) && !VOID.has(tag) && hidden(node, tag)
      || !inHead && !context.hidden && tag === 'img' && !node.checkVisibility();
    if (tag === 'iframe' || tag === 'frame') { frame(node, tag, context, mark); return; }
    const written = tag === 'frameset' ? (node === document.body ? 'body' : 'div') : tag;
    put('<' + written);
    if (tag === 'frameset') put(' data-frameset=""'); else attributes(node, tag, context.base);
    put(mark ? ' data-hidden="">' : '>');
    if (VOID.has(tag)) return;
    if (tag === 'textarea') put(text(node.value));
    else if (!BODILESS.has(tag)) {
      const within = { ...context, hidden: mark || context.hidden, head: inHead };
      if (node.shadowRoot) shadow(node, within); else children(node, within);
    }
    put('</' + written + '>');
  }
  function shadow(host, context) {
    const root = host.shadowRoot;
    const slotted = (node) => {
      if (node.nodeType === 1 && tagOf(node) === 'slot') {
        const given = node.assignedNodes();
        if (given.length > 0) { for (const child of given) visit(child, context); return; }
        for (const child of node.childNodes) slotted(child);
        return;
      }
      if (node.nodeType === 1 && node.querySelector('slot') && !BODILESS.has(tagOf(node))) {
        put('<' + tagOf(node)); attributes(node, tagOf(node), context.base);
        const mark = !context.hidden && hidden(node, tagOf(node));
        put(mark ? ' data-hidden="">' : '>');
        for (const child of node.childNodes) slotted(child);
        put('</' + tagOf(node) + '>');
        return;
      }
      visit(node, context);
    };
    for (const child of root.childNodes) slotted(child);
  }
  const start = { base: null, hidden: false, depth: 0, path };
  if (inner) insides(document, { ...start, base: document.baseURI });
  else {
    put('<!DOCTYPE html>');
    if (document.documentElement) visit(document.documentElement, start);
  }
  return out.join('');
})`;

export interface SerialiseOrder {
  readonly maxCharacters: number;
  /** Where a frame of another origin belongs, the HTML says `<!--GAP 0.1-->` with its place in the tree of frames. */
  readonly gap: string;
  /** The place of the frame that is written, `[]` for the page itself. */
  readonly path: readonly number[];
  /** A frame's body without its tags, addresses absolute. */
  readonly inner: boolean;
}

/** Evaluates to the page's HTML; elements beyond the limit are left out, those open are closed. */
export function serialiseExpression(order: SerialiseOrder): string {
  return `${SOURCE}(${JSON.stringify(order)})`;
}
