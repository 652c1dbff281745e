// Exact numbers for points and scores: fractions of whole numbers, so that no binary fraction decides a digit or a test.

/** `top / bottom`; bottom is positive. Not reduced: only ever compared, combined and printed. */
export interface Exact {
  readonly top: bigint;
  readonly bottom: bigint;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Reads a decimal number, as text or as a number that was written with few digits (`0.1` is one tenth).
 * @throws RangeError when it is none: the shapes of the rules let no other number through.
 */
export function exact(value: number | string): Exact {
  const [, sign = '', whole = '', part = ''] = DECIMAL.exec(String(value)) ?? [];
  if (whole === '') throw new RangeError(`not a decimal number: ${value}`);
  const top = BigInt(whole + part);
  return { top: sign === '-' ? -top : top, bottom: 10n ** BigInt(part.length) };
}

export const ZERO: Exact = { top: 0n, bottom: 1n };

function normal({ top, bottom }: Exact): Exact {
  let [one, other] = [top < 0n ? -top : top, bottom];
  while (other !== 0n) [one, other] = [other, one % other];
  return one === 0n ? ZERO : { top: top / one, bottom: bottom / one };
}

export const plus = (one: Exact, other: Exact): Exact =>
  normal({ top: one.top * other.bottom + other.top * one.bottom, bottom: one.bottom * other.bottom });

export const negative = ({ top, bottom }: Exact): Exact => ({ top: -top, bottom });

export const minus = (one: Exact, other: Exact): Exact => plus(one, negative(other));

export const times = (one: Exact, other: Exact): Exact =>
  normal({ top: one.top * other.top, bottom: one.bottom * other.bottom });

export const sum = (values: readonly Exact[]): Exact => values.reduce(plus, ZERO);

/** Negative, zero or positive, as for sorting. */
export function compareExact(one: Exact, other: Exact): number {
  const difference = one.top * other.bottom - other.top * one.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const least = (one: Exact, other: Exact): Exact => (compareExact(one, other) <= 0 ? one : other);

export const greatest = (one: Exact, other: Exact): Exact => (compareExact(one, other) >= 0 ? one : other);

/** With so many digits after the point, half-up (away from zero): `decimal(200/3, 2)` is "66.67". */
export function decimal({ top, bottom }: Exact, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const size = top < 0n ? -top : top;
  const rounded = (2n * size * scale + bottom) / (2n * bottom);
  const sign = top < 0n && rounded > 0n ? '-' : '';
  if (digits === 0) return `${sign}${rounded}`;
  return `${sign}${rounded / scale}.${String(rounded % scale).padStart(digits, '0')}`;
}

/** As people write it: no zeros at the end. For messages. */
export function plain(value: Exact): string {
  const text = decimal(value, 4);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
