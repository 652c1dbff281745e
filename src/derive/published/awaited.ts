// Dates that a script of the page puts into an empty element of the publish line: 发布时间：<span id="sj"></span>.
import { isTag, isText, type ChildNode, type Element } from 'domhandler';
import { textContent } from 'domutils';
import type { PublishedWords } from './words.ts';

/** An element that stands empty until a script fills it, and the words right before it. */
export interface Awaiting {
  readonly id: string;
  readonly before: string;
}

const PLAIN_ID = /^[\w-]{2,40}$/;
/** `con_time`, `art-date`: the time of this text, in the words of its template. */
const OF_ARTICLE = /^(?:con|content|art|article|doc|news|info|detail)[_-]?(?:time|date)$/i;
const LONGEST_LABEL = 16;

export function awaitingOf(element: Element): Awaiting | null {
  const id = element.attribs['id'] ?? '';
  if (!PLAIN_ID.test(id) || element.children.length > 1 || textContent(element).trim() !== '') return null;
  return { id, before: wordsBefore(element).slice(-LONGEST_LABEL) };
}

function wordsBefore(element: Element): string {
  for (let node: ChildNode | null = element.prev; node; node = node.prev) {
    const text = isText(node) ? node.data : isTag(node) ? textContent(node) : '';
    if (text.trim() !== '') return text.trimEnd();
  }
  return '';
}

/** The texts that scripts put into the elements which await the publication date. */
export function awaitedValues(
  awaiting: readonly Awaiting[],
  scripts: readonly string[],
  words: PublishedWords,
): string[] {
  const ids = awaiting.filter((one) => awaitsDate(one, words)).map(({ id }) => id);
  return [...new Set(ids)].flatMap((id) => scripts.flatMap((code) => filledIn(id, code)));
}

function awaitsDate({ id, before }: Awaiting, words: PublishedWords): boolean {
  if (words.fieldName.test(id) || OF_ARTICLE.test(id)) return true;
  const label = [...before.matchAll(words.labels)].at(-1);
  if (label === undefined || label.groups?.['plain'] !== undefined) return false;
  return /^\s*[:：]?$/.test(before.slice(label.index + label[0].length));
}

/** `$("#id").html(name)` with `name = "2021-12-17"` somewhere in the same script, or the text itself. */
function filledIn(id: string, code: string): string[] {
  const filled = new RegExp(
    `["']#?${id}["']\\s*\\)\\s*\\.\\s*(?:innerHTML|innerText|textContent|html|text)\\s*[=(]\\s*` +
      `(?:["'][^"'\\n]{0,20}["']\\s*\\+\\s*)?(?:(["'])(?<value>[^"'\\n]{6,60})\\1|(?<name>[A-Za-z_$][\\w$]*))`,
    'g',
  );
  return [...code.matchAll(filled)].flatMap(({ groups }) =>
    groups?.['value'] === undefined ? assignedTo(groups?.['name'] ?? '', code) : [groups['value']],
  );
}

function assignedTo(name: string, code: string): string[] {
  const form = new RegExp(
    `(?<![\\w$.])${name.replaceAll('$', String.raw`\$`)}\\s*=\\s*(["'])(?<value>[^"'\\n]{6,60})\\1`,
    'g',
  );
  return name === '' ? [] : [...code.matchAll(form)].map(({ groups }) => groups?.['value'] ?? '');
}
