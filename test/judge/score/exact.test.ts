// Exact numbers: no sum, product or test of points goes through a binary fraction.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareExact,
  decimal,
  exact,
  minus,
  plain,
  plus,
  sum,
  times,
  ZERO,
} from '../../../src/judge/score/exact.ts';

const points = fc.integer({ min: -100_000, max: 100_000 });
const written = (hundredths: number): string => (hundredths / 100).toFixed(2);

describe('exact numbers', () => {
  it.each([
    [[0.1, 0.2], '0.30'],
    [Array.from({ length: 10 }, () => 0.1), '1.00'],
    [[1.15, 1.15, 1.15], '3.45'],
    [[-0.5, 0.25], '-0.25'],
  ])('%j add up to %s', (values, total) => {
    expect(decimal(sum(values.map(exact)), 2)).toBe(total);
  });

  it.each([
    [{ top: 200n, bottom: 3n }, 2, '66.67'],
    [exact('0.005'), 2, '0.01'],
    [exact('-0.005'), 2, '-0.01'],
    [exact('-0.004'), 2, '0.00'],
    [exact('59.995'), 2, '60.00'],
    [exact(79.5), 0, '80'],
  ])('%# print half-up', (value, digits, text) => {
    expect(decimal(value, digits)).toBe(text);
  });

  it.each(['', '1e3', '0x1', 'NaN', '1.', Number.NaN, 1e21])('are not read from %s', (value) => {
    expect(() => exact(value)).toThrow(RangeError);
  });

  it('print what they read, and add and multiply as whole hundredths do', () => {
    fc.assert(
      fc.property(points, points, (one, other) => {
        const [a, b] = [exact(written(one)), exact(written(other))];
        expect(decimal(a, 2)).toBe(one === 0 ? '0.00' : written(one));
        expect(compareExact(plus(a, b), { top: BigInt(one + other), bottom: 100n })).toBe(0);
        expect(compareExact(times(a, b), { top: BigInt(one) * BigInt(other), bottom: 10_000n })).toBe(0);
        expect(compareExact(minus(a, a), ZERO)).toBe(0);
        expect(Math.sign(compareExact(a, b))).toBe(Math.sign(one - other));
      }),
    );
  });

  it('are shown without zeros at the end in messages', () => {
    expect([exact('100.00'), exact(2.5), ZERO].map(plain)).toEqual(['100', '2.5', '0']);
  });
});
