// A number of the bulletin with where it comes from: its rows can be counted again, its rate divided again.
import { percentage } from '../../judge/rate.ts';
import type { RatePrinting } from './settings.ts';

/** One row that a number counts. */
export interface FigureRow {
  /** What it is in the database: `verdict:RUN/SUBJECT`, `finding:ID`, `sample:PERIOD/KIND/vN`, `region:CODE`. */
  readonly ref: string;
  /** Chinese: what a person calls it. */
  readonly name: string;
  /** Of a rate: in the numerator too. Of a count: always. */
  readonly counted: boolean;
}

export interface Figure {
  /** `sites.rate`: what `explain --figure` takes, and one of its names in a template. */
  readonly id: string;
  /** Chinese: its other name in a template. */
  readonly name: string;
  /** As printed: `919`, `99.24%`. */
  readonly text: string;
  readonly numerator: number;
  /** null: a plain count. */
  readonly denominator: number | null;
  /** Chinese: what is counted, and of a rate what it is divided by. */
  readonly says: string;
  readonly rows: readonly FigureRow[];
  /** Of a rate whose denominator is a stored number: the row that holds it, and no row of it is listed one by one. */
  readonly outOf?: { readonly ref: string; readonly name: string };
}

type Named = Pick<Figure, 'id' | 'name' | 'says'>;

/** So many rows. */
export function countFigure(about: Named, rows: readonly Omit<FigureRow, 'counted'>[]): Figure {
  const all = rows.map(({ ref, name }) => ({ ref, name, counted: true }));
  return { ...about, text: String(all.length), numerator: all.length, denominator: null, rows: all };
}

/** `truncate` cuts what is beyond the digits off, as some offices print it. */
function digitsOf(numerator: number, denominator: number, { mode, digits }: RatePrinting): string {
  if (mode === 'half-up') return percentage(numerator, denominator, digits) ?? '';
  const scale = 10n ** BigInt(digits);
  const cut = (BigInt(numerator) * 100n * scale) / BigInt(denominator);
  return digits === 0 ? String(cut) : `${String(cut / scale)}.${String(cut % scale).padStart(digits, '0')}`;
}

/**
 * `99.24%`; all of them is `100%`, and what is not all is never rounded to it: so many digits more are shown.
 * Nothing to divide by: `—`.
 */
export function rateText(numerator: number, denominator: number, printing: RatePrinting): string {
  if (denominator === 0) return '—';
  if (numerator === denominator) return '100%';
  let { digits } = printing;
  while (/^100(?:\.0*)?$/.test(digitsOf(numerator, denominator, { ...printing, digits }))) digits += 1;
  return `${digitsOf(numerator, denominator, { ...printing, digits })}%`;
}

/** The share of the rows that are counted. */
export function rateFigure(about: Named, rows: readonly FigureRow[], printing: RatePrinting): Figure {
  const numerator = rows.filter(({ counted }) => counted).length;
  const text = rateText(numerator, rows.length, printing);
  return { ...about, text, numerator, denominator: rows.length, rows };
}

/** The share that `rows` are of a number that is stored as such. */
export function shareFigure(
  about: Named,
  rows: readonly FigureRow[],
  outOf: { readonly ref: string; readonly name: string; readonly total: number },
  printing: RatePrinting,
): Figure {
  const { ref, name, total } = outOf;
  const text = rateText(rows.length, total, printing);
  return { ...about, text, numerator: rows.length, denominator: total, rows, outOf: { ref, name } };
}
