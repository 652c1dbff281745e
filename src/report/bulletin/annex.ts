// The shape of an annex: tables whose numbers stay numbers, each naming the figure behind it.
import type { Cell } from '../columns.ts';
import type { Figure } from './figure.ts';

export interface AnnexColumn {
  readonly header: string;
  /** In half-width characters. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  /** Texts in it are decimal numbers, percent without the sign where the header says so. */
  readonly decimal?: true;
}

export interface AnnexCell {
  readonly value: Cell;
  /** The id of the figure it prints. */
  readonly figure?: string;
}

export type AnnexRow = readonly AnnexCell[];

export interface AnnexTable {
  /** Chinese: the sheet's name, and the line above the table where an annex has several. */
  readonly name: string;
  readonly columns: readonly AnnexColumn[];
  readonly rows: readonly AnnexRow[];
}

export interface Annex {
  readonly number: number;
  readonly title: string;
  readonly tables: readonly AnnexTable[];
}

export const column = (
  header: string,
  width: number,
  align: AnnexColumn['align'] = 'center',
): AnnexColumn => ({
  ...{ header, width, align },
});
export const decimal = (header: string, width: number): AnnexColumn => ({
  ...column(header, width, 'center'),
  decimal: true,
});

export const plainCell = (value: Cell): AnnexCell => ({ value });
export const countCell = (figure: Figure): AnnexCell => ({ value: figure.numerator, figure: figure.id });
/** Without its sign: the column's heading says percent. An absent rate stays empty. */
export const rateCell = (figure: Figure): AnnexCell => ({
  value: figure.denominator === 0 ? null : figure.text.replace('%', ''),
  figure: figure.id,
});
