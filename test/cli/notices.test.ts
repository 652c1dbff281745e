// `xunjian export notices`: from a judged quarter to one Word file a unit and their index; whole or not at all.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentParagraphs } from '../../src/report/docx/text.ts';
import { copyOf, failing, remove } from '../run/reassess/faulty-workspace.ts';
import { judgedQuarter } from './judged-quarter.ts';
import { rowsOf } from './filled-tables.ts';
import { xunjian } from './run-program.ts';

const UNIT = '某某市人民政府办公室.docx';
let workspace = '';
let out = '';

beforeAll(async () => {
  workspace = await judgedQuarter();
  out = mkdtempSync(join(tmpdir(), 'xunjian-notices-'));
}, 120_000);
afterAll(() => {
  rmSync(workspace, { recursive: true });
  rmSync(out, { recursive: true });
});

const noticesOf = (of: string, to: string, ...more: readonly string[]) =>
  xunjian(
    ...['export', 'notices', '--period', '2021Q4', '--format', 'docx', '--out', to],
    ...['--workspace', of, ...more],
  );
const notices = (to: string, ...more: readonly string[]) => noticesOf(workspace, to, ...more);

function textOf(file: string): string {
  const paragraphs = documentParagraphs(readFileSync(file));
  if (!paragraphs.ok) throw new Error(paragraphs.error);
  return paragraphs.value.join('\n');
}

it('gives each unit its own problems with their places, and lists the files', async () => {
  const to = join(out, 'new', 'notices');
  const { status, stdout } = notices(to, '--date', '2021-12-31');
  expect(stdout).toBe(`整改通知 1 份和目录.xlsx，已写入 ${to}\n`);
  expect(status).toBe(0);
  expect(readdirSync(to).sort()).toEqual([UNIT, '目录.xlsx']);
  const text = textOf(join(to, UNIT));
  expect(text).toContain('你单位主办的2个政府网站存在问题2项，其中2个网站单项否决');
  expect(text).toContain('网站标识码：5111000001；检查结论：不合格');
  expect(text).not.toContain('5111000002');
  expect(text).toContain('监测时间点前2周内首页无信息更新。属单项否决情形');
  expect(text).toMatch(/\n2021-11-20\n[0-9a-f]{12}\n/);
  expect(text).toContain('于2022年1月15日前完成整改');
  expect(text).not.toContain('失效链接');
  const [, row] = await rowsOf(join(to, '目录.xlsx'));
  expect(row?.slice(0, 8).map(String)).toEqual([
    ...['1', '某某市人民政府办公室', '511100', UNIT, '2', '0', '2', '2022-01-15'],
  ]);
}, 60_000);

it('writes the same bytes twice, also into an empty folder that is there', () => {
  const [one, other] = [join(out, 'one'), join(out, 'other')];
  mkdirSync(other);
  expect(notices(one).status).toBe(0);
  expect(notices(other).status).toBe(0);
  for (const name of readdirSync(one))
    expect(readFileSync(join(one, name)).equals(readFileSync(join(other, name))), name).toBe(true);
}, 60_000);

it('tells with --all what does not convict, and dead links in words', () => {
  const to = join(out, 'all');
  expect(notices(to, '--all').status).toBe(0);
  const text = textOf(join(to, UNIT));
  expect(text).toContain('空白栏目3个。未构成单项否决，请一并整改');
  expect(text).toContain('失效链接4个');
  expect(text).toContain('无法打开（页面不存在，404）');
}, 60_000);

it('follows what was decided of the quarter', async () => {
  const copy = await copyOf(workspace);
  const home = (await failing(copy)).filter(({ check }) => check === 'stale-home-page');
  const [one] = home.filter(({ subject }) => subject === '5111000001');
  const decided = xunjian(
    ...['period', 'decide', '2021Q4', '--dismiss', one?.id ?? '', '--by', '王某', '--reason', '首页有更新'],
    ...['--workspace', copy],
  );
  expect(decided.stderr).toBe('');
  const to = join(out, 'decided');
  expect(noticesOf(copy, to).status).toBe(0);
  const text = textOf(join(to, UNIT));
  expect(text).toContain('你单位主办的1个政府网站存在问题1项');
  expect(text).not.toContain('5111000001');
  await remove(copy);
}, 60_000);

it('refuses in one line and leaves nothing', () => {
  const full = join(out, 'full');
  mkdirSync(full);
  writeFileSync(join(full, 'kept'), '');
  const refused = (line: string, exit: number, to: string, ...more: readonly string[]): void => {
    const { status, stderr } = notices(to, ...more);
    expect(stderr).toContain(line);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(exit);
  };
  refused('里已有内容，没有写入', 1, full);
  expect(readdirSync(full)).toEqual(['kept']);
  refused('路径上已有文件', 1, join(full, 'kept'));
  refused('不能写到标准输出', 2, '-');
  refused('不用于 notices', 2, join(out, 'x'), '--problems');
  refused('--site 只用于 evidence', 2, join(out, 'x'), '--site', '5111000001');
  const templates = join(workspace, 'config', 'templates', 'bulletin');
  mkdirSync(templates, { recursive: true });
  writeFileSync(join(templates, 'notice.md'), '# 通知\n[每 对象][每 问题]{没有这个}\n');
  refused('notice.md 第 2 行：没有“没有这个”这个占位名', 1, join(out, 'deep', 'x'));
  expect(existsSync(join(out, 'deep'))).toBe(false);
  rmSync(templates, { recursive: true });
}, 60_000);
