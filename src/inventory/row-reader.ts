// Reads the cells of one row by column, collecting what is wrong and what is odd about them.
import { calendarDate, type CalendarDate } from '../model/calendar.ts';
import type { Heading } from './header.ts';
import { remark, type RowRemark } from './problem.ts';
import type { Cell, Row } from './table.ts';
import { normalWord, type Dictionary } from './words.ts';

const DATE = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}.*)?$/;
/** A spreadsheet runs such text as a formula when it is opened again. */
const FORMULA = /^[=+\-@]/;
/** Control characters other than blanks, and marks without a shape of their own: nobody typed them on purpose. */
const INVISIBLE = /[^\P{Cc}\s]|\p{Cf}/gu;
/** A quotation mark too many makes one cell of many rows; no name is as long as that, none holds an address. */
const LONGEST_NAME = 200;

/** Collects the remarks of one row while its cells are read. */
export class RowReader<C extends string> {
  readonly problems: RowRemark[] = [];
  readonly notes: RowRemark[] = [];
  readonly #row: Row;
  readonly #heading: Heading<C>;

  constructor(row: Row, heading: Heading<C>) {
    this.#row = row;
    this.#heading = heading;
  }

  cell(column: C): Cell {
    const place = this.#heading.columns.get(column);
    return (place && this.#row.cells[place.index]) ?? '';
  }

  /** Trimmed; the guards that spreadsheets put before text (`'510…`, `="510…"`) are taken off. */
  text(column: C): string {
    const cell = this.cell(column);
    if (cell instanceof Date) return cell.toISOString().slice(0, 10);
    const bare = cell.replaceAll(INVISIBLE, '').trim();
    return (/^="(.*)"$/s.exec(bare)?.[1] ?? bare.replace(/^'/, '')).trim();
  }

  problem(column: C, reason: string): void {
    this.problems.push(remark(this.#row.number, this.#title(column), this.text(column), reason));
  }

  note(column: C, reason: string): void {
    this.notes.push(remark(this.#row.number, this.#title(column), this.text(column), reason));
  }

  /** Whether something stands where no column has a heading: the row may have slipped. */
  noteStrays(): void {
    const stray = this.#row.cells
      .filter((_cell, index) => !this.#heading.headed.has(index))
      .map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell.trim()))
      .find((text) => text !== '');
    if (stray === undefined) return;
    this.notes.push(
      remark(this.#row.number, '', stray, '这一格上方没有列名，已忽略；请核对这一行有没有错位'),
    );
  }

  /** What the cell's word means; null when nobody knows it, without a remark. */
  lookUp<T extends string>(column: C, words: Dictionary<T>): T | null {
    return words.get(normalWord(this.text(column))) ?? null;
  }

  word<T extends string>(column: C, words: Dictionary<T>): T | null {
    if (this.text(column) === '') return null;
    const meaning = this.lookUp(column, words);
    if (meaning === null) this.problem(column, `不认识，应为：${[...words.keys()].slice(0, 20).join('、')}`);
    return meaning;
  }

  words(column: C): string {
    const text = this.text(column).replaceAll(/\s+/g, ' ');
    if (text === '') this.problem(column, '不能为空');
    else this.#checkWords(column, text);
    return text;
  }

  /** As `words`, but the cell may be empty. */
  maybeWords(column: C): string {
    const text = this.text(column).replaceAll(/\s+/g, ' ');
    if (text !== '') this.#checkWords(column, text);
    return text;
  }

  #checkWords(column: C, text: string): void {
    if (FORMULA.test(text)) this.problem(column, '像是公式，请改为文字');
    else if (text.length > LONGEST_NAME || text.includes('://'))
      this.problem(column, '里面有网址或长得不像名称，多为引号不成对或列错位，请核对这一行和下面几行');
  }

  date(column: C): CalendarDate | null {
    const text = this.text(column);
    if (text === '') return null;
    const parts = DATE.exec(text);
    const date = parts && calendarDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
    if (!date) this.problem(column, '不是日期，应如 2021-12-01');
    return date;
  }

  #title(column: C): string {
    return this.#heading.columns.get(column)?.title ?? column;
  }
}
