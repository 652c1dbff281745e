// One spelling of digits, dashes, colons and blanks, character for character, so that positions stay those of the page.

const FOLDED: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u2212': '-',
  '\ufe63': '-',
  '【': '[',
  '】': ']',
  '〖': '[',
  '〗': ']',
  '「': '[',
  '」': ']',
  '『': '[',
  '』': ']',
};

/** Folds full-width ASCII, dashes and blanks to ASCII; the length does not change. */
export function foldText(text: string): string {
  // Nearly all texts need nothing but line ends folded: the test is cheaper than the replacement.
  if (!/[\u00a0\u2000-\u206f\u2212\u3000-\u303f\ufe63\uff01-\uff5e\s]/.test(text)) return text;
  return text.replace(/[\u00a0\u2000-\u206f\u2212\u3000-\u303f\ufe63\uff01-\uff5e\s]/g, foldCharacter);
}

function foldCharacter(character: string): string {
  const known = FOLDED[character];
  if (known !== undefined) return known;
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return /\s|[\u200b-\u200f\u2060]/.test(character) ? ' ' : character;
}
