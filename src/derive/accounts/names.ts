// Whether two names could be those of one unit.
import { plainName } from './identity.ts';

/** One stands in the other, or they share a run of so many characters (“某某发布” and “某某政务”). */
export function relatedNames(one: string, other: string, sharedCharacters: number): boolean {
  const [left, right] = [[...plainName(one)], plainName(other)];
  if (left.length === 0 || right === '') return true;
  if (left.length < sharedCharacters) return right.includes(left.join(''));
  return left.some((_character, start) => {
    const run = left.slice(start, start + sharedCharacters);
    return run.length === sharedCharacters && right.includes(run.join(''));
  });
}

/** Width, case and blanks make no other name. */
export const sameName = (one: string, other: string): boolean => plainName(one) === plainName(other);
