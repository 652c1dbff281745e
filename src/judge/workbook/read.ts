// The three sheets of an edition back into its content. What it may hold is for the edition's own shape to say.
import { err, ok, type Result } from '../../model/result.ts';
import type { Content } from './content.ts';
import { CLAUSE_FIELDS, fromCell, INDICATOR_FIELDS, type Field, type RawCell } from './fields.ts';
import { INDICATOR_HEADER, INDICATOR_LISTS, PART_HEADER, SHEETS, VETO_LISTS } from './parts.ts';
import { isContent } from './write.ts';

/** A sheet as read: its name and its rows, the header among them. */
export interface RawSheet {
  readonly title: string;
  readonly rows: readonly (readonly RawCell[])[];
}

type Mutable = { [key: string]: unknown };

interface Line {
  readonly number: number;
  readonly part: string;
  readonly indicator: string;
  readonly row: Content;
}

const said = (cell: RawCell | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).trim();

/** Puts a value under its path, making the mappings on the way. */
function put(into: Mutable, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) into[key] = value;
  else {
    const below: Mutable = isContent(into[key]) ? { ...into[key] } : {};
    put(below, rest, value);
    into[key] = below;
  }
}

function settingValue(cell: RawCell | undefined): unknown {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell !== 'string' || !/^\s*[[{]/.test(cell)) return cell;
  try {
    return JSON.parse(cell);
  } catch (error) {
    // Left as the text it is: the shape names the key.
    if (!(error instanceof SyntaxError)) throw error;
    return cell;
  }
}

/** The rows of a sheet by its own header; one Chinese line when the sheet or a column is missing. */
function linesOf(
  sheets: readonly RawSheet[],
  title: string,
  fields: readonly Field[],
  needed: readonly string[],
): Result<readonly Line[], string> {
  const sheet = sheets.find((one) => one.title === title);
  if (!sheet) return err(`没有“${title}”表；请用 xunjian indicators export 导出的文件修改`);
  const [header = [], ...rows] = sheet.rows;
  const at = new Map(header.map((cell, index) => [said(cell), index]));
  const missing = [...needed, ...fields.map((field) => field.header)].find((name) => !at.has(name));
  if (missing !== undefined) return err(`“${title}”表没有“${missing}”列；请恢复这一列`);
  const cell = (row: readonly RawCell[], name: string): RawCell | undefined => row[at.get(name) ?? -1];
  const lines = rows.map((row, index) => {
    const values = fields.map((field) => [field.key, fromCell(field, cell(row, field.header))] as const);
    return {
      number: index + 2,
      part: said(cell(row, PART_HEADER)),
      indicator: needed.includes(INDICATOR_HEADER) ? said(cell(row, INDICATOR_HEADER)) : '',
      row: Object.fromEntries(values.filter(([, value]) => value !== undefined)),
      empty: row.every((one) => said(one) === ''),
    };
  });
  return ok(lines.filter(({ empty }) => !empty));
}

/** Fields that only one kind of row knows; an empty list of another kind's is left out. */
const KNOWN_EMPTY: readonly string[] = ['convictedBy', 'informedBy'];

const withoutEmpty = (row: Content): Content =>
  Object.fromEntries(
    Object.entries(row).filter(
      ([key, value]) => !(KNOWN_EMPTY.includes(key) && Array.isArray(value) && value.length === 0),
    ),
  );

function clausesOf(indicator: Line, clauses: readonly Line[]): Content {
  const own = clauses
    .filter(({ part, indicator: id }) => part === indicator.part && id === indicator.row['id'])
    .map(({ row }) => ({ id: '', ...withoutEmpty(row) }));
  const isGroup = indicator.part.endsWith('一级');
  return { ...indicator.row, ...(isGroup ? {} : { clauses: own }) };
}

function strangers(indicators: readonly Line[], clauses: readonly Line[]): readonly string[] {
  const lists: readonly string[] = INDICATOR_LISTS.map(({ word }) => word);
  const vetoes: readonly string[] = VETO_LISTS.map(({ word }) => word);
  const known = new Set(indicators.map(({ part, row }) => `${part} ${String(row['id'])}`));
  return [
    ...indicators
      .filter(({ part }) => !lists.includes(part))
      .map(
        ({ number, part }) => `“指标”表第 ${number} 行：部分“${part}”不认识；应为 ${lists.join('、')} 之一`,
      ),
    ...clauses
      .filter(({ part, indicator }) => !vetoes.includes(part) && !known.has(`${part} ${indicator}`))
      .map(
        ({ number, part, indicator }) =>
          `“细则”表第 ${number} 行：“指标”表里没有“${part}”的 ${indicator || '（空）'}；请核对部分和指标编号`,
      ),
  ];
}

/** @returns the content of an edition's file, or one Chinese line per thing that keeps the sheets from being read. */
export function contentOfSheets(sheets: readonly RawSheet[]): Result<Content, readonly string[]> {
  const settings = sheets.find(({ title }) => title === SHEETS.settings);
  const indicators = linesOf(sheets, SHEETS.indicators, INDICATOR_FIELDS, [PART_HEADER]);
  const clauses = linesOf(sheets, SHEETS.clauses, CLAUSE_FIELDS, [PART_HEADER, INDICATOR_HEADER]);
  if (!settings) return err([`没有“${SHEETS.settings}”表；请用 xunjian indicators export 导出的文件修改`]);
  if (!indicators.ok) return err([indicators.error]);
  if (!clauses.ok) return err([clauses.error]);
  const lost = strangers(indicators.value, clauses.value);
  if (lost.length > 0) return err(lost);
  const content: Mutable = {};
  for (const [key, value] of settings.rows.slice(1))
    if (said(key) !== '' && said(value) !== '') put(content, said(key).split('.'), settingValue(value));
  for (const { word, path } of INDICATOR_LISTS) {
    const rows = indicators.value.filter(({ part }) => part === word);
    const veto = word === '单项否决' ? { part: 'veto' } : {};
    if (rows.length > 0)
      put(
        content,
        path,
        rows.map((line) => ({ ...clausesOf(line, clauses.value), ...veto })),
      );
  }
  for (const { word, path } of VETO_LISTS) {
    const rows = clauses.value.filter(({ part }) => part === word);
    const own = rows.map(({ row, indicator }) => {
      const { checks, ...veto } = withoutEmpty(row);
      return { ...veto, ...(Array.isArray(checks) && checks.length > 0 ? { checks } : {}), id: indicator };
    });
    if (own.length > 0) put(content, path, own);
  }
  return ok(content);
}
