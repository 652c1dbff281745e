// What is told of a night of which retention has left its problems, or its ledger, alone.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { section } from '../checks/bench.ts';
import { Nights } from '../run/written-nights.ts';
import { xunjian, type Outcome } from './run-program.ts';

const CODE = '5111000001';
let nights: Nights;
let [old, last] = ['', ''];
const run = (...words: readonly string[]): Outcome => xunjian(...words, '--workspace', nights.folder);
async function thin(kept: 'problems' | 'ledger'): Promise<void> {
  const opened = await openStore({ file: join(nights.folder, 'xunjian.db'), clock: Date.now });
  if (!opened.ok) throw new Error(opened.error.message);
  await opened.value.maintenance.thin(old, kept);
  await opened.value.close();
}

beforeAll(async () => {
  nights = await Nights.begin([CODE]);
  const blank = section({ content: 'blank', items: 0, datedItems: 0, newest: null });
  old = (await nights.seal(0, { [CODE]: { sections: [blank] } })).id;
  last = (await nights.seal(1, { [CODE]: { sections: [blank] } })).id;
  for (const id of [old, last]) expect(run('judge', '--run', id).status).toBe(0);
});
afterAll(() => nights.end());

const judged = (): string => run('judge', '--run', old, '--json').stdout;

// A dozen starts of the program: slow on a loaded machine.
vi.setConfig({ testTimeout: 120_000 });

describe('a night of which only problems are left', () => {
  it('keeps its verdicts and its problems, and is not judged again', async () => {
    const before = judged();
    await thin('problems');
    expect(judged()).toBe(before);
    const problems = run(
      ...['export', 'findings', '--run', old, '--format', 'ndjson', '--out', '-', '--problems'],
    );
    expect(problems.stdout).toContain('"blank-section"');
    const all = run('export', 'findings', '--run', old, '--format', 'ndjson', '--out', '-');
    expect([all.status, all.stderr.trim().split('\n').length]).toEqual([1, 1]);
    expect(all.stderr).toContain('--problems');
    const sections = run('export', 'sections', '--run', old, '--format', 'ndjson', '--out', '-');
    expect([sections.status, sections.stdout]).toEqual([1, '']);
    expect(sections.stderr).toContain('已按保留期限清除');
    const again = run('judge', '--run', old, '--from-evidence');
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('不能由证据重算')]);
    expect(run('compare', old, last).status).toBe(0);
  });
});

describe('a night of which only the ledger is left', () => {
  it('is judged no more, is compared with nothing, and is no night without faults in the timeline', async () => {
    await thin('ledger');
    const again = run('judge', '--run', old);
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('不能再判定')]);
    const problems = run(
      ...['export', 'findings', '--run', old, '--format', 'csv', '--out', '-', '--problems'],
    );
    expect([problems.status, problems.stderr]).toEqual([1, expect.stringContaining('清除')]);
    const compared = run('compare', old, last);
    expect([compared.status, compared.stderr.trim().split('\n').length]).toEqual([1, 1]);
    const told = run('timeline', CODE);
    expect(told.status).toBe(0);
    expect(told.stdout).not.toContain('没有发现问题');
  });
});
