// The pool's life: how many at once, when Chromium is replaced, that it is never left behind; and politeness.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../../src/gather/browser/chromium.ts';
import { createBrowser } from '../../../src/gather/browser/create.ts';
import { groupMembers } from '../../../src/gather/browser/process-memory.ts';
import { startProxy } from '../../../src/gather/browser/proxy.ts';
import type { Browser } from '../../../src/gather/browser-port.ts';
import { countingPacer, executablePath, fakeDialer, settingsWith, startSite, type Site } from './bench.ts';

let site: Site;
let open = 0;
let most = 0;

beforeAll(async () => {
  site = await startSite({
    '/page': '<p>好</p>',
    '/set': (_request, response) => {
      response.writeHead(200, { 'set-cookie': 'a=1', 'content-type': 'text/html' });
      response.end('<p>set</p>');
    },
    '/cookie': (request, response) => {
      response.end(`<p>[${request.headers.cookie ?? ''}]</p>`);
    },
    '/busy': (_request, response) => {
      response.writeHead(503, { 'retry-after': '7' });
      response.end('<p>忙</p>');
    },
    '/counted': (_request, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end('<p>counted</p>');
      }, 300);
    },
  });
});
afterAll(async () => {
  await site.close();
});

/** A browser whose Chromium processes are known as they start. */
function watched(
  settings = settingsWith(),
  pacer = countingPacer(),
): {
  readonly browser: Browser;
  readonly started: number[];
  readonly pacer: ReturnType<typeof countingPacer>;
} {
  const started: number[] = [];
  const log = {
    debug: (fields: Readonly<Record<string, unknown>>) => {
      if (typeof fields['processId'] === 'number') started.push(fields['processId']);
    },
    warn: () => undefined,
  };
  const browser = createBrowser({
    settings,
    dialer: fakeDialer(site.port),
    pacer,
    userAgent: 'x',
    executablePath,
    log,
  });
  return { browser, started, pacer };
}

const look = async (browser: Browser, path = '/page', host = 'www.example.gov.cn') => {
  const result = await browser.open({ url: `http://${host}${path}`, deadlineMs: 15_000 });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const alive = (group: number): boolean => groupMembers(group).length > 0;

async function until(done: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !done(); i += 1) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('the pool', () => {
  it('opens no more pages at once than the setting says', async () => {
    const { browser } = watched(settingsWith({ concurrency: 2 }));
    await Promise.all([0, 1, 2, 3, 4, 5].map((n) => look(browser, '/counted', `h${String(n)}.gov.cn`)));
    await browser.close();
    expect(most).toBe(2);
  });

  it('shares cookies within a host and never between hosts', async () => {
    const { browser } = watched();
    await look(browser, '/set');
    expect((await look(browser, '/cookie')).html).toContain('[a=1]');
    expect((await look(browser, '/cookie', 'other.gov.cn')).html).toContain('[]');
    await browser.close();
  });

  it('starts a fresh context after so many pages', async () => {
    const { browser } = watched(settingsWith({ context: { pages: 2 } }));
    await look(browser, '/set');
    await look(browser, '/page');
    expect((await look(browser, '/cookie')).html).toContain('[]');
    await browser.close();
  });

  it('replaces Chromium after so many pages, and above its memory', async () => {
    const settings = settingsWith();
    const byPages = watched({ ...settings, process: { ...settings.process, pages: 2 } });
    for (let i = 0; i < 5; i += 1) await look(byPages.browser);
    expect(byPages.started).toHaveLength(3);
    expect(byPages.started.slice(0, 2).some(alive)).toBe(false);
    await byPages.browser.close();
    const byMemory = watched({
      ...settings,
      process: { ...settings.process, memoryMegabytes: 1, memoryEveryPages: 2 },
    });
    for (let i = 0; i < 4; i += 1) await look(byMemory.browser);
    expect(byMemory.started).toHaveLength(2);
    await byMemory.browser.close();
  });

  it('opens a page once more in a fresh Chromium when the old one crashed', async () => {
    const { browser, started } = watched();
    await look(browser);
    const opening = look(browser, '/counted');
    setTimeout(() => {
      process.kill(-(started[0] ?? 0), 'SIGKILL');
    }, 100);
    expect((await opening).html).toContain('counted');
    expect(started).toHaveLength(2);
    await browser.close();
  });
});

describe('the end', () => {
  it('leaves no process behind after close, not even one with a visit under way', async () => {
    const { browser, started } = watched();
    await look(browser);
    const opening = browser.open({ url: 'http://www.example.gov.cn/counted', deadlineMs: 15_000 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await browser.close();
    expect((await opening).ok).toBe(false);
    expect(started.some(alive)).toBe(false);
    expect(await browser.open({ url: 'http://www.example.gov.cn/', deadlineMs: 1000 })).toMatchObject({
      error: { kind: 'cancelled' },
    });
  });

  it('starts no Chromium for a visit that was still waiting its turn at close', async () => {
    const pacer = countingPacer();
    const turn = { come: (): void => undefined };
    const waiting = new Promise<void>((resolve) => (turn.come = resolve));
    const { browser, started } = watched(settingsWith(), {
      ...pacer,
      acquire: async (...args) => waiting.then(() => pacer.acquire(...args)),
    });
    const opening = browser.open({ url: 'http://www.example.gov.cn/page', deadlineMs: 15_000 });
    await browser.close();
    turn.come();
    expect(await opening).toMatchObject({ error: { kind: 'cancelled' } });
    expect(started).toEqual([]);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('does not outlive us at %s', async (signal) => {
    const launcher = fileURLToPath(new URL('./launch-and-wait.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', launcher], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const group = Number(
      await new Promise<string>((resolve) =>
        child.stdout.once('data', (data: Buffer) => {
          resolve(String(data));
        }),
      ),
    );
    expect(alive(group)).toBe(true);
    child.kill(signal);
    await until(() => !alive(group));
    expect(alive(group)).toBe(false);
  });

  it('knows the memory of what it started', async () => {
    const proxy = await startProxy(fakeDialer(site.port), 1000);
    const chromium = await launchChromium({
      settings: settingsWith(),
      executablePath: executablePath ?? '',
      userAgent: 'x',
      proxyPort: proxy.port,
    });
    expect(chromium.memoryMegabytes()).toBeGreaterThan(5);
    await chromium.kill();
    await proxy.close();
    // What was killed is told as gone a moment later.
    await until(() => chromium.memoryMegabytes() === 0);
    expect(chromium.memoryMegabytes()).toBe(0);
  });
});

describe('politeness', () => {
  it('holds one slot per page and tells when it was throttled', async () => {
    const { browser, pacer } = watched();
    await look(browser);
    await look(browser, '/busy');
    await browser.close();
    expect(pacer.acquired).toEqual(['http://www.example.gov.cn/page', 'http://www.example.gov.cn/busy']);
    expect(pacer.released).toEqual([
      { throttled: false, retryAfterMs: null },
      { throttled: true, retryAfterMs: 7000 },
    ]);
  });

  it('has given its slot back when it asks what is wanted of the page, so that more can be asked there', async () => {
    const { browser, pacer } = watched();
    const given: number[] = [];
    const shoot = async (): Promise<false> => {
      given.push(pacer.released.length);
      return false;
    };
    await browser.open({ url: 'http://www.example.gov.cn/page', deadlineMs: 15_000, shoot });
    await browser.close();
    expect(given).toEqual([1]);
  });
});
