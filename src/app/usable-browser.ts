// The browser of this machine, once it has shown that it starts: without one a whole night could confirm nothing.
import { tmpdir } from 'node:os';
import { CdpError } from '../gather/browser/cdp.ts';
import { launchChromium } from '../gather/browser/chromium.ts';
import { findBrowser } from '../gather/browser/find.ts';
import type { BrowserSettings } from '../gather/browser/settings.ts';
import { fileTrouble } from '../model/file-trouble.ts';
import { err, ok, type Result } from '../model/result.ts';
import { outputOf } from './output-of.ts';

export interface UsableBrowser {
  readonly path: string;
  /** As it names itself. */
  readonly version: string;
}

/** Both Chinese. */
export interface NoBrowser {
  readonly why: string;
  readonly remedy: string;
}

/** A cold disk at two in the morning is slow. */
const ANSWER_MS = 30_000;
const INSTALL = '请安装 chromium-headless-shell 或 chromium，或用环境变量 XUNJIAN_CHROMIUM 指明其路径';

/** Nothing is fetched on trial; no proxy listens there. */
const NO_PROXY_PORT = 9;
const SANDBOX =
  '请在终端直接运行它看是什么原因；容器里多半是沙箱不可用，可在 config/crawl.yaml 设 browser.process.sandbox: false';
const LIBRARIES = '请在终端直接运行它看是什么原因（如缺少系统库、内存不足）';

/** Null when it starts as it would for a scan, and ends again. */
async function startTrouble(path: string, settings: BrowserSettings): Promise<NoBrowser | null> {
  try {
    const trial = { settings, executablePath: path, userAgent: 'xunjian', proxyPort: NO_PROXY_PORT };
    await (await launchChromium(trial)).kill();
    return null;
  } catch (error) {
    const disk = fileTrouble(error);
    if (disk) return { why: `浏览器要用的临时目录 ${tmpdir()} ${disk.why}`, remedy: disk.remedy };
    if (!(error instanceof CdpError)) throw error;
    const silent = `启动后 ${settings.process.launchMs} 毫秒内没有应答`;
    const sandboxed = settings.process.sandbox && process.getuid?.() !== 0;
    return {
      why: `${path} ${error.reason === 'silent' ? silent : '启动后随即退出'}`,
      remedy: sandboxed ? SANDBOX : LIBRARIES,
    };
  }
}

/** Finds it, asks its version and starts it once. */
export async function usableBrowser(settings: BrowserSettings): Promise<Result<UsableBrowser, NoBrowser>> {
  const named = process.env['XUNJIAN_CHROMIUM'];
  const found = findBrowser();
  if (found === null && named)
    return err({
      why: `环境变量 XUNJIAN_CHROMIUM 所指的 ${named} 不存在或不能执行`,
      remedy: '请改正，或去掉这个环境变量改用系统里的 Chromium',
    });
  if (found === null) return err({ why: '没有找到 Chromium', remedy: INSTALL });
  const said = await outputOf(found.path, ['--version', '--no-sandbox', '--headless'], ANSWER_MS);
  const version = said?.split('\n').at(-1) ?? '';
  if (!/chrom/i.test(version)) return err({ why: `${found.path} 不能运行或不是 Chromium`, remedy: INSTALL });
  const trouble = await startTrouble(found.path, settings);
  return trouble ? err(trouble) : ok({ path: found.path, version });
}
