// The folder in which inspectors put their screenshots: what lies in it, and one file's content.
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pictureKey, type PictureFile, type PictureFiles } from '../inventory/screenshot-cell.ts';
import { fileTrouble } from '../model/file-trouble.ts';
import { err, ok, type Result } from '../model/result.ts';

const HEAD_BYTES = 12;

/** By how the content begins, whatever the name ends with: png, jpg, webp. */
function isPicture(head: Buffer): boolean {
  const hex = head.toString('hex');
  if (hex.startsWith('89504e470d0a1a0a') || hex.startsWith('ffd8ff')) return true;
  return head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP';
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function look(directory: string): Promise<PictureFiles> {
  const files = new Map<string, PictureFile>();
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const found = await stat(path);
    // A device or a pipe would never end; folders within are not looked into.
    if (!found.isFile()) continue;
    files.set(pictureKey(name), { name, bytes: found.size, picture: isPicture(await headOf(path)) });
  }
  return files;
}

/** Files lying directly in the folder; or one Chinese line. */
export async function lookForPictures(directory: string): Promise<Result<PictureFiles, string>> {
  try {
    return ok(await look(directory));
  } catch (error) {
    const trouble = fileTrouble(error);
    if (!trouble) throw error;
    return err(`截图目录 ${directory} ${trouble.why}，没有导入；${trouble.remedy}`);
  }
}

/** The content; or one Chinese line when it is not what was looked at any more. */
export async function readPicture(
  directory: string,
  { name, bytes }: PictureFile,
): Promise<Result<Uint8Array, string>> {
  try {
    const content = await readFile(join(directory, name));
    return content.length === bytes ? ok(content) : err(`截图 ${name} 在导入时被改动，没有导入；请重试`);
  } catch (error) {
    const trouble = fileTrouble(error);
    if (!trouble) throw error;
    return err(`截图 ${name} ${trouble.why}，没有导入；${trouble.remedy}`);
  }
}
