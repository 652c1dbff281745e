// The script that runs in every document before the page's own: it notes when the DOM last changed and which short
// timers are still to come, so that rows drawn late are waited for and tickers are not.
import type { BrowserSettings } from '../settings.ts';

/** What the probe answers. Times are ms. */
export interface Stirring {
  /** Since the last change of the DOM that was not a ticker's. */
  readonly quietMs: number;
  /** One-shot timers to be waited for: short ones still to come, longer ones that are overdue. */
  readonly timers: number;
  /** Until the last of the longer ones is due; 0 when there is none. */
  readonly laterMs: number;
  /** The longest that a timer of ours was late: the page had no time to run, and what it draws may be late, too. */
  readonly lateMs: number;
  /** A script waits for what stands below to be scrolled into view, and there is something below. */
  readonly below: boolean;
}

const PROBE = '__xunjianStirring';

/** Evaluated in the page's own world; null where the script could not be set up. */
export const PROBE_EXPRESSION = `typeof window.${PROBE} === 'function' ? window.${PROBE}() : null`;

const SOURCE = String.raw`(({ timerMs, timerDepth, sameElement, patienceMs, beatMs }, name) => {
  if (window[name]) return;
  const setLater = window.setTimeout, forget = window.clearTimeout, forgetRepeated = window.clearInterval;
  const call = Function.prototype.call.bind(Function.prototype.call);
  const now = performance.now.bind(performance);
  const due = new Map(), later = new Map();
  const changes = new WeakMap();
  /* A timer overdue for so long was lost with what set it. */
  const OVERDUE = 1000;
  let depth = 0, last = now(), lateMs = 0, beaten = now();
  const late = () => Math.max(0, now() - beaten - beatMs);
  const beat = () => { lateMs = Math.max(lateMs, late()); beaten = now(); call(setLater, window, beat, beatMs); };
  call(setLater, window, beat, beatMs);
  window.setTimeout = function setTimeout(handler, delay, ...rest) {
    const wait = Math.max(0, Number(delay) || 0);
    if (arguments.length > 0 && wait > timerMs && wait <= patienceMs && depth === 0) {
      const far = call(setLater, this ?? window, typeof handler !== 'function' ? handler : function () {
        later.delete(far);
        return handler.apply(this, arguments);
      }, delay, ...rest);
      later.set(far, now() + wait);
      return far;
    }
    if (arguments.length === 0 || wait > timerMs || depth >= timerDepth) return call(setLater, this ?? window, ...arguments);
    const own = depth + 1;
    let id = 0;
    const run = typeof handler !== 'function' ? handler : function () {
      due.delete(id);
      const before = depth;
      depth = own;
      try { return handler.apply(this, arguments); } finally { depth = before; }
    };
    id = call(setLater, this ?? window, run, delay, ...rest);
    due.set(id, now() + wait);
    return id;
  };
  window.clearTimeout = function clearTimeout(id) { due.delete(id); later.delete(id); return call(forget, this ?? window, id); };
  window.clearInterval = function clearInterval(id) { due.delete(id); later.delete(id); return call(forgetRepeated, this ?? window, id); };
  new MutationObserver((records) => {
    if (document.readyState === 'loading') { last = now(); return; }
    for (const target of new Set(records.map((record) => record.target))) {
      const seen = (changes.get(target) ?? 0) + 1;
      changes.set(target, seen);
      if (seen <= sameElement) last = now();
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
  let waits = false;
  const observe = window.IntersectionObserver?.prototype.observe, listen = EventTarget.prototype.addEventListener;
  if (observe) IntersectionObserver.prototype.observe = function () { waits = true; return observe.apply(this, arguments); };
  EventTarget.prototype.addEventListener = function (kind) {
    if (kind === 'scroll') waits = true;
    return listen.apply(this ?? window, arguments);
  };
  const below = () => waits && (document.scrollingElement?.scrollHeight ?? 0) > window.innerHeight + 4;
  if (navigator.serviceWorker) {
    try { navigator.serviceWorker.register = () => Promise.reject(new DOMException('not here', 'NotSupportedError')); }
    catch { /* an opaque origin has none */ }
  }
  const stirring = () => {
    const at = now();
    for (const [id, time] of due) if (at - time > OVERDUE) due.delete(id);
    for (const [id, time] of later) if (at - time > OVERDUE) later.delete(id);
    let quietMs = at - last, timers = due.size, laterMs = 0, latest = Math.max(lateMs, late());
    for (const time of later.values()) {
      if (time <= at) timers += 1;
      else laterMs = Math.max(laterMs, time - at);
    }
    for (let i = 0; i < window.length && i < 30; i++) {
      try {
        const inner = window[i][name]();
        quietMs = Math.min(quietMs, inner.quietMs);
        timers += inner.timers;
        laterMs = Math.max(laterMs, inner.laterMs);
        latest = Math.max(latest, inner.lateMs);
      } catch { /* a frame of another origin: its requests are counted from outside */ }
    }
    return { quietMs, timers, laterMs, lateMs: latest, below: below() };
  };
  Object.defineProperty(window, name, { value: stirring, enumerable: false });
})`;

export function watchScript(settings: BrowserSettings): string {
  const { timerMs, timerDepth, sameElement, patienceMs, beatMs } = settings.settle;
  return `${SOURCE}(${JSON.stringify({ timerMs, timerDepth, sameElement, patienceMs, beatMs })}, ${JSON.stringify(PROBE)})`;
}
