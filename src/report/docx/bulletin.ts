// A bulletin or a notice as a Word file in the layout of official documents.
import { AlignmentType, Paragraph, TextRun, type IParagraphOptions, type Table } from 'docx';
import type { Block } from '../bulletin/compose.ts';
import type { Fonts, Typeface } from '../bulletin/settings.ts';
import type { Piece } from '../bulletin/value.ts';
import { chartParagraph } from './chart.ts';
import { documentBytes } from './file.ts';
import { fontOf, pageLayout, SIZES, TEXT_WIDTH, TITLE_LINE, TWO_CHARACTERS } from './page.ts';
import { tableOf } from './table.ts';

/** Five characters: where the items after the first of 附件： begin. */
const ANNEX_INDENT = 5 * (TWO_CHARACTERS / 2);

type Made = Paragraph | Table | readonly Paragraph[];

const FIRST_LINE = { firstLine: TWO_CHARACTERS, firstLineChars: 200 } as const;

function styled(
  pieces: readonly Piece[],
  fonts: Fonts,
  { typeface = fonts.body, size = SIZES.third, ...options }: Style,
): Paragraph {
  const children = pieces.map(({ text }) => new TextRun({ text, font: fontOf(typeface, fonts), size }));
  return new Paragraph({ ...options, children });
}

type Style = IParagraphOptions & { readonly typeface?: Typeface; readonly size?: number };

const EMPTY = (): Paragraph => new Paragraph({});

function annexList(
  annexes: readonly { readonly number: number; readonly title: string }[],
  fonts: Fonts,
): readonly Paragraph[] {
  const [first, ...rest] = annexes;
  if (!first) return [];
  const item = (text: string, left: number, hanging: number): Paragraph =>
    styled([{ text }], fonts, { indent: { left, hanging } });
  const many = rest.length > 0;
  const numbered = (number: number): string => (many ? `${String(number)}. ` : '');
  const width = TWO_CHARACTERS / 2;
  return [
    EMPTY(),
    item(`附件：${numbered(first.number)}${first.title}`, ANNEX_INDENT + width, 4 * width),
    ...rest.map(({ number, title }) => item(`${numbered(number)}${title}`, ANNEX_INDENT + width, width)),
  ];
}

/** 署名 stands centred over the date, the date four characters from the edge; two lines above are left for the seal. */
function signature(name: string, date: string, fonts: Fonts): readonly Paragraph[] {
  const character = TWO_CHARACTERS / 2;
  const lengthOf = (text: string): number =>
    [...text].reduce((all, one) => all + (one.charCodeAt(0) < 128 ? character / 2 : character), 0);
  const over = (lengthOf(name) - lengthOf(date)) / 2;
  const right = 4 * character;
  const line = (text: string, indent: number, keepNext: boolean): Paragraph =>
    styled([{ text }], fonts, {
      ...{ alignment: AlignmentType.RIGHT, indent: { right: Math.max(0, Math.round(indent)) }, keepNext },
    });
  const space = (): Paragraph => new Paragraph({ keepNext: true });
  // A longer name would leave the page: then it stands two characters in, and the date under its middle.
  const [nameAt, dateAt] =
    over > right - 2 * character ? [2 * character, 2 * character + over] : [right - over, right];
  return [space(), space(), line(name, nameAt, true), line(date, dateAt, false)];
}

function made(block: Block, fonts: Fonts): Made {
  switch (block.kind) {
    case 'title':
      return [
        ...[EMPTY()],
        styled(block.pieces, fonts, {
          ...{ typeface: fonts.title, size: SIZES.second, alignment: AlignmentType.CENTER },
          ...{ spacing: TITLE_LINE },
        }),
        EMPTY(),
      ];
    case 'recipient':
      return styled(block.pieces, fonts, {});
    case 'centred':
      return styled(block.pieces, fonts, { alignment: AlignmentType.CENTER });
    case 'heading':
      return styled(block.pieces, fonts, { typeface: fonts.heading, indent: FIRST_LINE, keepNext: true });
    case 'subheading':
      return styled(block.pieces, fonts, { typeface: fonts.subheading, indent: FIRST_LINE, keepNext: true });
    case 'paragraph':
      return styled(block.pieces, fonts, { alignment: AlignmentType.JUSTIFIED, indent: FIRST_LINE });
    case 'annexes':
      return annexList(block.annexes, fonts);
    case 'signature':
      return signature(block.signature, block.date, fonts);
    case 'table':
      return tableOf(block.table, fonts, TEXT_WIDTH);
    case 'chart':
      return block.chart.bars.length === 0 ? [] : chartParagraph(block.chart, fonts);
  }
}

export interface DocumentOptions {
  readonly fonts: Fonts;
  readonly creator: string;
  /** Epoch ms: the time the file bears. */
  readonly at: number;
}

/** The same blocks give the same bytes. */
export async function bulletinDocument(
  blocks: readonly Block[],
  { fonts, creator, at }: DocumentOptions,
): Promise<Uint8Array> {
  const titles = blocks.flatMap((block) => (block.kind === 'title' ? block.pieces : []));
  const title = titles.map(({ text }) => text).join('');
  const children = blocks.flatMap((block) => made(block, fonts));
  return documentBytes({ title, creator, fonts, at }, [{ ...pageLayout(fonts, false), children }]);
}
