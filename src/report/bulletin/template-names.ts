// Names that a template uses although nothing stands for them.
import type { Line, Part } from './template.ts';
import type { ModelList, TemplateModel } from './value.ts';

/** What every item offers a paragraph besides its own: 一, 二, 三 … */
export const ORDINAL_NAME = '序';

export const listOf = (lists: readonly ModelList[], name: string): ModelList | undefined =>
  lists.find((list) => list.id === name || list.name === name);

/** Names a line uses that nothing stands for. */
function* unknownIn(parts: readonly Part[], known: (name: string) => boolean): Generator<string> {
  for (const part of parts) {
    if (part.kind === 'placeholder' && !known(part.name)) yield part.name;
    if (part.kind !== 'condition') continue;
    if (!known(part.condition.name)) yield part.condition.name;
    yield* unknownIn(part.parts, known);
  }
}

interface Seen {
  /** Those of the items around the line before those of the document. */
  readonly lists: readonly ModelList[];
  readonly offered: ReadonlySet<string>;
}

/** What a line sees that is repeated over these lists; the name of one that is not there. */
function seenWithin(each: readonly string[], { lists }: TemplateModel): Seen | string {
  let seen: Seen = { lists, offered: new Set() };
  for (const name of each) {
    const list = listOf(seen.lists, name);
    if (!list) return name;
    seen = {
      lists: [...(list.within?.(null) ?? []), ...seen.lists],
      offered: new Set([...seen.offered, ORDINAL_NAME, ...list.offers]),
    };
  }
  return seen;
}

/** The first such name of a line; null when all are known. */
export function unknownName(line: Line, model: TemplateModel): string | null {
  if (line.kind === 'annexes' || line.kind === 'signature') return null;
  const seen = seenWithin(line.kind === 'chart' ? [] : line.each, model);
  if (typeof seen === 'string') return seen;
  const known = (name: string): boolean => model.scope.has(name) || seen.offered.has(name);
  const condition = line.conditions.find(({ name }) => !known(name) && !listOf(seen.lists, name));
  if (condition) return condition.name;
  if (line.kind === 'chart')
    return model.charts?.some(({ id }) => id === line.chart) === true ? null : line.chart;
  if (line.kind === 'table') return listOf(seen.lists, line.list)?.columns ? null : line.list;
  return [...unknownIn(line.parts, known)][0] ?? null;
}
