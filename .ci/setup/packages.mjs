// The packages of package-lock.json, native parts included.
import { existsSync, readFileSync, symlinkSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installDebianPackages } from './debian.mjs';
import { ROOT, run, say } from './shell.mjs';

const fromRoot = (...parts) => join(ROOT, ...parts);

function lockedPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/** Every package of the lock is installed at its version. Optional ones are for other machines, perhaps. */
function packagesArePresent() {
  const installedFile = fromRoot('node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = lockedPackages(installedFile);
  return Object.entries(lockedPackages(fromRoot('package-lock.json'))).every(
    ([path, locked]) =>
      path === '' || locked.optional === true || installed[path]?.version === locked.version,
  );
}

/** The database driver is compiled for this machine and this Node. */
function nativePartsWork() {
  try {
    const Database = createRequire(fromRoot('package.json'))('better-sqlite3');
    new Database(':memory:').close();
    return true;
  } catch {
    return false; // Missing, or built for another Node: rebuilt below.
  }
}

/** npx finds the program here at once, without packing the checkout first. */
function linkProgram() {
  const link = fromRoot('node_modules', '.bin', 'xunjian');
  if (existsSync(link)) return;
  mkdirSync(fromRoot('node_modules', '.bin'), { recursive: true });
  try {
    symlinkSync('../../dist/src/cli/main.js', link);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error; // A link to a program not yet built "does not exist" but is there.
  }
}

/** @returns null, or what is missing and what to do. */
export async function preparePackages() {
  if (!packagesArePresent()) {
    say('安装依赖包（npm ci），首次约需几分钟……');
    if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']) && !packagesArePresent()) {
      return { fatal: true, text: '依赖包没有装上：请检查网络与 npm 镜像设置后重试（npm ci）' };
    }
  }
  if (!nativePartsWork()) {
    say('编译数据库驱动（better-sqlite3）……');
    const rebuild = () => run('npm', ['rebuild', 'better-sqlite3']) && nativePartsWork();
    const tools = ['python3', 'make', 'g++'];
    if (!rebuild() && !(installDebianPackages(tools) && rebuild())) {
      return {
        fatal: true,
        text: `数据库驱动没有编译成功：请安装 ${tools.join(' ')} 后重试（apt-get install ${tools.join(' ')}）`,
      };
    }
  }
  linkProgram();
  return null;
}
