// The page and the type of official documents (GB/T 9704): margins, 22 lines of 28 characters, 3号仿宋, page numbers.
import {
  AlignmentType,
  Footer,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type IFontAttributesProperties,
  type ISectionPropertiesOptions,
  type IStylesOptions,
} from 'docx';
import type { Fonts, Typeface } from '../bulletin/settings.ts';

/** Twentieths of a point in a millimetre. */
const TWIPS_PER_MM = 1440 / 25.4;
const twips = (mm: number): number => Math.round(mm * TWIPS_PER_MM);

/** Half-points: 2号, 3号, 4号, 小四, 五号. */
export const SIZES = { second: 44, third: 32, fourth: 28, smallFourth: 24, fifth: 21 } as const;

/** 28 pt of a line of text, so that 22 fill the 225 mm; 33 pt of one of the title. Twentieths of a point. */
export const LINE = { line: 560, lineRule: LineRuleType.EXACT } as const;
export const TITLE_LINE = { line: 660, lineRule: LineRuleType.EXACT } as const;

/** Two characters of 3号. */
export const TWO_CHARACTERS = 640;

const MARGINS = { top: 37, bottom: 35, left: 28, right: 26 } as const;
/** 一字线 of the page number lies 7 mm below the text; 4号 is 5 mm high. */
const FOOTER_FROM_EDGE_MM = MARGINS.bottom - 7 - 5;
/**
 * 156 mm take 28 characters when each is a quarter of a point nearer to the next, in twentieths of a point. Said of the
 * characters and not as a grid of the page: programs other than Word read such a grid differently.
 */
const NEARER = -5;

/** Of an upright page, in twips. */
export const TEXT_WIDTH = twips(210 - MARGINS.left - MARGINS.right);
/** Of a page lying on its side: bound at the top. */
export const WIDE_TEXT_WIDTH = twips(297 - MARGINS.top - MARGINS.bottom);

/** Chinese in the typeface, digits and Latin letters in the office's. */
export function fontOf(typeface: Typeface, fonts: Fonts): IFontAttributesProperties {
  const latin = fonts.latin.name;
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia: typeface.name };
}

export function stylesOf(fonts: Fonts): IStylesOptions {
  return {
    default: {
      document: {
        run: {
          font: fontOf(fonts.body, fonts),
          size: SIZES.third,
          characterSpacing: NEARER,
          language: { eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: { ...LINE, before: 0, after: 0 } },
      },
    },
  };
}

/** — 1 —, at the outer side: right on odd pages, left on even ones, a character from the edge. */
function pageNumber(fonts: Fonts, side: 'left' | 'right'): Footer {
  const indent = { [side]: TWO_CHARACTERS / 2 };
  const alignment = side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT;
  const run = new TextRun({
    font: { ...fontOf(fonts.pageNumber, fonts), ascii: fonts.pageNumber.name, hAnsi: fonts.pageNumber.name },
    size: SIZES.fourth,
    children: ['— ', PageNumber.CURRENT, ' —'],
  });
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [run] })] });
}

export interface PageLayout {
  readonly properties: ISectionPropertiesOptions;
  readonly footers: { readonly default: Footer; readonly even: Footer };
}

export function pageLayout(fonts: Fonts, lying: boolean): PageLayout {
  const upright = {
    top: twips(MARGINS.top),
    bottom: twips(MARGINS.bottom),
    left: twips(MARGINS.left),
    right: twips(MARGINS.right),
  };
  const margin = lying
    ? { top: upright.left, bottom: upright.right, left: upright.top, right: upright.bottom }
    : upright;
  const orientation = lying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  const footer = lying ? twips(MARGINS.right - 12) : twips(FOOTER_FROM_EDGE_MM);
  return {
    properties: {
      page: {
        size: { width: twips(210), height: twips(297), orientation },
        margin: { ...margin, footer, header: twips(15) },
      },
    },
    footers: { default: pageNumber(fonts, 'right'), even: pageNumber(fonts, 'left') },
  };
}
