// A cell that holds a time as people type it, or as a spreadsheet keeps it, brought into one way of writing.
import type { RowReader } from './row-reader.ts';

const SECOND_MS = 1000;
/** 10时30分, 10点30: the end of a time as it is said. */
const HAN_CLOCK = /(\d{1,2})\s*[时点]\s*(\d{1,2})\s*分?(?:\s*(\d{1,2})\s*秒)?\s*$/;

const two = (digits: string): string => digits.padStart(2, '0');

/**
 * `2021-12-20 10:30:00`; of a spreadsheet's date without a clock (or at midnight: it cannot be told from one) the day
 * alone. Other text as it stands, 10时30分 written as 10:30.
 */
export function momentText<C extends string>(reader: RowReader<C>, column: C): string {
  const cell = reader.cell(column);
  if (cell instanceof Date) {
    // Days and parts of a day are kept as a fraction, which comes back a little off the second.
    const whole = new Date(Math.round(cell.getTime() / SECOND_MS) * SECOND_MS).toISOString();
    return whole.slice(11, 19) === '00:00:00' ? whole.slice(0, 10) : whole.slice(0, 19).replace('T', ' ');
  }
  return reader
    .text(column)
    .replace(HAN_CLOCK, (_all, hour: string, minute: string, second?: string) =>
      [` ${two(hour)}`, two(minute), ...(second === undefined ? [] : [two(second)])].join(':'),
    )
    .replaceAll(/\s+/g, ' ')
    .trim();
}
