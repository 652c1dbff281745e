// document.write of literal rows: what is written stands where the script stands.
import type { ScriptReader } from './reader.ts';

const WRITE =
  /document\s*\.\s*write(?:ln)?\s*\(\s*(?:(unescape)\s*\(\s*)?((?:'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"|\s*\+\s*)+)\)/g;
const LITERAL = /'((?:[^'\\\n]|\\[\s\S])*)'|"((?:[^"\\\n]|\\[\s\S])*)"/g;

export const documentWrite: ScriptReader = {
  name: 'document-write',
  read({ code, source }) {
    if (source !== '' || !code.includes('document.write') || isConditional(code)) return null;
    const html = [...code.matchAll(WRITE)]
      .map(([, escaped, argument]) => {
        const text = literals(argument ?? '');
        return escaped === undefined ? text : percent(text);
      })
      .join('');
    return /<(?:li|tr|div|p|a|table|ul|dl)\b/i.test(html) && /<a\b/i.test(html)
      ? { reader: this.name, html }
      : null;
  },
};

/** What is written inside functions or branches may never be written. */
function isConditional(code: string): boolean {
  return /\bfunction\b|=>|\bif\s*\(|\bfor\s*\(|\bwhile\s*\(|\bswitch\s*\(/.test(code.replace(LITERAL, "''"));
}

function literals(argument: string): string {
  return [...argument.matchAll(LITERAL)]
    .map(([, single, double]) => unescape(single ?? double ?? ''))
    .join('');
}

/** What the old `unescape` of browsers makes of `%u5173` and `%3C`. */
function percent(text: string): string {
  return text.replace(/%(?:u([\da-f]{4})|([\da-f]{2}))/gi, (_, wide?: string, narrow?: string) =>
    String.fromCharCode(Number.parseInt(wide ?? narrow ?? '', 16)),
  );
}

function unescape(text: string): string {
  return text.replace(/\\(u[\da-f]{4}|x[\da-f]{2}|[\s\S])/gi, (_, escape: string) => {
    if (escape.length > 1) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return { n: '\n', t: '\t', r: '\r', '\n': '' }[escape] ?? escape;
  });
}
