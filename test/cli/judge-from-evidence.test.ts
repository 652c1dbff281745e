// `xunjian judge --from-evidence` as users start it: one line and 0 when all is equal, a line for each departure and 1.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { copyOf, failing, makeWorkspace, remove, tamper } from '../run/reassess/faulty-workspace.ts';
import { xunjian } from './run-program.ts';

let original = '';
let workspace = '';

beforeAll(async () => {
  original = await makeWorkspace();
});
beforeEach(async () => {
  workspace = await copyOf(original);
});
afterEach(() => remove(workspace));
afterAll(() => remove(original));

const again = (...more: readonly string[]) =>
  xunjian('judge', '--from-evidence', '--workspace', workspace, ...more);

it('says how much was recomputed, and that a run never judged was compared by its findings; stores nothing', () => {
  const { status, stdout, stderr } = again('--run', 'latest');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^巡检 20211220-020000：重算 \d+ 个问题、3 个结论，核对 \d+ 个证据文件，全部一致\n/);
  expect(stdout).toContain('还没有判定过');
  expect(tamper(workspace, (db) => db.prepare('select * from verdict').all())).toEqual([]);
});

it('agrees with the verdicts that judging stored', () => {
  expect(xunjian('judge', '--workspace', workspace).status).toBe(0);
  const { status, stdout } = again();
  expect(status).toBe(0);
  expect(stdout.trim().split('\n')).toHaveLength(1);
});

it('names what was touched, in a line each, and exits with 1', async () => {
  const [finding] = await failing(workspace);
  const file = finding?.evidence[0]?.path ?? '';
  await rm(join(workspace, file));
  tamper(workspace, (db) => db.prepare("update finding set outcome = 'pass' where id = ?").run(finding?.id));
  const { status, stdout, stderr } = again();
  expect(status).toBe(1);
  expect(stdout).toContain(`问题 ${finding?.subject ?? ''} ${finding?.id ?? ''} ${finding?.check ?? ''}`);
  expect(stdout).toMatch(/：库中 \{"outcome":"pass"\}，重算 \{"outcome":"fail"\}\n/);
  expect(stdout).toContain(`${file} `);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  const document = JSON.parse(again('--json').stdout) as { equal: boolean; differences: unknown[] };
  expect(document.equal).toBe(false);
  expect(document.differences).toHaveLength(
    stdout
      .trim()
      .split('\n')
      .slice(1)
      .filter((line) => !line.startsWith('注意')).length,
  );
});
