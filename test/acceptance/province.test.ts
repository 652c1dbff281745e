// The whole road over the whole province: every verdict right, precision 1.00, recall 0.98 per check.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareFindings, compareVerdicts, scoreTable, type Truth } from './compare.ts';
import { exported, scratch, startProvince, towards, xunjian } from './world.ts';

const SITES = Number(process.env['XUNJIAN_ACCEPTANCE_SITES'] ?? '919');

test(`the verdicts over ${SITES} sites equal the ground truth`, async () => {
  const folder = await scratch();
  const province = await startProvince(join(folder.path, 'province'), SITES);
  try {
    const workspace = join(folder.path, 'workspace');
    const options = towards(workspace, province);
    for (const args of [
      ['inventory', 'import', province.inventory],
      ['scan'],
      ['judge', '--run', 'latest'],
    ]) {
      const ended = await xunjian([...args, ...options]);
      expect(ended.code, `${args.join(' ')}\n${ended.stderr}`).toBe(0);
      process.stdout.write(ended.stdout);
    }
    const truth = JSON.parse(await readFile(province.truth, 'utf8')) as Truth;
    const scores = compareFindings(await exported('findings', workspace, 'latest', folder.path), truth);
    process.stdout.write(`${scoreTable(scores)}\n`);
    expect(compareVerdicts(await exported('verdicts', workspace, 'latest', folder.path), truth)).toEqual([]);
    for (const { check, precision, recall, wrong } of scores) {
      expect(wrong, check).toEqual([]);
      expect(precision, check).toBe(1);
      expect(recall, check).toBeGreaterThanOrEqual(0.98);
    }
  } finally {
    await province.stop();
    await folder.remove();
  }
});
