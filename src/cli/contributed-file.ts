// What importing a table that people filled in shares: its bytes, how a refusal is told, and where tables are written.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { remarkText, type RowRemark } from '../inventory/problem.ts';
import { quarterOf } from '../model/quarter.ts';
import { deliver } from '../report/file.ts';
import { writeReport, type Report } from '../report/write.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { lines } from './inventory-file.ts';
import { readNamedFile } from './named-file.ts';

/** A quarter as typed for `--period`. @throws CommandFailure (exit code 2) */
export function periodOption(text: string): string {
  const quarter = text.trim();
  if (quarterOf(quarter) === null) throw usageFailure(`--period ${text}：不是季度，应如 2021Q4`);
  return quarter;
}

/** @throws CommandFailure when it cannot be read. */
export async function filledBytes(file: string): Promise<Uint8Array> {
  if (file.trim() === '') throw usageFailure('FILE 是空的：请给出填好的表（csv 或 xlsx）');
  const read = await readNamedFile(file);
  if (read.ok) return read.value;
  throw new CommandFailure(`${file} ${read.error.why}，没有导入；${read.error.remedy}`);
}

/** One line per fault, each naming the file: several files are often imported one after the other. */
export function refusedTable(
  file: string,
  problems: readonly RowRemark[],
  { json }: { readonly json: boolean },
): CommandFailure {
  const name = basename(file);
  if (json) process.stdout.write(`${JSON.stringify({ ok: false, file: name, problems })}\n`);
  const [first] = problems;
  if (first && problems.length === 1) return new CommandFailure(`${name} 没有导入：${remarkText(first)}`);
  process.stderr.write(lines(problems.map((problem) => `${name} ${remarkText(problem)}`)));
  return new CommandFailure(`${name} 有 ${String(problems.length)} 处错误，没有导入任何一行；请改正后重试`);
}

/** What was mended or looks odd, on stderr. */
export function tellNotes(file: string, notes: readonly RowRemark[]): void {
  process.stderr.write(lines(notes.map((note) => `提示：${basename(file)} ${remarkText(note)}`)));
}

export function requireXlsx(out: string): void {
  if (!/\.xlsx$/i.test(out)) throw usageFailure(`--out ${out}：文件名应以 .xlsx 结尾`);
}

/** @throws CommandFailure (exit code 2) */
export function tableFormat(out: string): 'csv' | 'xlsx' {
  const ending = /\.(csv|xlsx)$/i.exec(out)?.[1]?.toLowerCase();
  if (ending === 'csv' || ending === 'xlsx') return ending;
  throw usageFailure(`--out ${out}：文件名应以 .csv 或 .xlsx 结尾`);
}

/** @throws CommandFailure */
export async function writeTable<R, T>(
  report: Report<R, T>,
  out: string,
  format: 'csv' | 'xlsx',
): Promise<void> {
  const written = await deliver(out, (into) => writeReport(report, format, into));
  if (!written.ok) throw new CommandFailure(written.error);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return false;
    throw error;
  }
}

/** A table that somebody may have filled in meanwhile is never written over. @throws CommandFailure */
export async function refuseExisting(paths: readonly string[]): Promise<void> {
  for (const path of paths)
    if (await exists(path))
      throw new CommandFailure(`${path} 已经存在，可能已有人填写，没有写入任何文件；请移走它或换个名字`);
}
