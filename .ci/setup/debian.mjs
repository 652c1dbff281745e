// Installs Debian packages where that is allowed: as root, or by sudo without a password.
import { findProgram, run, say, succeeds } from './shell.mjs';

function asRoot() {
  if (findProgram(['apt-get']) === null) return null;
  if (process.getuid?.() === 0) return [];
  return findProgram(['sudo']) !== null && succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : null;
}

let listsAreFresh = false;

/** True when all of them were installed. */
export function installDebianPackages(names) {
  const prefix = asRoot();
  if (prefix === null) return false;
  const apt = (...args) => {
    const [program, ...rest] = [
      ...prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-qq',
      ...args,
    ];
    return run(program, rest);
  };
  if (!listsAreFresh) {
    say('更新软件包清单（apt-get update）……');
    listsAreFresh = apt('update');
  }
  say(`安装 ${names.join(' ')}……`);
  return apt('install', '-y', '--no-install-recommends', ...names);
}
