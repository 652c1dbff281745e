// Reads a file that the user named, whole: the wrong file may be a film or a device without end.
import { open } from 'node:fs/promises';
import { fileTrouble, type FileTrouble } from '../model/file-trouble.ts';
import { err, ok, type Result } from '../model/result.ts';

/** More than any inventory or page has. */
export const LARGEST_FILE_BYTES = 32 * 1024 * 1024;

const TOO_LARGE: FileTrouble = {
  why: `太大，超过 ${LARGEST_FILE_BYTES / 1024 / 1024} MB`,
  remedy: '请核对是不是这个文件',
};

async function upToLimit(path: string): Promise<Uint8Array | null> {
  const file = await open(path);
  try {
    const pieces: Uint8Array[] = [];
    // One byte more than is taken tells that there is more.
    const stream = file.createReadStream({ autoClose: false, end: LARGEST_FILE_BYTES });
    for await (const piece of stream) pieces.push(piece as Uint8Array);
    const bytes = Buffer.concat(pieces);
    return bytes.length > LARGEST_FILE_BYTES ? null : bytes;
  } finally {
    await file.close();
  }
}

/** The error is what keeps it from being read. */
export async function readNamedFile(path: string): Promise<Result<Uint8Array, FileTrouble>> {
  try {
    const bytes = await upToLimit(path);
    return bytes ? ok(bytes) : err(TOO_LARGE);
  } catch (error) {
    const trouble = fileTrouble(error);
    if (!trouble) throw error;
    return err(trouble);
  }
}
