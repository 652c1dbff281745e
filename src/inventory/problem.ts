// What an inventory file can have wrong, row by row, in words for whoever keeps the file.

/** An error (nothing is imported) or a note (imported all the same). */
export interface RowRemark {
  /** As the spreadsheet numbers it; the heading of a plain file is row 1. 0 for the file as a whole. */
  readonly row: number;
  /** The column as the file heads it; '' for the row as a whole. */
  readonly column: string;
  /** The cell's text, shortened, without control characters. */
  readonly value: string;
  /** Chinese. */
  readonly reason: string;
}

const LONGEST_VALUE = 60;
/** Control characters and direction marks could rewrite the terminal line that shows them. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

export function remark(row: number, column: string, value: string, reason: string): RowRemark {
  const printable = value.replace(UNPRINTABLE, ' ').trim();
  const shortened = printable.length > LONGEST_VALUE ? `${printable.slice(0, LONGEST_VALUE)}…` : printable;
  return { row, column: column.replace(UNPRINTABLE, ' ').trim(), value: shortened, reason };
}

/** `第 3 行 首页网址 “htp:/x”：…` */
export function remarkText(of: RowRemark): string {
  const row = of.row === 0 ? '' : `第 ${of.row} 行`;
  const value = of.value === '' ? '' : `“${of.value}”`;
  const place = [row, of.column, value].filter((part) => part !== '').join(' ');
  return place === '' ? of.reason : `${place}：${of.reason}`;
}
