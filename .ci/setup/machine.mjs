// What the machine itself must have: a Chromium, and fonts that hold Chinese.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installDebianPackages } from './debian.mjs';
import { findProgram, ROOT, run, say } from './shell.mjs';

// The same candidates, in the same order, as src/gather/browser/find.ts; a test compares them.
export const BROWSERS = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
];

const FONTS = [
  { package: 'fonts-noto-cjk', file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' },
  { package: 'fonts-wqy-microhei', file: '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc' },
];

function playwrightBrowser() {
  try {
    return createRequire(join(ROOT, 'package.json'))('playwright').chromium.executablePath();
  } catch {
    return ''; // It has none for this kind of machine.
  }
}

function hasBrowser() {
  const named = process.env.XUNJIAN_CHROMIUM;
  if (named !== undefined && named !== '') return findProgram([named]) !== null;
  return findProgram(BROWSERS) !== null || existsSync(playwrightBrowser());
}

/** @returns null, or what is missing and what to do. */
export async function prepareBrowser() {
  if (hasBrowser()) return null;
  for (const name of ['chromium-headless-shell', 'chromium']) {
    if (installDebianPackages([name]) && hasBrowser()) return null;
  }
  say('下载 Chromium……');
  const playwright = join(ROOT, 'node_modules', 'playwright', 'cli.js');
  if (run(process.execPath, [playwright, 'install', '--only-shell', 'chromium']) && hasBrowser()) return null;
  return {
    fatal: false,
    text: '没有可用的 Chromium：请安装 chromium-headless-shell 或 chromium（apt-get install chromium-headless-shell），或用 XUNJIAN_CHROMIUM 指明其路径',
  };
}

/** @returns null, or what is missing and what to do. */
export async function prepareFonts() {
  if (process.platform !== 'linux') return null;
  const missing = FONTS.filter((font) => !existsSync(font.file)).map((font) => font.package);
  if (missing.length === 0 || installDebianPackages(missing)) return null;
  return {
    fatal: false,
    text: `缺少中文字体，截图中的汉字会显示为方框：请安装 ${missing.join(' ')}（apt-get install ${missing.join(' ')}）`,
  };
}
