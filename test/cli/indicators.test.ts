// Editions out to xlsx and back through the built program; bad rules change nothing; doctor tells them.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readSheets from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { workbookBytes } from '../../src/report/edition-workbook.ts';
import { xunjian } from './run-program.ts';

const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'xunjian-indicators-'));

/** The exported sheets with one cell of 细则 changed. */
async function rewrite(
  file: string,
  into: string,
  indicator: string,
  column: string,
  value: number,
): Promise<void> {
  const sheets = await readSheets(file);
  const changed = sheets.map(({ sheet, data }) => {
    const [header = [], ...rows] = data;
    const [at, id] = [header.indexOf(column), header.indexOf('指标编号')];
    return {
      title: sheet,
      header: header.map(String),
      widths: header.map(() => 10),
      rows: rows.map((row) =>
        (sheet === '细则' && row[id] === indicator ? row.with(at, value) : row).map((cell) =>
          typeof cell === 'number' || typeof cell === 'boolean' || cell === null ? cell : String(cell),
        ),
      ),
    };
  });
  writeFileSync(into, await workbookBytes(changed));
}

describe('indicators', () => {
  it('go out to xlsx and come back; what changed is said, and a bad file changes nothing', async () => {
    const workspace = freshFolder();
    const [out, good, bad] = ['a', 'b', 'c'].map((name) => join(workspace, `${name}.xlsx`)) as [
      string,
      string,
      string,
    ];
    const run = (...words: readonly string[]) => xunjian('indicators', ...words, '--workspace', workspace);
    expect(run('export', '--edition', 'national-2019', '--out', out)).toMatchObject({
      status: 0,
      stderr: '',
    });
    const [settings] = await readSheets(out);
    expect(settings?.data).toContainEqual(['portal.deduct.total', 100, '总分']);

    await rewrite(out, good, 'portal.messages-answered', '分值', 1.5);
    const taken = run('import', good, '--as', 'sichuan-2021');
    expect(taken.stdout).toContain('与 national-2019 相比有 1 处变化');
    expect(taken.stdout).toContain(
      'portal.deduct.indicators[portal.messages-answered].clauses[a].points：未写 → 1.5',
    );
    const kept = join(workspace, 'config', 'indicators', 'sichuan-2021.yaml');
    const before = readFileSync(kept, 'utf8');
    expect(run('list').stdout).toContain('sichuan-2021');
    expect(xunjian('doctor', '--workspace', workspace).stdout).toContain('正常  配置：各项配置有效');

    await rewrite(out, bad, 'portal.service-statistics', '分值', -2);
    const refused = run('import', bad, '--as', 'sichuan-2021');
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      /c\.xlsx 没有导入，原有版本未作改动：.*portal\.service-statistics\]\.clauses\[a\]\.points 应不小于 0，现为 -2；/,
    );
    expect(readFileSync(kept, 'utf8')).toBe(before);
    expect(readdirSync(join(workspace, 'config', 'indicators'))).toEqual(['sichuan-2021.yaml']);

    const twin = run('import', out, '--as', 'national-2019-b');
    expect(twin.stderr).toContain('生效日期重叠；');
    expect(readdirSync(join(workspace, 'config', 'indicators'))).toEqual(['sichuan-2021.yaml']);
  });

  it.each([
    [['export', '--edition', 'nowhere', '--out', 'x.xlsx'], 1, '没有指标版本 nowhere；'],
    [['export', '--edition', 'national-2019', '--out', 'x.csv'], 2, '--out x.csv：文件名应以 .xlsx 结尾'],
    [['import', 'nowhere.xlsx', '--as', 'mine'], 1, 'nowhere.xlsx 不存在，没有导入；'],
    [['import', 'x.xlsx', '--as', '四川'], 2, '--as 四川：只能用小写字母'],
  ])('%j exits with %i and says %s', (words, code, said) => {
    const { status, stderr } = xunjian('indicators', ...words, '--workspace', freshFolder());
    expect(stderr).toContain(said);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(code);
  });

  it('a file that is no workbook is refused', () => {
    const workspace = freshFolder();
    const file = join(workspace, 'x.xlsx');
    writeFileSync(file, 'no workbook');
    const { status, stderr } = xunjian(
      'indicators',
      'import',
      file,
      '--as',
      'mine',
      '--workspace',
      workspace,
    );
    expect(stderr).toMatch(/^xunjian：x\.xlsx 没有导入，原有版本未作改动：x\.xlsx 无法读取[^\n]*\n$/);
    expect(status).toBe(1);
    expect(readdirSync(workspace)).toEqual(['x.xlsx']);
  });
});

describe('doctor', () => {
  it('tells what is wrong with rules, column maps and calendars, each with its file', () => {
    const workspace = freshFolder();
    const put = (folder: string, name: string, text: string): void => {
      mkdirSync(join(workspace, 'config', folder), { recursive: true });
      writeFileSync(join(workspace, 'config', folder, name), text);
    };
    put('', 'account-columns.yaml', 'nmae: 公众号全称\n');
    put('', 'sampling.yaml', 'sampling:\n  accounts: { avoidPrevious: -1 }\n');
    put('calendar', 'holidays-2023.json', '{ "year": 2023 }');
    put(
      'indicators',
      'mine-2021.yaml',
      "id: mine-2021\ntitle: 本办\nsource: 本办\neffectiveFrom: '2021-01-01'\nextends: national-2019\nlimits: { nothing: {} }\n",
    );
    const { status, stdout } = xunjian('doctor', '--workspace', workspace);
    expect(status).toBe(1);
    for (const said of [
      /^错误 {2}配置：.*account-columns\.yaml：列对照表/m,
      /^错误 {2}配置：.*sampling\.yaml：sampling\.accounts\.avoidPrevious 应不小于 0/m,
      /^错误 {2}配置：.*holidays-2023\.json：节假日安排/m,
      /^错误 {2}配置：指标 mine-2021：limits\.nothing 不是任何检查的时限；/m,
    ])
      expect(stdout).toMatch(said);
  });
});
