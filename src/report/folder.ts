// A folder of reports that appears whole or not at all.
import { chmod, mkdir, readdir, realpath, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileTrouble } from '../model/file-trouble.ts';
import { err, ok, type Result } from '../model/result.ts';
import { removeEmpty } from './file.ts';

export interface NamedFile {
  /** Without a folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** What is in it; null when it is not there. */
async function contentsOf(path: string): Promise<readonly string[] | null> {
  try {
    return await readdir(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

const PERMISSIONS = 0o777;

async function fill(folder: string, files: AsyncIterable<NamedFile>): Promise<number> {
  let count = 0;
  for await (const { name, bytes } of files) {
    // Two files of one name would be one: whoever names them has to tell them apart.
    await writeFile(join(folder, name), bytes, { flag: 'wx' });
    count += 1;
  }
  return count;
}

async function writeWhole(
  target: string,
  files: AsyncIterable<NamedFile>,
  isThere: boolean,
): Promise<number> {
  const made = await mkdir(dirname(target), { recursive: true });
  const half = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  let whole = false;
  try {
    await mkdir(half);
    const count = await fill(half, files);
    // Who may see the folder stays as it was decided.
    if (isThere) await chmod(half, (await stat(target)).mode & PERMISSIONS);
    // Not every system puts a folder in the place of an empty one; it refuses when something has come into it meanwhile.
    if (isThere) await rmdir(target);
    await rename(half, target);
    whole = true;
    return count;
  } finally {
    if (!whole) {
      await rm(half, { recursive: true, force: true });
      if (made !== undefined) await removeEmpty(dirname(target), made);
    }
  }
}

/**
 * Writes the files beside the place and puts them there together. The folder must be empty or not be there yet.
 * @returns how many files were written, or one Chinese line.
 */
export async function deliverFolder(
  path: string,
  files: AsyncIterable<NamedFile>,
): Promise<Result<number, string>> {
  try {
    const contents = await contentsOf(path);
    if (contents !== null && contents.length > 0)
      return err(`${path} 里已有内容，没有写入；请另指定一个空目录，或先移走其中的文件`);
    // Through a link the folder it leads to is filled, and the link stays.
    const target = contents === null ? resolve(path) : await realpath(path);
    return ok(await writeWhole(target, files, contents !== null));
  } catch (error) {
    const trouble = fileTrouble(error);
    if (!trouble) throw error;
    if (codeOf(error) === 'ENOTDIR') return err(`${path} 不能作目录：路径上已有文件；请另指定一个目录`);
    return err(`无法写入 ${path}：${trouble.why}；${trouble.remedy}`);
  }
}
