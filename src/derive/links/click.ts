// What a click handler does with its visitor: leads to a literal address, or says that the section is not there yet.
import { clickAddress } from '../dom/click.ts';

export interface ClickReading {
  readonly address: string | null;
  readonly underConstruction: boolean;
  /** The handler keeps the browser from following the link's own address. */
  readonly stops: boolean;
}

const SAID =
  /(?:alert|confirm|msg|toast|tips?|message(?:\.\w+)?|dialog)\s*\(\s*(?:\{[^}]*?content\s*:\s*)?(['"])(.*?)\1/gi;

/** What a browser itself understands, or a name that says no more than that it opens an address. */
const LEADS =
  /location(?:\.href)?\s*=(?!=)|location\.(?:replace|assign)\s*\(|\bopen\s*\(|\b(?:open|go|goto)_?(?:url|page|link|win|window|new)\w*\s*\(/i;

/** Reads `onclick` and `javascript:` code together; only literals count. */
export function readClick(code: string, construction: RegExp): ClickReading {
  if (code === ';') return { address: null, underConstruction: false, stops: false };
  const plain = code.includes('%') ? decoded(code) : code;
  const underConstruction = [...plain.matchAll(SAID)].some((match) => construction.test(match[2] ?? ''));
  return {
    address: underConstruction || !LEADS.test(plain) ? null : clickAddress(plain),
    underConstruction,
    stops: /return\s+false|preventDefault/i.test(plain),
  };
}

/** `javascript:` addresses may be percent-encoded; a broken escape leaves them as they are. */
function decoded(code: string): string {
  return code.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('%'), (hex) => Number.parseInt(hex, 16));
    const text = new TextDecoder('utf-8').decode(bytes);
    return text.includes('\ufffd') ? run : text;
  });
}
