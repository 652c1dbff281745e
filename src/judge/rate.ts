// Percentages in whole numbers: no binary fraction ever decides a digit that is printed.

/**
 * `numerator / denominator` in percent, half-up: `percentage(912, 919, 2)` is "99.24".
 * null when there is nothing to divide by.
 */
export function percentage(numerator: number, denominator: number, digits: number): string | null {
  if (denominator === 0) return null;
  const scale = 10n ** BigInt(digits);
  const [top, bottom] = [BigInt(numerator) * 100n * scale, BigInt(denominator)];
  const rounded = (2n * top + bottom) / (2n * bottom);
  if (digits === 0) return String(rounded);
  return `${rounded / scale}.${String(rounded % scale).padStart(digits, '0')}`;
}
