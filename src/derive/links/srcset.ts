// `srcset` candidates as the HTML standard parses them: commas inside addresses and brackets do not end one, and a
// candidate whose descriptors are no good is never loaded.

/** The addresses of a `srcset` that a browser would choose from. */
export function srcsetAddresses(value: string): string[] {
  const addresses: string[] = [];
  let rest = value;
  for (;;) {
    rest = rest.replace(/^[\t\n\f\r ,]+/, '');
    const address = /^[^\t\n\f\r ]+/.exec(rest)?.[0];
    if (address === undefined) return addresses;
    rest = rest.slice(address.length);
    const clean = address.replace(/,+$/, '');
    const described = clean === address ? splitDescriptors(rest) : { descriptors: [], rest };
    rest = described.rest;
    if (clean !== '' && areGood(described.descriptors)) addresses.push(clean);
  }
}

/** Descriptors up to the comma that ends the candidate; a comma or blank in parentheses ends nothing. */
function splitDescriptors(text: string): { descriptors: readonly string[]; rest: string } {
  const descriptors = [''];
  let inside = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? '';
    if (!inside && character === ',') return { descriptors: meant(descriptors), rest: text.slice(index + 1) };
    if (!inside && /[\t\n\f\r ]/.test(character)) {
      descriptors.push('');
      continue;
    }
    if (character === '(') inside = true;
    else if (character === ')') inside = false;
    descriptors[descriptors.length - 1] += character;
  }
  return { descriptors: meant(descriptors), rest: '' };
}

const meant = (descriptors: readonly string[]): readonly string[] =>
  descriptors.filter((descriptor) => descriptor !== '');

const SIZE = /^\d+[wh]$/;
const DENSITY = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?x$/;

/** At most one width and height, or one density; nothing else. */
function areGood(descriptors: readonly string[]): boolean {
  const kinds = descriptors.map(kindOf);
  if (kinds.includes('') || new Set(kinds).size < kinds.length) return false;
  if (kinds.includes('x')) return kinds.length === 1;
  return !kinds.includes('h') || kinds.includes('w');
}

/** `w`, `h` or `x`; '' for what no browser understands. */
function kindOf(descriptor: string): string {
  const number = Number(descriptor.slice(0, -1));
  if (SIZE.test(descriptor)) return number > 0 ? descriptor.slice(-1) : '';
  return DENSITY.test(descriptor) && number >= 0 ? 'x' : '';
}
