// A template filled with the model: the blocks of a document, every number still naming its figure.
import { err, ok, type Result } from '../../model/result.ts';
import type { Annex } from './annex.ts';
import type { Chart } from './charts.ts';
import type { BulletinModel } from './model.ts';
import { textValue, type ModelList, type Piece, type Scope, type Value } from './value.ts';
import type { Condition, Line, LineKind, Part } from './template.ts';

export type Block =
  | { readonly kind: LineKind; readonly pieces: readonly Piece[] }
  | { readonly kind: 'annexes'; readonly annexes: readonly Pick<Annex, 'number' | 'title'>[] }
  | { readonly kind: 'signature'; readonly signature: string; readonly date: string }
  | { readonly kind: 'chart'; readonly chart: Chart };

const ORDINALS = [...'一二三四五六七八九十'];

/** 一 to 二十. */
const ordinal = (index: number): string =>
  index < 10 ? (ORDINALS[index] ?? '') : `十${index === 10 ? '' : (ORDINALS[index - 11] ?? '')}`;

/** Names a line uses that nothing stands for. */
function* unknownIn(parts: readonly Part[], known: (name: string) => boolean): Generator<string> {
  for (const part of parts) {
    if (part.kind === 'placeholder' && !known(part.name)) yield part.name;
    if (part.kind !== 'condition') continue;
    if (!known(part.condition.name)) yield part.condition.name;
    yield* unknownIn(part.parts, known);
  }
}

function unknownName(line: Line, model: BulletinModel): string | null {
  if (line.kind === 'annexes' || line.kind === 'signature') return null;
  const list = line.kind === 'chart' || line.each === null ? null : listOf(model, line.each);
  if (line.kind !== 'chart' && line.each !== null && !list) return line.each;
  const known = (name: string): boolean =>
    model.scope.has(name) || (list !== null && (name === '序' || list?.offers.includes(name) === true));
  const condition = line.conditions.find(({ name }) => !known(name) && !listOf(model, name));
  if (condition) return condition.name;
  if (line.kind === 'chart') return model.charts.some(({ id }) => id === line.chart) ? null : line.chart;
  return [...unknownIn(line.parts, known)][0] ?? null;
}

const listOf = ({ lists }: BulletinModel, name: string): ModelList | undefined =>
  lists.find((list) => list.id === name || list.name === name);

function piecesOf(parts: readonly Part[], scope: Scope): readonly Piece[] {
  return parts.flatMap((part): readonly Piece[] => {
    if (part.kind === 'text') return [{ text: part.text }];
    if (part.kind === 'placeholder') return scope.get(part.name)?.pieces ?? [];
    return holds(part.condition, scope) ? piecesOf(part.parts, scope) : [];
  });
}

const holds = ({ name, when }: Condition, scope: Scope): boolean =>
  (scope.get(name)?.empty ?? true) === (when === '无');

/** Lists may be asked for too: whether they hold anything. */
function scopeWithLists({ scope, lists }: BulletinModel): Scope {
  const held = lists.flatMap(({ id, name, items }): readonly (readonly [string, Value])[] => {
    const value = textValue(items.length === 0 ? '' : String(items.length));
    return [
      [id, value],
      [name, value],
    ];
  });
  return new Map([...held, ...scope]);
}

function blocksOf(line: Line, model: BulletinModel, scope: Scope): readonly Block[] {
  if (line.kind === 'annexes')
    return [{ kind: 'annexes', annexes: model.annexes.map(({ number, title }) => ({ number, title })) }];
  if (line.kind === 'signature') {
    const word = (name: string): string => (scope.get(name)?.pieces ?? []).map(({ text }) => text).join('');
    return [{ kind: 'signature', signature: word('发文机关'), date: word('成文日期') }];
  }
  if (!line.conditions.every((condition) => holds(condition, scope))) return [];
  if (line.kind === 'chart')
    return model.charts.filter(({ id }) => id === line.chart).map((chart) => ({ kind: 'chart', chart }));
  const { kind, parts, each } = line;
  if (each === null) return [{ kind, pieces: piecesOf(parts, scope) }];
  const items = listOf(model, each)?.items ?? [];
  return items.map((item, index) => {
    const own = new Map([...scope, ...item, ['序', textValue(ordinal(index))] as const]);
    return { kind, pieces: piecesOf(parts, own) };
  });
}

/**
 * @param name of the template's file, for messages.
 * @returns the blocks, or one Chinese line: the first name in the template that nothing stands for.
 */
export function composeBulletin(
  lines: readonly Line[],
  model: BulletinModel,
  name: string,
): Result<readonly Block[], string> {
  for (const line of lines) {
    const unknown = unknownName(line, model);
    if (unknown !== null)
      return err(
        `${name} 第 ${String(line.number)} 行：没有“${unknown}”这个占位名；可用的名称见 xunjian explain bulletin --names`,
      );
  }
  const scope = scopeWithLists(model);
  return ok(lines.flatMap((line) => blocksOf(line, model, scope)));
}

/** A block as plain text; '' for what is no text. */
export const blockText = (block: Block): string =>
  'pieces' in block ? block.pieces.map(({ text }) => text).join('') : '';
