// Finds a Chromium on this machine; also asked by `doctor`.
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface FoundBrowser {
  readonly path: string;
  /** `named`: by XUNJIAN_CHROMIUM; `headless-shell` is the lightest; `playwright`: Playwright's own download. */
  readonly kind: 'named' | 'headless-shell' | 'chromium' | 'playwright';
}

const NAMES = [
  ['chromium-headless-shell', 'headless-shell'],
  ['chrome-headless-shell', 'headless-shell'],
  ['chromium', 'chromium'],
  ['chromium-browser', 'chromium'],
  ['google-chrome', 'chromium'],
] as const;

/** Where Playwright's downloads keep the executable, newest layout first. */
const DOWNLOADS = [
  'chrome-headless-shell-linux64/chrome-headless-shell',
  'chrome-linux/headless_shell',
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
];

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Absent and forbidden are the same answer here: not usable.
    return false;
  }
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // No such folder: nothing was downloaded.
    return [];
  }
}

function downloaded(env: NodeJS.ProcessEnv): string | null {
  const folder = env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache', 'ms-playwright');
  const versions = listed(folder)
    .filter((name) => name.startsWith('chromium'))
    .sort()
    .reverse();
  for (const layout of DOWNLOADS) {
    for (const version of versions) {
      const path = join(folder, version, layout);
      if (executable(path)) return path;
    }
  }
  return null;
}

/** The browser to use, or null when the machine has none. XUNJIAN_CHROMIUM goes first and alone. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): FoundBrowser | null {
  const named = env['XUNJIAN_CHROMIUM'];
  if (named !== undefined && named !== '') return executable(named) ? { path: named, kind: 'named' } : null;
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const [name, kind] of NAMES) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (executable(path)) return { path, kind };
    }
  }
  const path = downloaded(env);
  return path === null ? null : { path, kind: 'playwright' };
}
