// A browser counts only once it has shown that it starts: stand-ins that do, do not, and are something else.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadConfig } from '../../src/app/config.ts';
import { usableBrowser } from '../../src/app/usable-browser.ts';
import type { BrowserSettings } from '../../src/gather/browser/settings.ts';
import { writeStandInBrowser } from '../suites/stand-in-browser.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-browser-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function settings(over: Partial<BrowserSettings['process']> = {}): Promise<BrowserSettings> {
  const loaded = await loadConfig('/nonexistent/workspace');
  if (!loaded.ok) throw new Error('the shipped configuration was refused');
  const { browser } = loaded.value;
  return { ...browser, process: { ...browser.process, ...over } };
}

const looked = async (over?: Partial<BrowserSettings['process']>) => usableBrowser(await settings(over));

async function standIn(script: string): Promise<string> {
  const path = join(folder, 'chromium');
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  vi.stubEnv('XUNJIAN_CHROMIUM', path);
  return path;
}

it('is taken when it names itself and starts', async () => {
  const path = join(folder, 'chromium');
  writeStandInBrowser(path);
  vi.stubEnv('XUNJIAN_CHROMIUM', path);
  expect(await looked()).toEqual({ ok: true, value: { path, version: 'Chromium 120.0.1' } });
});

const NAMED = 'if [ "$1" = --version ]; then echo "Chromium 120.0.1"; exit; fi;';

it.each([
  ['exit 1', '启动后随即退出'],
  ['exec sleep 30', '启动后 300 毫秒内没有应答'],
])('is refused when it names itself, but started does %s', async (script, why) => {
  const path = await standIn(`${NAMED} ${script}`);
  expect(await looked({ launchMs: 300 })).toMatchObject({ ok: false, error: { why: `${path} ${why}` } });
});

it('is not to be blamed for a folder of temporary files that is missing', async () => {
  await standIn(NAMED);
  vi.stubEnv('TMPDIR', join(folder, 'gone'));
  expect(await looked()).toMatchObject({
    ok: false,
    error: { why: `浏览器要用的临时目录 ${join(folder, 'gone')} 不存在`, remedy: '请核对路径' },
  });
});

it.each(['exit 127', 'echo "something else 1.0"', 'true'])(
  'is refused when it answers by %s',
  async (script) => {
    const path = await standIn(script);
    expect(await looked()).toMatchObject({
      ok: false,
      error: { why: `${path} 不能运行或不是 Chromium` },
    });
  },
);

it('is refused under the name it was given, when that leads nowhere', async () => {
  vi.stubEnv('XUNJIAN_CHROMIUM', '/no/such/browser');
  expect(await looked()).toMatchObject({
    ok: false,
    error: { why: '环境变量 XUNJIAN_CHROMIUM 所指的 /no/such/browser 不存在或不能执行' },
  });
});

it('is missed on a machine without one', async () => {
  vi.stubEnv('XUNJIAN_CHROMIUM', '');
  vi.stubEnv('PATH', folder);
  vi.stubEnv('HOME', folder);
  vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', folder);
  expect(await looked()).toMatchObject({ ok: false, error: { why: '没有找到 Chromium' } });
});
