// An edition's content as the rows of three sheets.
import { CLAUSE_FIELDS, INDICATOR_FIELDS, toCell, type Field } from './fields.ts';
import type { Content } from './content.ts';
import {
  INDICATOR_HEADER,
  INDICATOR_LISTS,
  NAME_HEADER,
  PART_HEADER,
  SETTING_NOTES,
  SHEETS,
  VETO_LISTS,
  type ListPath,
} from './parts.ts';

type Cell = string | number | boolean | null;

/** One sheet: its header, widths in half-width characters, and rows. */
export interface Sheet {
  readonly title: string;
  readonly header: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
}

export const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The list at a path, empty when there is none. */
export function listAt(content: Content, path: ListPath): readonly Content[] {
  let value: unknown = content;
  for (const key of path) value = isContent(value) ? value[key] : undefined;
  return Array.isArray(value) ? value.filter(isContent) : [];
}

const LISTS: ReadonlySet<string> = new Set(
  [...INDICATOR_LISTS, ...VETO_LISTS].map(({ path }) => path.join('.')),
);

function setting(key: string, value: unknown): readonly Cell[] {
  const note = SETTING_NOTES[key.split('.').at(-1) ?? ''] ?? null;
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return [key, plain ? value : JSON.stringify(value), key.startsWith('limits.') ? null : note];
}

/** Every value outside the lists, under its path. */
function settings(value: unknown, path: ListPath): readonly (readonly Cell[])[] {
  const key = path.join('.');
  if (LISTS.has(key) || value === null) return [];
  if (!isContent(value) || Object.keys(value).length === 0) return [setting(key, value)];
  return Object.entries(value).flatMap(([below, inner]) => settings(inner, [...path, below]));
}

const cells = (fields: readonly Field[], row: Content): readonly Cell[] =>
  fields.map((field) => toCell(field, row[field.key]));

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function indicatorRows(content: Content): readonly (readonly Cell[])[] {
  return INDICATOR_LISTS.flatMap(({ word, path }) =>
    listAt(content, path).map((row) => [word, ...cells(INDICATOR_FIELDS, row)]),
  );
}

function clauseRows(content: Content): readonly (readonly Cell[])[] {
  const clauses = INDICATOR_LISTS.flatMap(({ word, path }) =>
    listAt(content, path).flatMap((indicator) =>
      listAt(indicator, ['clauses']).map((row) => [
        ...[word, text(indicator['id']), text(indicator['name'])],
        ...cells(CLAUSE_FIELDS, row),
      ]),
    ),
  );
  const vetoes = VETO_LISTS.flatMap(({ word, path }) =>
    listAt(content, path).map((row) => [
      ...[word, text(row['id']), null],
      ...cells(CLAUSE_FIELDS, { ...row, id: null }),
    ]),
  );
  return [...clauses, ...vetoes];
}

const headers = (fields: readonly Field[]): readonly string[] => fields.map(({ header }) => header);
const widths = (fields: readonly Field[]): readonly number[] => fields.map(({ width }) => width);

/** 设置, 指标, 细则. */
export function editionSheets(content: Content): readonly Sheet[] {
  return [
    {
      title: SHEETS.settings,
      header: ['键', '值', '说明'],
      widths: [44, 50, 60],
      rows: settings(content, []),
    },
    {
      title: SHEETS.indicators,
      header: [PART_HEADER, ...headers(INDICATOR_FIELDS)],
      widths: [16, ...widths(INDICATOR_FIELDS)],
      rows: indicatorRows(content),
    },
    {
      title: SHEETS.clauses,
      header: [PART_HEADER, INDICATOR_HEADER, NAME_HEADER, ...headers(CLAUSE_FIELDS)],
      widths: [16, 34, 24, ...widths(CLAUSE_FIELDS)],
      rows: clauseRows(content),
    },
  ];
}
