// The browser of this machine, once it has shown that it runs: without one a whole night could confirm nothing.
import { findBrowser } from '../gather/browser/find.ts';
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

/** Finds it and asks its version. */
export async function usableBrowser(): Promise<Result<UsableBrowser, NoBrowser>> {
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
  return /chrom/i.test(version)
    ? ok({ path: found.path, version })
    : err({ why: `${found.path} 不能运行或不是 Chromium`, remedy: INSTALL });
}
