// A template filled with a model: the blocks of a document, every number still naming its figure.
import { err, ok, type Result } from '../../model/result.ts';
import { plainCell, type Annex, type AnnexTable } from './annex.ts';
import type { Chart } from './charts.ts';
import type { BulletinModel } from './model.ts';
import type { Condition, Line, LineKind, Part } from './template.ts';
import { listOf, ORDINAL_NAME, unknownName } from './template-names.ts';
import { textOf, textValue, type ModelList, type Piece, type Scope, type TemplateModel } from './value.ts';

export type Block =
  | { readonly kind: LineKind; readonly pieces: readonly Piece[] }
  | { readonly kind: 'annexes'; readonly annexes: readonly Pick<Annex, 'number' | 'title'>[] }
  | { readonly kind: 'signature'; readonly signature: string; readonly date: string }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'table'; readonly table: AnnexTable };

const DIGITS = [...'一二三四五六七八九'];
const LARGEST_IN_WORDS = 99;

/** 一, 十一, 二十三; what is larger than 九十九 in digits. */
export function ordinal(index: number): string {
  const number = index + 1;
  if (number > LARGEST_IN_WORDS) return String(number);
  const tens = Math.floor(number / 10);
  const before = tens === 0 ? '' : `${tens === 1 ? '' : (DIGITS[tens - 1] ?? '')}十`;
  return `${before}${DIGITS[(number % 10) - 1] ?? ''}`;
}

function piecesOf(parts: readonly Part[], scope: Scope): readonly Piece[] {
  return parts.flatMap((part): readonly Piece[] => {
    if (part.kind === 'text') return [{ text: part.text }];
    if (part.kind === 'placeholder') return scope.get(part.name)?.pieces ?? [];
    return holds(part.condition, scope) ? piecesOf(part.parts, scope) : [];
  });
}

const holds = ({ name, when }: Condition, scope: Scope): boolean =>
  (scope.get(name)?.empty ?? true) === (when === '无');

/** What stands around a line. */
interface Around {
  readonly model: TemplateModel;
  readonly scope: Scope;
  readonly lists: readonly ModelList[];
}

/** Lists may be asked for too: whether they hold anything. */
const listEntries = (lists: readonly ModelList[]): Scope =>
  new Map(
    lists.flatMap(({ id, name, items }) => {
      const value = textValue(items.length === 0 ? '' : String(items.length));
      return [
        [id, value],
        [name, value],
      ] as const;
    }),
  );

function tableOf({ name, columns = [], items }: ModelList): AnnexTable {
  const rows = items.map((item) => columns.map(({ header }) => plainCell(textOf(item.get(header)))));
  return { name, columns, rows };
}

/** A line that is not repeated, or not any further. */
function blocksOf(line: Line, { model, scope, lists }: Around): readonly Block[] {
  if (line.kind === 'annexes') {
    const annexes = (model.annexes ?? []).map(({ number, title }) => ({ number, title }));
    return [{ kind: 'annexes', annexes }];
  }
  if (line.kind === 'signature') {
    const [signature, date] = [textOf(scope.get('发文机关')), textOf(scope.get('成文日期'))];
    return [{ kind: 'signature', signature, date }];
  }
  if (!line.conditions.every((condition) => holds(condition, scope))) return [];
  if (line.kind === 'chart')
    return (model.charts ?? [])
      .filter(({ id }) => id === line.chart)
      .map((chart) => ({ kind: 'chart', chart }));
  if (line.kind === 'table') {
    const list = listOf(lists, line.list);
    return list && list.items.length > 0 ? [{ kind: 'table', table: tableOf(list) }] : [];
  }
  return [{ kind: line.kind, pieces: piecesOf(line.parts, scope) }];
}

const repeatedOver = (line: Line, depth: number): string | null =>
  'each' in line ? (line.each[depth] ?? null) : null;

interface Group {
  /** The list they are repeated over together. */
  readonly over: string | null;
  readonly lines: readonly Line[];
}

function groupsOf(lines: readonly Line[], depth: number): readonly Group[] {
  const groups: { over: string | null; lines: Line[] }[] = [];
  for (const line of lines) {
    const over = repeatedOver(line, depth);
    const last = groups.at(-1);
    if (last && last.over === over) last.lines.push(line);
    else groups.push({ over, lines: [line] });
  }
  return groups;
}

function composed(lines: readonly Line[], around: Around, depth: number): readonly Block[] {
  return groupsOf(lines, depth).flatMap(({ over, lines: together }) => {
    if (over === null) return together.flatMap((line) => blocksOf(line, around));
    const list = listOf(around.lists, over);
    return (list?.items ?? []).flatMap((item, index) => {
      const own = list?.within?.(index) ?? [];
      const numbered = [ORDINAL_NAME, textValue(ordinal(index))] as const;
      const scope = new Map([...around.scope, ...listEntries(own), ...item, numbered]);
      return composed(together, { ...around, scope, lists: [...own, ...around.lists] }, depth + 1);
    });
  });
}

/** What a template is called in messages, and where the names are listed that it may use. */
export interface TemplateAbout {
  readonly name: string;
  readonly namesAt: string;
}

/** @returns the blocks, or one Chinese line: the first name in the template that nothing stands for. */
export function composeDocument(
  lines: readonly Line[],
  model: TemplateModel,
  { name, namesAt }: TemplateAbout,
): Result<readonly Block[], string> {
  for (const line of lines) {
    const unknown = unknownName(line, model);
    if (unknown !== null)
      return err(`${name} 第 ${String(line.number)} 行：没有“${unknown}”这个占位名；可用的名称见${namesAt}`);
  }
  const { lists } = model;
  const scope = new Map([...listEntries(lists), ...model.scope]);
  return ok(composed(lines, { model, scope, lists }, 0));
}

/** @param name of the template's file. */
export const composeBulletin = (
  lines: readonly Line[],
  model: BulletinModel,
  name: string,
): Result<readonly Block[], string> =>
  composeDocument(lines, model, { name, namesAt: ' xunjian explain bulletin --names' });

/** A block as plain text; '' for what is no text. */
export const blockText = (block: Block): string =>
  'pieces' in block ? block.pieces.map(({ text }) => text).join('') : '';
