// The annexes as a Word file: each begins a page, tables lie on their side and repeat their heading.
import { AlignmentType, Paragraph, TextRun, type ISectionOptions, type Table } from 'docx';
import type { Annex, AnnexTable } from '../bulletin/annex.ts';
import type { Fonts } from '../bulletin/settings.ts';
import type { DocumentOptions } from './bulletin.ts';
import { documentBytes } from './file.ts';
import { fontOf, pageLayout, SIZES, TITLE_LINE, WIDE_TEXT_WIDTH } from './page.ts';
import { tableOf } from './table.ts';

function tableBlock(table: AnnexTable, alone: boolean, fonts: Fonts): readonly (Paragraph | Table)[] {
  const name = new TextRun({ text: table.name, font: fontOf(fonts.subheading, fonts) });
  const caption = alone
    ? []
    : [new Paragraph({ keepNext: true, spacing: { before: 120 }, children: [name] })];
  const nothing = new Paragraph({ children: [new TextRun({ text: '（无）' })] });
  return [...caption, table.rows.length === 0 ? nothing : tableOf(table, fonts, WIDE_TEXT_WIDTH)];
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
