// Builds dist/ when a source has changed since it was last built.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ROOT, run, say } from './shell.mjs';

const SOURCES = ['src', 'checks', 'test/province'];
const SINGLE = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
const STAMP = join(ROOT, 'dist', '.built');
const MAIN = join(ROOT, 'dist', 'src', 'cli', 'main.js');

function sourceFiles() {
  const found = SOURCES.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
  );
  return [...found.sort(), ...SINGLE.map((file) => join(ROOT, file))];
}

/** Names, sizes and times of all sources: cheaper than their contents, and enough to notice a change. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sourceFiles()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** @returns null, or what is wrong and what to do. */
export async function prepareBuild() {
  const wanted = fingerprint();
  if (existsSync(STAMP) && existsSync(MAIN) && readFileSync(STAMP, 'utf8') === wanted) return null;
  say('编译程序（tsc）……');
  const compiled = run(process.execPath, [
    join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'),
    '-p',
    'tsconfig.build.json',
  ]);
  if (existsSync(MAIN)) chmodSync(MAIN, 0o755);
  if (!compiled) return { fatal: true, text: '编译没有通过：请按上面列出的位置更正源码' };
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(STAMP, wanted);
  return null;
}
