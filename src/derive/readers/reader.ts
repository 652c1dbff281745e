// The interface of the named readers: what a script would draw, known without running it.
import type { PageWords } from '../dom/words.ts';
import type { PlacedScript } from './scripts.ts';

/** What one script would put into the page. */
export interface Drawn {
  readonly reader: string;
  /** The HTML it would draw in its place; '' when its store holds nothing. */
  readonly html: string;
}

/** Each reader knows one way of writing; null when the script is none of its kind. */
export interface ScriptReader {
  readonly name: string;
  read(script: PlacedScript, words: PageWords): Drawn | null;
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
