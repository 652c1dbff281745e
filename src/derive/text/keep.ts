// Strings that outlive their page: V8 slices pin the whole text they were cut from, so what is kept is copied.

/** Below this length V8 copies by itself instead of slicing. */
const SLICE_MINIMUM = 13;

/** The same text in memory of its own, so that the page it was cut from can be freed. */
export function keep(text: string): string {
  // Joining makes a new string and cutting the joint off pins only that one: five times cheaper than a clone.
  return text.length < SLICE_MINIMUM ? text : ` ${text}`.slice(1);
}

const BLANK = /[\s\u00a0\u3000\u200b-\u200d\ufeff]/;
const BLANKS = /[\s\u00a0\u3000\u200b-\u200d\ufeff]+/g;

/** Runs of blanks (full-width, no-break and zero-width ones too) become one blank; ends are trimmed. */
export function collapse(text: string): string {
  // Most texts hold none, and looking is cheaper than replacing.
  if (!BLANK.test(text)) return text;
  return text.replace(BLANKS, ' ').trim();
}

/** Collapsed, cut to `limit` characters without splitting a surrogate pair, and copied. */
export function keepShort(text: string, limit: number): string {
  const flat = collapse(text);
  if (flat.length <= limit) return keep(flat);
  const cut = flat.slice(0, limit);
  return keep(/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut);
}
