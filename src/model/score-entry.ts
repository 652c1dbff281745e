// What inspectors answered, row by row, about a portal or about a city's supervision of a year.
import type { ScoreTableId } from './score-table.ts';

export interface ScoreEntry {
  /** The quarter it is scored in. */
  readonly period: string;
  readonly table: ScoreTableId;
  /** 网站标识码 of a portal, 行政区划码 of a city. */
  readonly subject: string;
  readonly indicator: string;
  readonly clause: string;
  /** How many cases; 0: looked at, and there is none. */
  readonly cases: number;
  /** What it rests on: addresses, numbers of documents. */
  readonly basis: string;
  /** Who looked, by name, and the day, YYYY-MM-DD. */
  readonly by: string;
  readonly day: string;
  /** Decides between inspectors who differ. */
  readonly arbitration: boolean;
  /** When it was stored, epoch ms. */
  readonly at: number;
}
