// The built program as users start it: help, exit codes, one line per mistake; README and help agree.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { PROGRAM, xunjian } from './run-program.ts';

const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'xunjian-cli-'));

/** `name` and summary of each line under 命令 of the help. */
function helpCommands(): readonly (readonly string[])[] {
  const [, listed = ''] = xunjian('--help').stdout.split('命令：\n');
  return listed
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/))
    .filter(([name]) => !name?.startsWith('help '));
}

describe('help', () => {
  it('lists every command with its summary, and so does the README', () => {
    const expected = COMMANDS.map(({ name, summary }) => [name, summary]);
    expect(helpCommands()).toEqual(expected);
    const rows = [
      ...readFileSync('README.md', 'utf8').matchAll(
        // Command, what it does in English, and the summary as the help prints it.
        /^\| `xunjian ([a-z-]+)[^`]*` \| \w[^|]* \| ([^|]+) \|$/gm,
      ),
    ];
    expect(rows.map(([, name, summary]) => [name, summary?.trim()])).toEqual(expected);
  });

  it('aligns descriptions by display width', () => {
    const { stdout } = xunjian('scan', '--help');
    const starts = stdout
      .split('\n')
      .filter((line) => line.startsWith('  -'))
      .map((line) => {
        const match = /^( {2}\S.*? {2,})\S/.exec(line);
        return stringWidth(match?.[1] ?? '');
      });
    expect(starts.length).toBeGreaterThan(8);
    expect(new Set(starts).size).toBe(1);
  });

  it.each(COMMANDS.map((entry) => entry.name))('describes %s', (name) => {
    const { status, stdout } = xunjian(name, '--help');
    expect(status).toBe(0);
    expect(stdout).toContain(`用法： xunjian ${name}`);
    expect(stdout).toContain('--workspace');
    expect(stdout).not.toMatch(/Usage|[oO]ptions|default:|display help/);
  });
});

describe('wrong usage', () => {
  it.each([
    [[], '用法：'],
    [['fly'], 'xunjian：没有 fly 这个命令'],
    [['scan', '--fast'], 'xunjian：不认识的选项 --fast'],
    [['help', 'fly'], 'xunjian：没有 fly 这个命令'],
    [['inventory'], 'xunjian：缺少命令；运行 xunjian inventory --help'],
    [['scan', '--depth', 'deep'], '可选 sections、full'],
    [['scan', '--site', 'abc'], 'xunjian：网站标识码“abc”'],
    [['scan', '--as-of', '2921-12-20'], 'xunjian：--as-of 2921-12-20T23:59:59+08:00'],
    [['scan', '--region', ''], 'xunjian：行政区划码“”：应为 6 位数字'],
    [['scan', '--region', '5101'], 'xunjian：行政区划码“5101”'],
    [['judge', '--run', ''], 'xunjian：--run 是空的'],
    [['init', ''], 'xunjian：DIR 是空的'],
    [['inventory', 'import', ''], 'xunjian：FILE 是空的'],
    [['rescan', ''], 'xunjian：网站标识码“”'],
    [['sections', 'abc'], 'xunjian：网站标识码“abc”'],
    [['sections', '--since', '2021-13-01'], 'xunjian：--since 2021-13-01：不是日期'],
    [['judge', '--period', '2021Q5'], 'xunjian：--period 2021Q5'],
    [['judge', '--period', '2021Q4', '--run', 'x'], '--period <PERIOD> 与 --run <ID> 不能同时使用'],
    [['export', 'nonsense', '--format', 'csv', '--out', 'x'], 'xunjian：KIND：nonsense 不可用'],
    [['export', 'links', '--format', 'csv', '--out', ' '], 'xunjian：--out 是空的'],
    [['read', ''], 'xunjian：FILE|URL 是空的'],
    [['serve', '--host', ''], 'xunjian：--host 是空的'],
    [['rescan'], 'xunjian：缺少参数 CODE'],
    [['export', '--format', 'csv', '--out', 'x'], 'xunjian：缺少参数 KIND'],
    [['status', '--as-of', 'noon'], 'xunjian：--as-of noon'],
    [['status', '--connect-to', 'x'], 'xunjian：--connect-to x'],
    [['status', '--workspace'], 'xunjian：选项 --workspace <DIR> 后面缺少值'],
    [['serve', '--port', '99999'], 'xunjian：--port 99999'],
    [['demo', '--sites', 'all'], 'xunjian：--sites all'],
  ])('%j exits with 2 and says %s', (words, said) => {
    const { status, stdout, stderr } = xunjian(...words);
    expect(stderr).toContain(said);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    if (words.length > 0) expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('init', () => {
  it('lays out a workspace and never overwrites one', () => {
    const folder = join(freshFolder(), 'office');
    expect(xunjian('init', folder).status).toBe(0);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['README.txt', 'config', 'evidence']));
    const settings = readFileSync(join(folder, 'config', 'crawl.yaml'), 'utf8').split('\n');
    expect(settings.filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))).toEqual([]);
    writeFileSync(join(folder, 'config', 'crawl.yaml'), 'crawl:\n  sitesAtOnce: 2\n');
    const again = xunjian('init', folder);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('已有内容，未作改动');
    expect(readFileSync(join(folder, 'config', 'crawl.yaml'), 'utf8')).toContain('sitesAtOnce: 2');
  });

  it('takes no file for a folder', () => {
    const file = join(freshFolder(), 'list.csv');
    writeFileSync(file, 'kept');
    for (const path of [file, join(file, 'office')]) {
      const { status, stderr } = xunjian('init', path);
      expect(stderr).toMatch(/^xunjian：不能在 [^\n]*：路径上已有文件，不是目录[^\n]*\n$/);
      expect(status).toBe(1);
    }
    expect(readFileSync(file, 'utf8')).toBe('kept');
  });

  it('leaves nothing half made, which the next attempt would refuse', () => {
    const parent = freshFolder();
    const noFileMayGrow = 'ulimit -f 0 && exec "$0" "$1" init "$2"';
    const words = ['-c', noFileMayGrow, process.execPath, PROGRAM, join(parent, 'new', 'office')];
    const { status, stderr } = spawnSync('bash', words, { encoding: 'utf8' });
    expect(stderr).toMatch(/^xunjian：不能在 [^\n]*没有留下任何文件[^\n]*\n$/);
    expect(status).toBe(1);
    expect(readdirSync(parent)).toEqual([]);
  });

  it('gives configuration that is valid once uncommented', () => {
    const folder = join(freshFolder(), 'office');
    xunjian('init', folder);
    const file = join(folder, 'config', 'system.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/^# (\w+:| {2}\w+:)/gm, '$1'));
    const lines = JSON.parse(xunjian('doctor', '--json', '--workspace', folder).stdout) as {
      name: string;
      state: string;
    }[];
    expect(lines[0]).toMatchObject({ name: '配置', state: 'ok' });
  });
});

describe('what cannot be done', () => {
  it.each([[['status']], [['scan']], [['judge', '--run', 'latest']]])(
    '%j without a workspace exits with 1 and one line',
    (words) => {
      const folder = freshFolder();
      const { status, stderr } = xunjian(...words, '--workspace', folder);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^xunjian：数据库不存在：[^\n]+\n$/);
      expect(readdirSync(folder)).toEqual([]);
      rmSync(folder, { recursive: true });
    },
  );

  it('a path with a line break and a colour in it is told in one plain line', () => {
    const { status, stderr } = xunjian('status', '--workspace', join(freshFolder(), 'a\nb\u001b[31mc'));
    expect(stderr).toMatch(/^xunjian：数据库不存在：\S*\/a b \[31mc\/xunjian\.db[^\n]+\n$/);
    expect(status).toBe(1);
  });

  it('the demo where a file is in its way', () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'data'), 'kept');
    const words = [PROGRAM, 'demo', '--sites', '1'];
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
    expect(stderr).toMatch(/^xunjian：读写 \S*\/data\/\S* 失败：上级路径不是目录；请核对路径\n$/);
    expect(status).toBe(1);
    expect(readdirSync(folder)).toEqual(['data']);
  });

  it('doctor exits with 1 on a mistake in the configuration and names it', () => {
    const folder = join(freshFolder(), 'office');
    xunjian('init', folder);
    writeFileSync(join(folder, 'config', 'system.yaml'), 'log:\n  level: loud\n');
    const { status, stdout } = xunjian('doctor', '--workspace', folder);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^错误 {2}配置：.*log\.level/m);
  });
});
