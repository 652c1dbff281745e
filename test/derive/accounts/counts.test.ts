// Numbers of followers.
import { expect, test } from 'vitest';
import { readCount } from '../../../src/derive/accounts/counts.ts';

test.each([
  ['12.3万', 123_000, true],
  ['1.2亿', 120_000_000, true],
  ['10万+', 100_000, true],
  ['3.14w', 31_400, true],
  ['1,234,567', 1_234_567, false],
  ['0', 0, false],
  [23_000, 23_000, false],
  [' 88 ', 88, false],
])('%s', (value, count, approximate) => expect(readCount(value)).toEqual({ count, approximate }));

test.each([
  '', '万', '12.3', '1.2.3万', '-5', '1,23', '很多', '9'.repeat(300), -1, 1.5, NaN, Infinity, 1e300, null, undefined, [], {}, true,
])('nothing: %s', (value) => expect(readCount(value)).toBeNull()); // prettier-ignore
