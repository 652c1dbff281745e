// Columns of tables that people fill in: those that are left for them.
import { column, type Column } from './columns.ts';

/** A column left for people. @param choices what a spreadsheet offers to choose from, and refuses anything but */
export const blank = <T>(header: string, width: number, choices?: readonly string[]): Column<T> => ({
  ...column<T>(header, width, () => null),
  ...(choices ? { choices } : {}),
});
