// Configuration: shipped values, overrides key by key, and problems told in one line each.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { strayConfig } from '../../src/app/config-files.ts';
import { loadConfig } from '../../src/app/config.ts';
import { parseDuration } from '../../src/model/duration.ts';

async function workspaceWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-config-'));
  await mkdir(join(folder, 'config'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'config', name), text);
  return folder;
}

async function problemsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const loaded = await loadConfig(await workspaceWith(files));
  if (loaded.ok) throw new Error('the configuration was accepted');
  return loaded.error;
}

describe('configuration', () => {
  it('is the shipped one for a workspace that does not exist', async () => {
    const loaded = await loadConfig('/nonexistent/workspace');
    expect(loaded).toMatchObject({
      ok: true,
      value: { schedule: { cron: '0 2 * * *', nightBudget: 5 * 3_600_000 } },
    });
  });

  it('takes overrides key by key and leaves their neighbours', async () => {
    const shipped = await loadConfig('/nonexistent/workspace');
    const loaded = await loadConfig(
      await workspaceWith({ 'crawl.yaml': 'crawl:\n  sitesAtOnce: 3\n', 'system.yaml': 'log:\n' }),
    );
    if (!loaded.ok || !shipped.ok) throw new Error('the configuration was refused');
    expect(loaded.value).toEqual({ ...shipped.value, crawl: { ...shipped.value.crawl, sitesAtOnce: 3 } });
  });

  it('names the file, the key, what is wrong and what to do', async () => {
    const [problem, ...others] = await problemsOf({ 'crawl.yaml': 'crawl:\n  sitesAtOnce: many\n' });
    expect(others).toEqual([]);
    expect(problem).toMatch(
      /xunjian-config-.*crawl\.yaml：crawl\.sitesAtOnce 应为数字，现为 "many"；请更正，或删去此行改用出厂值 \d+$/,
    );
  });

  it('refuses unknown keys and sections, each in a line of its own', async () => {
    const problems = await problemsOf({ 'crawl.yaml': 'crawl:\n  sitesAtOnec: 3\nspeed: 9\n' });
    expect(problems).toHaveLength(2);
    expect(problems.join('\n')).toContain('crawl.sitesAtOnec 是不认识的键');
    expect(problems.join('\n')).toContain('：speed 是不认识的键');
  });

  it('refuses what is no cron text and no duration, in its own words', async () => {
    const problems = await problemsOf({
      'system.yaml': 'schedule:\n  cron: at night\n  nightBudget: long\n',
    });
    expect(problems).toEqual([
      expect.stringMatching(/schedule\.cron 不是 cron 表达式.*"0 2 \* \* \*"$/),
      expect.stringMatching(/schedule\.nightBudget 不是时长.*"5h"$/),
    ]);
  });

  it.each([
    ['crawl.yaml', 'crawl: 5', 'crawl 应为“键: 值”，现为 5'],
    ['crawl.yaml', 'crawl: { sitesAtOnce: 0 }', 'crawl.sitesAtOnce 应大于 0，现为 0'],
    ['crawl.yaml', 'crawl: { thin: { maxUnreadableShare: 2 } }', '应不大于 1，现为 2'],
    ['crawl.yaml', 'crawl: { siteBudgetMs: 9999999999 }', 'crawl.siteBudgetMs 太长，最多 2147483647 毫秒'],
    ['crawl.yaml', 'fetch: { dns: { servers: [8.8.8.8, nonsense] } }', 'nonsense 不是 IP 或 IP:端口'],
    ['crawl.yaml', 'fetch: { identity: { contact: 张三 } }', 'fetch.identity.contact 只能用英文字母、数字'],
    ['crawl.yaml', 'fetch: { identity: { acceptLanguage: 中文 } }', 'acceptLanguage 只能用英文字母、数字'],
    ['crawl.yaml', 'robots: { mode: strict }', 'robots.mode 应为 note、obey 之一，现为 "strict"'],
    ['warning.yaml', 'warning: { nights: 0 }', 'warning.nights 应不小于 1，现为 0'],
    ['warning.yaml', 'warning: { leadDays: { news: 5 } }', 'warning.leadDays.news 是不认识的键'],
    ['crawl.yaml', 'robots: obey', 'robots 应为“键: 值”，现为 "obey"'],
    ['crawl.yaml', 'robots: { agent: "xunjian/0.1" }', 'robots.agent 只能用英文字母、- 和 _，如 xunjian'],
    ['crawl.yaml', 'robots: { crawlDelayMaxMs: -1 }', 'robots.crawlDelayMaxMs 应不小于 0，现为 -1'],
    ['crawl.yaml', 'robots: { crawlDelay: 5 }', 'robots.crawlDelay 是不认识的键'],
    ['crawl.yaml', 'browser: { language: 中文 }', 'browser.language 只能用英文字母、数字'],
    ['crawl.yaml', '__proto__: { x: 1 }', '__proto__ 是不认识的键'],
    ['crawl.yaml', 'crawl: *nowhere', 'YAML 里的引用（*名称）有误'],
    ['system.yaml', 'server: { host: "" }', 'server.host 不能为空'],
    ['system.yaml', 'log: { level: loud }', 'log.level 应为 silent、error、'],
    ['system.yaml', 'schedule: { nightBudget: 25d }', 'schedule.nightBudget 太长，最多 24 天'],
    ['system.yaml', 'schedule: { cron: "* * * * * *" }', 'schedule.cron 不是 cron 表达式，应为五段'],
  ])('says of %s holding %s: %s', async (file, text, said) => {
    const [problem, ...others] = await problemsOf({ [file]: text });
    expect(others).toEqual([]);
    expect(problem).toContain(said);
    expect(problem).toMatch(/^\/.*\.yaml：.*；请[^\n]*$/);
  });

  it('takes name servers in every spelling', async () => {
    const servers = 'fetch: { dns: { servers: ["1.2.3.4", "1.2.3.4:53", "::1", "[::1]:53"] } }';
    expect(await loadConfig(await workspaceWith({ 'crawl.yaml': servers }))).toMatchObject({ ok: true });
  });

  it('is refused, and not passed over, where a folder or a file is of the wrong kind', async () => {
    const folder = await workspaceWith({});
    await mkdir(join(folder, 'config', 'crawl.yaml'));
    expect(await loadConfig(folder)).toEqual({
      ok: false,
      error: [`配置文件 ${folder}/config/crawl.yaml 是目录，不是文件；请换成文件`],
    });
    await rm(join(folder, 'config'), { recursive: true });
    await writeFile(join(folder, 'config'), '');
    expect(await loadConfig(folder)).toMatchObject({
      error: [`${folder}/config 不是目录；请移走这个文件，或核对 --workspace`],
    });
  });

  it('is refused, and not passed over, behind a link that leads nowhere or in another encoding', async () => {
    const folder = await workspaceWith({});
    const [crawl, system] = ['crawl.yaml', 'system.yaml'].map((name) => join(folder, 'config', name));
    await symlink('/nonexistent/crawl.yaml', crawl ?? '');
    // GB18030, as an editor on Windows may save it.
    await writeFile(system ?? '', Uint8Array.of(0x23, 0xca, 0xa1, 0xb0, 0xec));
    expect(await loadConfig(folder)).toEqual({
      ok: false,
      error: [
        `配置文件 ${crawl} 是符号链接，所指的文件不存在；请改正或删去这个链接`,
        `配置文件 ${system} 不是 UTF-8 编码；请用编辑器另存为 UTF-8`,
      ],
    });
  });

  it('knows which files nobody reads', async () => {
    const folder = await workspaceWith({ 'crawl.yml': '', 'system.yaml': '', 'notes.txt': '' });
    expect(await strayConfig(folder)).toEqual([join(folder, 'config', 'crawl.yml')]);
    expect(await strayConfig('/nonexistent/workspace')).toEqual([]);
  });

  it('points at the line of a YAML mistake', async () => {
    const problems = await problemsOf({ 'crawl.yaml': 'crawl:\n  a: 1\n b: 2\n' });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/crawl\.yaml 第 \d+ 行：YAML 写法有误/);
  });

  it('refuses a file that is no mapping', async () => {
    expect(await problemsOf({ 'crawl.yaml': '- a\n- b\n' })).toEqual([
      expect.stringContaining('应当是“键: 值”的形式'),
    ]);
  });
});

describe('durations', () => {
  it.each([
    ['8h', 28_800_000],
    ['90s', 90_000],
    ['7h30m', 27_000_000],
    ['250ms', 250],
    [' 1d ', 86_400_000],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });
  it.each(['', '8', 'h', '0s', '-1h', '1.5h', '8 h', '1w'])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});
