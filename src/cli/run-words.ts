// Runs one command line and turns whatever came of it into an exit code.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { packageRoot } from '../app/package-root.ts';
import { fileTrouble } from '../model/file-trouble.ts';
import { storeProblemOf } from '../store/problem.ts';
import { CommandFailure } from './exit.ts';
import { buildProgram, usageErrorLine } from './program.ts';

function packageVersion(): string {
  const read: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : '';
}

/** One line whatever a path or a word in it holds, a line break or a terminal's command. */
function say(line: string): void {
  process.stderr.write(`xunjian：${line.replaceAll(/\p{Cc}+/gu, ' ')}\n`);
}

/** An unexpected error: one line for the user, one for the log; the stack only on request. */
function unexpected(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const firstLine = message.split('\n')[0] ?? '';
  const time = new Date().toISOString();
  say(`程序内部错误：${firstLine}；设环境变量 XUNJIAN_DEBUG=1 重新运行可看到详情，请附上详情报告`);
  const name = error instanceof Error ? error.name : typeof error;
  process.stderr.write(`${JSON.stringify({ level: 60, time, name, msg: firstLine })}\n`);
  if (process.env['XUNJIAN_DEBUG'])
    process.stderr.write(`${error instanceof Error ? error.stack : message}\n`);
}

/** Codes by which the machine or a path given, and not a mistake of ours, kept a file from being read or written. */
const MACHINE = new Set(
  'ENOSPC EDQUOT EROFS EIO EMFILE ENFILE EACCES EPERM ENOTDIR ENAMETOOLONG ELOOP'.split(' '),
);

/** One Chinese line for a full, read-only or broken disk met wherever it may be; null for anything else. */
function machineTrouble(error: unknown): string | null {
  const trouble = fileTrouble(error);
  if (!trouble || !(error instanceof Error && 'code' in error && MACHINE.has(String(error.code))))
    return null;
  const path = 'path' in error && typeof error.path === 'string' ? ` ${error.path} ` : '';
  return `读写${path}失败：${trouble.why}；${trouble.remedy}`;
}

/** 0 done, 1 could not be done, 2 wrong usage. */
function exitCodeFor(error: unknown, words: readonly string[]): number {
  if (error instanceof CommandFailure) {
    say(error.message);
    return error.exitCode;
  }
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    say(usageErrorLine(error, words));
    return 2;
  }
  const line = storeProblemOf(error)?.message ?? machineTrouble(error);
  if (line === null) unexpected(error);
  else say(line);
  return 1;
}

/** @param words the command line without node and the script. */
export async function runWords(words: readonly string[]): Promise<number> {
  try {
    const program = await buildProgram(words, packageVersion(), runWords);
    if (words.length === 0) {
      process.stderr.write(program.helpInformation());
      return 2;
    }
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    return exitCodeFor(error, words);
  }
}
