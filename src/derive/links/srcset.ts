// `srcset` candidates as the HTML standard splits them: commas inside addresses and brackets do not end one.

/** The addresses of a `srcset`, descriptors dropped. */
export function srcsetAddresses(value: string): string[] {
  const addresses: string[] = [];
  let rest = value;
  for (;;) {
    rest = rest.replace(/^[\s,]+/, '');
    const address = /^\S+/.exec(rest)?.[0];
    if (address === undefined) return addresses;
    rest = rest.slice(address.length);
    const clean = address.replace(/,+$/, '');
    if (clean !== '') addresses.push(clean);
    if (clean === address) rest = afterDescriptors(rest);
  }
}

/** Skips descriptors up to the comma that ends the candidate; a comma in parentheses does not. */
function afterDescriptors(text: string): string {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (character === ',' && depth === 0) return text.slice(index + 1);
  }
  return '';
}
