// Configuration: shipped values, overrides key by key, and problems told in one line each.
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/app/config.ts';
import { parseDuration } from '../../src/app/duration.ts';

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
      /xunjian-config-.*crawl\.yaml：crawl\.sitesAtOnce .*期望 数字，实际接收 string；请更正，或删去此行改用出厂值 \d+$/,
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
