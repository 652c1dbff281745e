// The simulated worlds of the demo as child processes: started, waited for, stopped.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { z } from 'zod';
import { packageRoot } from '../app/package-root.ts';
import { CommandFailure } from './exit.ts';

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) return '';
  for await (const line of createInterface({ input: child.stdout })) return line;
  return '';
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** Whatever it announced, and how to stop it. */
export type DemoWorld<T> = T & { stop(): Promise<void> };

function started(program: readonly string[], words: readonly string[]): ChildProcess {
  const file = join(packageRoot(), 'dist', 'test', 'province', ...program);
  const child = spawn(process.execPath, [file, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill());
  return child;
}

/** The one JSON line that it writes. @throws CommandFailure when there is none */
async function announcement<T>(child: ChildProcess, announced: z.ZodType<T>): Promise<T> {
  const line = await firstLine(child);
  if (line === '') throw new CommandFailure('模拟环境没有启动；请运行 npm run setup 重新编译后再试');
  return announced.parse(JSON.parse(line));
}

/**
 * Serves on a free loopback port until stopped, and at the latest until this process ends.
 * @param program below the built tests' `province` folder
 * @param announced the shape of the one JSON line that it writes when it is ready
 * @throws CommandFailure when it does not start
 */
export async function startWorld<T>(
  program: readonly string[],
  words: readonly string[],
  announced: z.ZodType<T>,
): Promise<DemoWorld<T>> {
  const child = started(program, words);
  return { ...(await announcement(child, announced)), stop: () => stop(child) };
}

/** Does its work and ends; what it announced. @throws CommandFailure when it does not */
export async function runWorld<T>(
  program: readonly string[],
  words: readonly string[],
  announced: z.ZodType<T>,
): Promise<T> {
  const child = started(program, words);
  const ended = once(child, 'close');
  const told = await announcement(child, announced);
  await ended;
  return told;
}
