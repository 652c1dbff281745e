// The heap stays near what lives in it; the program's own entry sees to that.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Some 60 MB that live, and much waste that lives a little while; prints the peak over what lives. */
const WASTE = `
  const living = Array.from({ length: 600_000 }, (_, i) => ({ i, a: [i] }));
  global.gc();
  const live = process.memoryUsage().heapUsed;
  const ring = new Array(100_000);
  let peak = 0;
  for (let i = 0; i < 6_000_000; i += 1) {
    ring[i % ring.length] = { i, b: [i, i] };
    if (i % 50_000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed);
  }
  console.log(peak / live, living.length);
`;

function peakRatio(before: string): number {
  const entry = new URL('../../src/cli/small-heap.ts', import.meta.url).href;
  const code =
    before === '' ? '' : `const { keepHeapSmall } = await import(${JSON.stringify(entry)}); ${before}`;
  const args = ['--expose-gc', '--import', 'tsx', '--input-type=module', '-e', code + WASTE];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const ratio = Number(stdout.split(' ')[0]);
  if (!(ratio > 0)) throw new Error(stderr);
  return ratio;
}

it('a peak well below what V8 would take by itself', { timeout: 60_000 }, () => {
  const small = peakRatio('keepHeapSmall();');
  expect(small).toBeLessThan(peakRatio('') * 0.85);
});

it('is set before any command runs', () => {
  const main = readFileSync(new URL('../../src/cli/main.ts', import.meta.url), 'utf8');
  expect(main.indexOf('keepHeapSmall();')).toBeGreaterThan(0);
  expect(main.indexOf('keepHeapSmall();')).toBeLessThan(main.indexOf('await runWords('));
});
