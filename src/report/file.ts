// Where a report goes: standard output, or a file that appears whole or not at all.
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { err, ok, type Result } from '../model/result.ts';

/** Passes everything on and ends without closing what it passes on to. */
function passOn(out: Writable): Writable {
  return new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      out.write(chunk, (error) => done(error ?? null));
    },
  });
}

type Write = (out: Writable) => Promise<Result<null, string>>;

async function writeWhole(path: string, write: Write): Promise<Result<null, string>> {
  const target = resolve(path);
  await mkdir(dirname(target), { recursive: true });
  const half = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  const file = await open(half, 'w');
  try {
    const written = await write(file.createWriteStream({ flush: true }));
    if (!written.ok) return written;
    await rename(half, target);
    return ok(null);
  } finally {
    await file.close();
    await rm(half, { force: true });
  }
}

/** `-` is standard output. A file is written beside its place and renamed, so a half-written one is never seen. */
export async function deliver(path: string, write: Write): Promise<Result<null, string>> {
  try {
    return path === '-' ? await write(passOn(process.stdout)) : await writeWhole(path, write);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error))
      throw error;
    return err(`无法写入 ${path === '-' ? '标准输出' : path}（${error.code}）；请检查目录权限和剩余空间`);
  }
}
