// The built program as a child process, for tests of the command line.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

export const PROGRAM = resolve('dist', 'src', 'cli', 'main.js');

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function xunjian(...words: readonly string[]): Outcome {
  return xunjianWith({}, ...words);
}

/** With further environment variables. */
export function xunjianWith(env: Readonly<Record<string, string>>, ...words: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}
