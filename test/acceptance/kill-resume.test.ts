// A scan killed with SIGKILL at three moments and resumed ends with the findings of an undisturbed one.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exported, scratch, startProvince, towards, xunjian } from './world.ts';

const SITES = 48;
/** Drawn once and written down, so that a failure can be seen again. */
const MOMENTS_MS = [3_100, 7_400, 5_200];

type Row = Record<string, unknown>;

/** Everything but the run's id, the finding's id made from it, and the time of looking. */
function essence(rows: readonly Row[]): readonly string[] {
  return rows
    .map((row) =>
      JSON.stringify([
        row['subject'],
        row['check'],
        row['outcome'],
        row['target'],
        row['page'],
        row['message'],
        row['measured'],
        row['confirmedBy'],
      ]),
    )
    .sort();
}

test('kill -9 three times, resume: nothing twice, nothing lost', async () => {
  const folder = await scratch();
  const province = await startProvince(join(folder.path, 'province'), SITES);
  try {
    const results: (readonly string[])[] = [];
    for (const disturbed of [false, true]) {
      const workspace = join(folder.path, disturbed ? 'disturbed' : 'undisturbed');
      const options = towards(workspace, province);
      expect((await xunjian(['inventory', 'import', province.inventory, ...options])).code).toBe(0);
      let args: readonly string[] = ['scan'];
      for (const moment of disturbed ? MOMENTS_MS : []) {
        const killed = await xunjian([...args, ...options], moment);
        expect(killed.code).toBeNull();
        args = ['scan', '--resume'];
      }
      const ended = await xunjian([...args, ...options]);
      expect(ended.code, ended.stderr).toBe(0);
      results.push(essence(await exported('findings', workspace, 'latest', folder.path)));
    }
    expect(results[0]?.length).toBeGreaterThan(SITES);
    expect(results[1]).toEqual(results[0]);
  } finally {
    await province.stop();
    await folder.remove();
  }
});
