// Rules' patterns and addresses in one spelling, and whether the one matches the other (RFC 9309, 2.2.2 and 2.2.3).

const UNRESERVED = /^[A-Za-z0-9._~-]$/;
/** Octets that stand for themselves; all others are compared percent-encoded, `*` and `$` of an address among them. */
const ENCODED = /[^A-Za-z0-9._~\-:/?#[\]@!&()+,;=%]/g;
const ESCAPE = /%([0-9A-Fa-f]{2})/g;

const hex = (octet: string): string => `%${octet.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

const escapesIn = (text: string, alsoOpened: string): string =>
  text.replace(ESCAPE, (escape, digits: string) => {
    const octet = String.fromCharCode(Number.parseInt(digits, 16));
    return UNRESERVED.test(octet) || alsoOpened.includes(octet) ? octet : escape.toUpperCase();
  });

/** In a query `:` and `/` may be written either way and mean the same; in a path an encoded slash is no slash. */
function oneSpelling(octets: string): string {
  const query = octets.indexOf('?');
  if (query < 0) return escapesIn(octets, '');
  return escapesIn(octets.slice(0, query), '') + escapesIn(octets.slice(query), ':/');
}

/** What of an address the rules are about; `url` is absolute. */
export function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return oneSpelling((pathname + search).replace(ENCODED, hex));
}

export interface Pattern {
  /** The pieces between the stars; one piece when there is none. */
  readonly pieces: readonly string[];
  readonly toTheEnd: boolean;
  /** Octets: the longest rule that matches decides. */
  readonly length: number;
}

/** @param octets the rule's value, one character for each octet. */
export function readPattern(octets: string): Pattern {
  const toTheEnd = octets.endsWith('$');
  const body = toTheEnd ? octets.slice(0, -1) : octets;
  const spelt = oneSpelling(
    body
      .split('*')
      .map((piece) => piece.replace(ENCODED, hex))
      .join('*'),
  );
  return { pieces: spelt.split('*'), toTheEnd, length: spelt.length + (toTheEnd ? 1 : 0) };
}

/** Piece by piece, each at its earliest place: a pattern full of stars costs no more than the path is long. */
export function matches({ pieces, toTheEnd }: Pattern, path: string): boolean {
  const [head = '', ...others] = pieces;
  if (!path.startsWith(head)) return false;
  const tail = toTheEnd ? others.pop() : undefined;
  let at = head.length;
  for (const piece of others) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  if (!toTheEnd) return true;
  return tail === undefined ? at === path.length : path.length - tail.length >= at && path.endsWith(tail);
}
