// The simulated province as a child process: started, waited for, stopped.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../app/package-root.ts';
import { CommandFailure } from './exit.ts';

const Announcement = z.object({
  port: z.number().int(),
  inventory: z.string(),
  truth: z.string(),
  sites: z.number().int(),
  pages: z.number().int(),
});

export interface Province extends z.infer<typeof Announcement> {
  stop(): Promise<void>;
}

export interface ProvinceInput {
  readonly sites: number;
  readonly seed: number;
  /** ISO 8601. */
  readonly asOf: string;
  /** Where inventory.csv and truth.json go. */
  readonly out: string;
}

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

/** Serves on a free loopback port until stopped, and at the latest until this process ends. */
export async function startProvince(input: ProvinceInput): Promise<Province> {
  const program = join(packageRoot(), 'dist', 'test', 'province', 'serve.js');
  const { sites, seed, asOf, out } = input;
  const child = spawn(
    process.execPath,
    [program, '--sites', String(sites), '--seed', String(seed), '--as-of', asOf, '--out', out],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  process.once('exit', () => child.kill());
  const line = await firstLine(child);
  if (line === '') throw new CommandFailure('模拟省份没有启动；请运行 npm run setup 重新编译后再试');
  return { ...Announcement.parse(JSON.parse(line)), stop: () => stop(child) };
}
