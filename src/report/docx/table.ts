// A table of a document: as wide as the text, its heading on every page, no row torn apart.
import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { AnnexCell, AnnexColumn, AnnexTable } from '../bulletin/annex.ts';
import type { Fonts, Typeface } from '../bulletin/settings.ts';
import { fontOf, SIZES } from './page.ts';

const ALIGNMENTS = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

/** 18 pt a line in a table. */
const TABLE_LINE = { line: 360, lineRule: LineRuleType.AT_LEAST } as const;

interface CellText {
  readonly text: string;
  readonly align: AnnexColumn['align'];
  readonly typeface: Typeface;
  readonly width: number;
}

function cell({ text, align, typeface, width }: CellText, fonts: Fonts): TableCell {
  const run = new TextRun({ text, font: fontOf(typeface, fonts), size: SIZES.fifth });
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 60, right: 60 },
    children: [new Paragraph({ alignment: ALIGNMENTS[align], spacing: TABLE_LINE, children: [run] })],
  });
}

const shown = ({ value }: AnnexCell): string => {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value);
};

/** Widths in twips that fill the page in the proportions of the columns. */
function widthsOf(columns: readonly AnnexColumn[], textWidth: number): readonly number[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => Math.floor((textWidth * width) / all));
}

/** @param textWidth of the page, in twips. */
export function tableOf({ columns, rows }: AnnexTable, fonts: Fonts, textWidth: number): Table {
  const widths = widthsOf(columns, textWidth);
  const line = (texts: readonly string[], heading: boolean): TableRow =>
    new TableRow({
      tableHeader: heading,
      cantSplit: true,
      children: columns.map(({ align }, index) =>
        cell(
          {
            text: texts[index] ?? '',
            align: heading ? 'center' : align,
            typeface: heading ? fonts.heading : fonts.body,
            width: widths[index] ?? 0,
          },
          fonts,
        ),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      line(
        columns.map(({ header }) => header),
        true,
      ),
      ...rows.map((row) => line(row.map(shown), false)),
    ],
  });
}
