// The calendar of obligations on the built program.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { xunjian } from './run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'xunjian-obligations-'));
mkdirSync(join(folder, 'config'));
const run = (...words: readonly string[]): ReturnType<typeof xunjian> =>
  xunjian('obligations', ...words, '--as-of', '2022-02-01', '--workspace', folder);

describe('the calendar of obligations', () => {
  it('lists what is overdue and near, takes note of what is done, and keeps the trail', () => {
    const { stdout } = run('--within', '45');
    expect(stdout).toMatch(/^义务日历，截至 2022-02-01，往后 45 天：已逾期 6 项，临近 0 项，已完成 0 项\n/);
    expect(stdout).toMatch(
      /2022-01-30 +已逾期 +逾期 2 天 +公开 .*site-annual-report:2022 +国办函〔2018〕12号.*［V2］/,
    );
    expect(stdout).toMatch(/2022-03-15 +未到提醒 +还有 42 天 +整改 .*［S］/);
    const done = run('done', 'site-annual-report:2022', '--by', '张三', '--note', '见首页');
    expect(done.stdout).toContain('已标为完成：在首页显著位置发布');
    expect(run('--json').stdout).toContain('"state":"done"');
    expect(run().stdout).toMatch(/已完成 +张三 .*site-annual-report:2022/);
    expect(run('done', 'site-annual-report:2022', '--by', '张三').stderr).toMatch(
      /^xunjian：site-annual-report:2022 已经标为已完成[^\n]*\n$/,
    );
    expect(run('undo', 'site-annual-report:2022', '--by', '李四').stdout).toContain('已撤回');
    expect(run('trail', 'site-annual-report').stdout).toMatch(
      /张三 标为已完成 site-annual-report:2022：见首页\n[^\n]*李四 撤回 site-annual-report:2022\n/,
    );
    expect(run('--within', '45').stdout).toContain('已逾期 6 项');
  });

  it('says which periods there are of something recurring, and refuses what is none', () => {
    const { status, stderr } = run('done', 'site-annual-report', '--by', '张三');
    expect(stderr).toMatch(/^xunjian：没有 site-annual-report 这一项；是不是 site-annual-report:2022、/);
    expect(status).toBe(1);
    expect(run('done', 'nonsense', '--by', '张三').status).toBe(1);
    expect(run('done', 'site-annual-report:2022', '--by', ' ').status).toBe(2);
    expect(run('--within', 'soon').status).toBe(2);
  });

  it("takes an office's own items, and doctor tells of one that is amiss", () => {
    const file = join(folder, 'config', 'obligations.yaml');
    const own = (due: string): void => {
      const lines = [
        'obligations:',
        '  items:',
        '    quarterly-check: { active: false }',
        '    own:',
        '      title: 季度报表',
      ];
      const rest = [
        `      due: ${due}`,
        '      kind: report',
        '      source: 本办',
        '      evidence: V1',
        '',
      ];
      writeFileSync(file, [...lines, ...rest].join('\n'));
    };
    own('{ quarterEnd: { workingDays: 20 } }');
    const { stdout } = run();
    expect(stdout).toContain('2022-01-29  已逾期    逾期 3 天');
    expect(stdout).not.toContain('quarterly-check');
    own('{ quarterEnd: soon }');
    const lines = JSON.parse(xunjian('doctor', '--json', '--workspace', folder).stdout) as readonly {
      readonly state: string;
      readonly message: string;
    }[];
    expect(lines[0]).toMatchObject({ state: 'error' });
    expect(lines[0]?.message).toMatch(/obligations\.yaml：obligations\.items\.own\.due\.quarterEnd 应写作/);
  });
});
