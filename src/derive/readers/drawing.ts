// Scripts that may draw rows and that no reader understands: why a browser must look.
import type { PageWords } from '../dom/words.ts';
import type { PlacedScript } from './scripts.ts';

export interface Drawing {
  /** A script asks a server for data. */
  readonly asks: boolean;
  /** An inline script writes into the page. */
  readonly writes: boolean;
  /** A script file that is none of the usual libraries and furniture. */
  readonly unknownFile: boolean;
}

/** A script file that hands data to a function of the page. */
const CALLBACK = /[?&](?:callback|jsonp\w*|cb)=/i;

export function findDrawing(
  scripts: readonly PlacedScript[],
  understood: ReadonlySet<PlacedScript>,
  words: PageWords,
): Drawing {
  const { drawing, writing, counting, harmlessScript } = words.patterns;
  const open = scripts.filter((script) => script.tag === 'script' && !understood.has(script));
  const inline = open.filter(
    ({ source, code, type }) =>
      source === '' && isProgram(type) && code.trim() !== '' && !onlyCounts(code, counting),
  );
  return {
    asks: inline.some(({ code }) => drawing.test(code)) || open.some(({ source }) => CALLBACK.test(source)),
    writes: inline.some(({ code }) => writing.test(withoutScriptTags(code))),
    unknownFile: open.some(({ source }) => source !== '' && !harmlessScript.test(hostAndFile(source))),
  };
}

/** What other scripts are written with and that does nothing by itself; common.js of a site may do anything. */
const LIBRARY =
  /^(?:jquery|zepto|bootstrap|swiper|html5shiv|respond|modernizr|superslide)(?:[.-]\d+)*(?:[.-](?:min|slim|bundle))*\.js$/i;

/**
 * Whether no script of the page could draw anything: it has none, or only libraries and counters.
 * @param rendered a browser's view keeps no code: what an inline script does there nobody knows.
 */
export function isIdle(scripts: readonly PlacedScript[], words: PageWords, rendered: boolean): boolean {
  const { counting } = words.patterns;
  const isHarmless = ({ source, code }: PlacedScript): boolean => {
    if (source !== '') return LIBRARY.test(source.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '');
    return !rendered && (code.trim() === '' || onlyCounts(code, counting));
  };
  return scripts.every((script) => script.tag !== 'script' || !isProgram(script.type) || isHarmless(script));
}

/** Folders say nothing: /public/js/list.js. */
function hostAndFile(source: string): string {
  const path = source.split(/[?#]/, 1)[0] ?? '';
  return `${/^(?:https?:)?\/\/([^/]+)/i.exec(path)?.[1] ?? ''} ${path.split('/').at(-1) ?? ''}`;
}

const isProgram = (type: string): boolean => type === '' || /javascript|ecmascript|module|babel/.test(type);

/** A short script that counts visits, shows the weather or the date. */
const onlyCounts = (code: string, counting: RegExp): boolean =>
  code.length < 1500 && counting.test(code) && !/<li|<tr|\blist\b|rows/i.test(code);

/** document.write('<script src=…>') loads a file, it draws nothing. */
const withoutScriptTags = (code: string): string =>
  code.replace(/document\.write\s*\((?:(?!\);).)*?<\\?\/?script[^)]*\)/gis, '');
