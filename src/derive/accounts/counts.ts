// Numbers of followers as platforms print them.
import type { Followers } from '../../model/account-reading.ts';

/** More than there are people: no account has it. */
const MOST = 10_000_000_000;
const SHAPE = /^(?<number>\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+)\s*(?<unit>万|亿|w)?(?<plus>\+)?$/i;
const UNITS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000, w: 10_000 };

/** `12.3万`, `1.2亿`, `1,234`, 23000 …; null for anything else, for a fraction without a unit and for nonsense. */
export function readCount(value: unknown): Followers | null {
  if (typeof value === 'number') return whole(value, false);
  if (typeof value !== 'string') return null;
  const groups = SHAPE.exec(value.trim())?.groups;
  if (!groups) return null;
  const number = Number((groups['number'] ?? '').replaceAll(',', ''));
  const unit = UNITS[(groups['unit'] ?? '').toLowerCase()];
  if (unit === undefined) return whole(number, groups['plus'] !== undefined);
  return whole(Math.round(number * unit), true);
}

function whole(count: number, approximate: boolean): Followers | null {
  return Number.isInteger(count) && count >= 0 && count <= MOST ? { count, approximate } : null;
}
