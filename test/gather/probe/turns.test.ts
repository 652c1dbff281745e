// Browser looks of the prober go round, and what they said last is remembered.
import { expect, it } from 'vitest';
import { BrowserTurns } from '../../../src/gather/probe/turns.ts';

it('gives every failing page its turn', () => {
  const turns = new BrowserTurns();
  const looks = new Map<string, number>();
  const pages = Array.from({ length: 7 }, (_one, n) => `http://s${n}/`);
  for (let round = 0; round < 14; round += 1) {
    let left = 2;
    for (const url of pages) {
      if (!turns.mayLook(url, left)) continue;
      left -= 1;
      looks.set(url, (looks.get(url) ?? 0) + 1);
      turns.looked(url, 'failed');
    }
    expect(left).toBe(0);
  }
  expect(pages.map((url) => looks.get(url))).toEqual(Array(7).fill(4));
});

it('remembers where a browser got in, until it no longer does', () => {
  const turns = new BrowserTurns();
  expect(turns.gotIn('a')).toBe(false);
  turns.looked('a', 'opened');
  expect(turns.gotIn('a')).toBe(true);
  turns.looked('a', 'failed');
  expect(turns.gotIn('a')).toBe(false);
});
