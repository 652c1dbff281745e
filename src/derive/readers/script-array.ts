// Rows that a script keeps one by one in an array: arr[0]=["/html/5.html","标题","2021-12-17"];
import { escapeHtml, type ScriptReader } from './reader.ts';

const ENTRY =
  /(?<name>[A-Za-z_$][\w$]*)\s*\[\s*\d+\s*\]\s*=\s*(?:new\s+Array\s*\(|\[)(?<values>[^\n;]{20,600}?)[\])]\s*(?:;|\n|$)/g;
const VALUE = /"([^"\\\n]*)"|'([^'\\\n]*)'/g;
const ADDRESS =
  /^(?:https?:\/\/|\.{0,2}\/)?[^\s\u4e00-\u9fff]*(?:\/|\.(?:s?html?|aspx?|jsp|php|do)(?![a-z]))[^\s\u4e00-\u9fff]*$/i;
const PICTURE = /\.(?:jpe?g|png|gif|bmp|webp|mp4|swf)$/i;
const DAY = /^(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}/;
const FEWEST = 2;

export const scriptArray: ScriptReader = {
  name: 'script-array',
  read({ code, source, tag }) {
    if (source !== '' || tag !== 'script' || !/\[\s*\d+\s*\]\s*=\s*(?:\[|new)/.test(code)) return null;
    const byName = new Map<string, string[]>();
    for (const { groups } of code.matchAll(ENTRY)) {
      const row = rowHtml(groups?.['values'] ?? '');
      const name = groups?.['name'] ?? '';
      if (row !== null) byName.set(name, [...(byName.get(name) ?? []), row]);
    }
    const best = [...byName.values()].reduce<string[]>(
      (most, rows) => (rows.length > most.length ? rows : most),
      [],
    );
    return best.length < FEWEST ? null : { reader: this.name, html: `<ul>${best.join('')}</ul>` };
  },
};

/** One address, one day and a title: an entry with less is no row, one with a picture is a show's. */
function rowHtml(values: string): string | null {
  const texts = [...values.matchAll(VALUE)].map(([, double, single]) => (double ?? single ?? '').trim());
  const [day, otherDay] = texts.filter((text) => DAY.test(text));
  const [url, otherUrl] = texts.filter((text) => !DAY.test(text) && ADDRESS.test(text));
  const title = texts.find((text) => !DAY.test(text) && /[\u4e00-\u9fff]{4}/.test(text));
  if (url === undefined || otherUrl !== undefined || PICTURE.test(url)) return null;
  if (day === undefined || otherDay !== undefined || title === undefined) return null;
  const words = escapeHtml(title.replace(/<[^>]*>/g, ''));
  return `<li><a href="${escapeHtml(url)}">${words}</a><span class="date">${escapeHtml(day)}</span></li>`;
}
