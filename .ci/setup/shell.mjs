// Running other programs, and saying what is being done.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Runs a program with its output on stderr; true when it exits with 0. */
export function run(program, args, environment = {}) {
  const done = spawnSync(program, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...environment },
  });
  return done.status === 0;
}

/** Runs a program quietly; true when it exits with 0. */
export function succeeds(program, args) {
  return spawnSync(program, args, { cwd: ROOT, stdio: 'ignore' }).status === 0;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // Not there or not ours to run: either way another candidate is tried.
  }
}

/** The full path of the first of these programs that can be run, or null. */
export function findProgram(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of names) {
    const candidates = name.includes('/') ? [name] : folders.map((folder) => join(folder, name));
    const found = candidates.find(isExecutable);
    if (found) return found;
  }
  return null;
}
