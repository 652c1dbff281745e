// The two yearly reports (国办函〔2018〕12号) as tables: what the system knows with its source beside it, the rest left empty.
import type { Column } from './columns.ts';
import { reportOf } from './report-of.ts';
import type { Report } from './write.ts';

/** How well the item's name is known; the sections' own names were seen once (V1). */
export const UNSEEN_FIELD = '字段未见原文';

export interface AnnualLine {
  /** 部分, as the report has it. */
  readonly section: string;
  readonly item: string;
  /** null: left to whoever fills it in. */
  readonly value: number | string | null;
  /** Chinese: what the number rests on, or why there is none. */
  readonly source: string;
  /** Chinese: where the item's name comes from. */
  readonly basis: string;
}

export const TO_FILL_IN = '由单位填写';

/** An item that the system knows nothing of. */
export const toFillIn = (section: string, item = '', basis = UNSEEN_FIELD): AnnualLine => ({
  ...{ section, item, value: null, source: TO_FILL_IN, basis },
});

/** Known, or left to be filled in with the reason why the system has nothing. */
export const known = (
  section: string,
  item: string,
  value: number | string | null,
  source: string,
  basis = UNSEEN_FIELD,
): AnnualLine => ({
  ...{ section, item, value, basis },
  source: value === null ? `${TO_FILL_IN}（${source}）` : source,
});

const COLUMNS: readonly Column<AnnualLine>[] = [
  { header: '部分', width: 26, cell: ({ section }) => section },
  { header: '项目', width: 44, cell: ({ item }) => item },
  { header: '填报', width: 16, cell: ({ value }) => value },
  { header: '来源', width: 70, cell: ({ source }) => source },
  { header: '项目依据', width: 34, cell: ({ basis }) => basis },
];

export const annualReport = (title: string, lines: readonly AnnualLine[]): Report<AnnualLine, AnnualLine> =>
  reportOf(title, COLUMNS, lines);
