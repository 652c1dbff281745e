// A browser counts only once it has shown that it runs: stand-ins that do, do not, and are something else.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { usableBrowser } from '../../src/app/usable-browser.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-browser-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function standIn(script: string): Promise<string> {
  const path = join(folder, 'chromium');
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  vi.stubEnv('XUNJIAN_CHROMIUM', path);
  return path;
}

it('is taken when it names itself', async () => {
  const path = await standIn('echo "Chromium 120.0.1"');
  expect(await usableBrowser()).toEqual({ ok: true, value: { path, version: 'Chromium 120.0.1' } });
});

it.each(['exit 127', 'echo "something else 1.0"', 'true'])(
  'is refused when it answers by %s',
  async (script) => {
    const path = await standIn(script);
    expect(await usableBrowser()).toMatchObject({
      ok: false,
      error: { why: `${path} 不能运行或不是 Chromium` },
    });
  },
);

it('is refused under the name it was given, when that leads nowhere', async () => {
  vi.stubEnv('XUNJIAN_CHROMIUM', '/no/such/browser');
  expect(await usableBrowser()).toMatchObject({
    ok: false,
    error: { why: '环境变量 XUNJIAN_CHROMIUM 所指的 /no/such/browser 不存在或不能执行' },
  });
});

it('is missed on a machine without one', async () => {
  vi.stubEnv('XUNJIAN_CHROMIUM', '');
  vi.stubEnv('PATH', folder);
  vi.stubEnv('HOME', folder);
  vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', folder);
  expect(await usableBrowser()).toMatchObject({ ok: false, error: { why: '没有找到 Chromium' } });
});
