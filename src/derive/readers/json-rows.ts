// Rows embedded in a script as JSON: var list = [{"title":…,"url":…,"date":…}], or a whole state object.
import type { PageWords } from '../dom/words.ts';
import { treeHtml } from './json-tree.ts';
import { escapeHtml, type ScriptReader } from './reader.ts';

const MOST_LITERALS = 30;
const LARGEST = 600_000;

export interface JsonRow {
  readonly title: string;
  readonly url: string;
  readonly date: string;
}

export const jsonRows: ScriptReader = {
  name: 'json',
  read({ code, source, tag, type }, words) {
    if (source !== '' || tag !== 'script' || code.length > LARGEST) return null;
    if (
      type === 'application/ld+json' ||
      !/["']?(?:title|subject|name|bt|headline|\w*title)["']?\s*:/i.test(code)
    )
      return null;
    const values = arraysIn(code);
    const tree = treeHtml(values, words);
    if (tree !== null) return { reader: this.name, html: tree };
    const rows = bestRows(values, words);
    if (rows.length === 0) return null;
    return { reader: this.name, html: `<ul>${rows.map(rowHtml).join('')}</ul>` };
  },
};

function rowHtml({ title, url, date }: JsonRow): string {
  return `<li><a href="${escapeHtml(url)}">${escapeHtml(title)}</a><span class="date">${escapeHtml(date)}</span></li>`;
}

function bestRows(values: readonly unknown[], words: PageWords, depth = 0): JsonRow[] {
  return values
    .map((value) => rowsIn(value, words, depth))
    .reduce((best, rows) => (rows.length > best.length ? rows : best), []);
}

/** The longest array of row-like objects anywhere in the value. */
function rowsIn(value: unknown, words: PageWords, depth: number): JsonRow[] {
  if (depth > 8 || value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) {
    const rows = value.flatMap((item) => asRow(item, words) ?? []);
    if (rows.length > 0 && rows.length >= value.length * 0.6) return rows;
  }
  return bestRows(Object.values(value), words, depth + 1);
}

function asRow(item: unknown, { sets }: PageWords): JsonRow | null {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return null;
  const fields = new Map(
    Object.entries(item).map(([key, value]) => [key.toLowerCase().replace(/[_-]/g, ''), value]),
  );
  const title = firstText(fields, sets.jsonTitleKeys);
  const url = firstText(fields, sets.jsonUrlKeys);
  const date = firstText(fields, sets.jsonDateKeys) || publishedMoment(fields);
  if (title.length < 4 || url === '' || (date === '' && !/\d/.test(url))) return null;
  return { title: title.replace(/<[^>]*>/g, ''), url, date: timestampDate(date) };
}

function firstText(fields: ReadonlyMap<string, unknown>, keys: ReadonlySet<string>): string {
  for (const key of keys) {
    const value = fields.get(key);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number' && value > 1e9) return String(value);
  }
  return '';
}

/** `pubMs`, `publishTs`, `releaseAt`: epoch milliseconds under a name that begins with publication. */
function publishedMoment(fields: ReadonlyMap<string, unknown>): string {
  for (const [key, value] of fields)
    if (typeof value === 'number' && value > 6e11 && value < 4e12 && MOMENT_OF_PUBLICATION.test(key))
      return String(value);
  return '';
}

const MOMENT_OF_PUBLICATION =
  /^(?:doc)?(?:pub|publish|published|release|released)(?:ms|ts|at|stamp|millis|timems|timestamp)$/;

/** Epoch seconds or milliseconds become a day in Asia/Shanghai. */
function timestampDate(text: string): string {
  if (!/^\d{10}(?:\d{2,3})?$/.test(text)) return text;
  const epochMs = text.length === 10 ? Number(text) * 1000 : Number(text);
  return new Date(epochMs + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Every array or object literal that is assigned or makes up the whole script and that JSON can read. */
function arraysIn(code: string): unknown[] {
  const values: unknown[] = [];
  const trimmed = code.trim();
  if (/^[[{]/.test(trimmed)) values.push(parse(trimmed));
  const opening = /[=:(]\s*(?=[[{]\s*[[{"'\w])/g;
  for (let tries = 0; tries < MOST_LITERALS; tries += 1) {
    const head = opening.exec(code);
    if (!head) break;
    const literal = balanced(code, opening.lastIndex);
    if (literal === null || literal.length <= 20) continue;
    const value = parse(literal);
    // What could be read need not be read again piece by piece.
    if (value !== null) opening.lastIndex += literal.length;
    values.push(value);
  }
  return values.filter((value) => value !== null);
}

/** The text from an opening bracket to its closing one, strings respected. */
function balanced(code: string, from: number): string | null {
  let depth = 0;
  let quote = '';
  for (let index = from; index < code.length; index += 1) {
    const character = code[index] ?? '';
    if (quote !== '') {
      if (character === '\\') index += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '[' || character === '{') depth += 1;
    else if ((character === ']' || character === '}') && (depth -= 1) === 0)
      return code.slice(from, index + 1);
  }
  return null;
}

function parse(literal: string): unknown {
  for (const text of [literal, asJson(literal)]) {
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return null;
}

/** A JavaScript literal as JSON: single quotes, bare keys, trailing commas. */
function asJson(literal: string): string {
  return literal
    .replace(/"(?:[^"\\]|\\.)*"|'((?:[^'\\]|\\.)*)'/g, (whole, single: string | undefined) =>
      single === undefined ? whole : JSON.stringify(single.replace(/\\'/g, "'")),
    )
    .replace(/([{,]\s*)([A-Za-z_$][\w$]*)\s*:/g, '$1"$2":')
    .replace(/,\s*([\]}])/g, '$1');
}
