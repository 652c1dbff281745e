// What an entry is called, by its link or by what stands beside it.
import type { Anchor, Box } from '../dom/box.ts';
import { areSorts } from '../dom/sort-tabs.ts';
import type { PageView } from '../dom/view.ts';

/** Without bullets, arrows and the lines of a tree. */
export const clean = (text: string): string =>
  text.replace(
    /^[\s·•|>»+\u2190-\u21ff\u2500-\u257f\u25a0-\u27bf-]+|[\s|>»\u2190-\u21ff\u25a0-\u27bf+-]+$/g,
    '',
  );

/** A block without rows still has a heading beside its 更多. */
export function nameBeside(view: PageView, more: Anchor): string {
  const line = more.box.parent;
  if (!line || line.textLength > 40 || areSorts(view, line)) return '';
  const words = line.parts.flatMap((part) =>
    typeof part === 'string' ? [part] : part === more.box ? [] : [textOf(part)],
  );
  const name = clean(words.join(' ').trim());
  return name.length >= 2 && name.length <= 20 ? name : '';
}

function textOf(box: Box): string {
  return box.parts.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
}
