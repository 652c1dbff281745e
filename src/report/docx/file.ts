// A document as bytes that are the same every time, with stand-ins for typefaces the reader lacks.
import { Document, Packer, type ISectionOptions } from 'docx';
import type { Fonts, Typeface } from '../bulletin/settings.ts';
import { restamped } from '../zip.ts';
import { stylesOf } from './page.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function fontEntry({ name, instead }: Typeface): string {
  const others = instead.length === 0 ? '' : `<w:altName w:val="${escaped(instead.join(','))}"/>`;
  return `<w:font w:name="${escaped(name)}">${others}</w:font>`;
}

/** The library draws lots for ids of relationships and counts pictures over all documents; here each counts its own. */
function countedIds(): (xml: string) => string {
  const ids = new Map<string, string>();
  let pictures = 0;
  return (xml) =>
    xml
      .replace(
        /(<wp:docPr\b[^>]*? id=")\d+"/g,
        (_all, before: string) => `${before}${String((pictures += 1))}"`,
      )
      .replace(/"rId[a-z0-9_-]{15,}"/g, (id) => {
        const known = ids.get(id) ?? `"rIdOwn${String(ids.size + 1)}"`;
        ids.set(id, known);
        return known;
      });
}

/** The library writes a font table that only knows embedded fonts. */
function withStandIns(fonts: Fonts): (name: string, xml: string) => string {
  const entries = Object.values(fonts).map(fontEntry).join('');
  return (name, xml) => {
    if (name !== 'word/fontTable.xml') return xml;
    const open = xml.replace(/(<w:fonts\b[^>]*?)\/>\s*$/, '$1></w:fonts>');
    return open.replace('</w:fonts>', `${entries}</w:fonts>`);
  };
}

export interface DocumentAbout {
  readonly title: string;
  /** Who issues it. */
  readonly creator: string;
  readonly fonts: Fonts;
  /** Epoch ms: the time it bears. */
  readonly at: number;
}

export async function documentBytes(
  { title, creator, fonts, at }: DocumentAbout,
  sections: readonly ISectionOptions[],
): Promise<Uint8Array> {
  const document = new Document({
    ...{ title, creator, lastModifiedBy: creator, description: '' },
    styles: stylesOf(fonts),
    evenAndOddHeaderAndFooters: true,
    sections,
  });
  const [ids, fontTable] = [countedIds(), withStandIns(fonts)];
  const bytes = new Uint8Array(await Packer.toBuffer(document));
  return restamped(bytes, at, (name, xml) => fontTable(name, ids(xml)));
}
