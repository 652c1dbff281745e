// The annexes as a Word file: each begins a page, tables lie on their side and repeat their heading.
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
  type ISectionOptions,
} from 'docx';
import type { Annex, AnnexCell, AnnexColumn, AnnexTable } from '../bulletin/annex.ts';
import type { Fonts, Typeface } from '../bulletin/settings.ts';
import type { DocumentOptions } from './bulletin.ts';
import { documentBytes } from './file.ts';
import { fontOf, pageLayout, SIZES, TITLE_LINE, WIDE_TEXT_WIDTH } from './page.ts';

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
function widthsOf(columns: readonly AnnexColumn[]): readonly number[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => Math.floor((WIDE_TEXT_WIDTH * width) / all));
}

function tableOf({ columns, rows }: AnnexTable, fonts: Fonts): Table {
  const widths = widthsOf(columns);
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

function tableBlock(table: AnnexTable, alone: boolean, fonts: Fonts): readonly (Paragraph | Table)[] {
  const name = new TextRun({ text: table.name, font: fontOf(fonts.subheading, fonts) });
  const caption = alone
    ? []
    : [new Paragraph({ keepNext: true, spacing: { before: 120 }, children: [name] })];
  const nothing = new Paragraph({ children: [new TextRun({ text: '（无）' })] });
  return [...caption, table.rows.length === 0 ? nothing : tableOf(table, fonts)];
}

function sectionOf({ number, title, tables }: Annex, fonts: Fonts): ISectionOptions {
  const heading = new TextRun({ text: `附件${String(number)}`, font: fontOf(fonts.heading, fonts) });
  const name = new TextRun({ text: title, font: fontOf(fonts.title, fonts), size: SIZES.second });
  return {
    ...pageLayout(fonts, true),
    children: [
      new Paragraph({ keepNext: true, children: [heading] }),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { ...TITLE_LINE, before: 120, after: 240 },
        children: [name],
      }),
      ...tables.flatMap((table) => tableBlock(table, tables.length === 1, fonts)),
    ],
  };
}

/** The same annexes give the same bytes. */
export function annexesDocument(
  annexes: readonly Annex[],
  { fonts, creator, at }: DocumentOptions,
): Promise<Uint8Array> {
  const sections = annexes.map((annex) => sectionOf(annex, fonts));
  return documentBytes({ title: '附件', creator, fonts, at }, sections);
}
