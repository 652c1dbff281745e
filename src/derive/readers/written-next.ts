// The next page of a pager that a script of the page writes piece by piece: "index" + "_" + nextPage + ".html".
import type { PageView } from '../dom/view.ts';
import type { PlacedScript } from './scripts.ts';

export interface WrittenPager {
  readonly nextPage: string | null;
  readonly pageCount: number;
}

const VALUE = /\s*=\s*(?:(?:Number|parseInt)\s*\(\s*)?['"]?(\d+)/;
const valueOf = (code: string, name: string): number | null => {
  const value = new RegExp(String.raw`\b${name}${VALUE.source}`).exec(code)?.[1];
  return value === undefined ? null : Number(value);
};
/** The file's name before the number and its extension after it, once the constant pieces are joined. */
const NEXT = /([\w-]+)_['"]\s*\+\s*nextPage\s*\+\s*\\?['"]\.(s?html?)\b/;
const JOINT = /(["'])\s*\+\s*\1/g;

/** TRS templates count pages from 0 in `currentPage` and know their number in `countPage`; no link says either. */
export function writtenPager(view: PageView, scripts: readonly PlacedScript[]): WrittenPager | null {
  for (const { code, source } of scripts) {
    if (source !== '' || !code.includes('nextPage')) continue;
    const current = valueOf(code, 'currentPage');
    const pageCount = valueOf(code, 'countPage');
    const [, name, extension] = NEXT.exec(code.replace(JOINT, '')) ?? [];
    if (current === null || pageCount === null || name === undefined || extension === undefined) continue;
    const target = `${name}_${current + 1}.${extension}`;
    const more = current + 1 < pageCount && URL.canParse(target, view.url);
    return { nextPage: more ? new URL(target, view.url).href : null, pageCount };
  }
  return null;
}
