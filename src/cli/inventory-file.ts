// What importing any inventory shares: the file's bytes, and how a refusal is told.
import { basename } from 'node:path';
import { remarkText, type RowRemark } from '../inventory/problem.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { readNamedFile } from './named-file.ts';

export const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

/** @throws CommandFailure when it cannot be read. */
export async function inventoryBytes(file: string): Promise<Uint8Array> {
  if (file.trim() === '') throw usageFailure('FILE 是空的：请给出台账文件（csv 或 xlsx）');
  const read = await readNamedFile(file);
  if (read.ok) return read.value;
  throw new CommandFailure(`台账文件 ${file} ${read.error.why}，没有导入；${read.error.remedy}`);
}

/** What is wrong with the file as a whole fits into the one line; faulty rows are listed above it. */
export function refused(file: string, problems: readonly RowRemark[], json: boolean): CommandFailure {
  if (json) process.stdout.write(`${JSON.stringify({ ok: false, problems })}\n`);
  const [first] = problems;
  if (first && problems.length === 1)
    return new CommandFailure(`${basename(file)} 没有导入：${remarkText(first)}`);
  process.stderr.write(lines(problems.map(remarkText)));
  return new CommandFailure(`${basename(file)} 有 ${problems.length} 处错误，没有导入任何一行；请改正后重试`);
}
