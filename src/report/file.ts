// Where a report goes: standard output, or a file that appears whole or not at all.
import type { Stats } from 'node:fs';
import { mkdir, open, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { fileTrouble } from '../model/file-trouble.ts';
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

/** A device or a pipe is written into as it is: a file put in its place would be the end of it. */
async function writeInto(path: string, write: Write): Promise<Result<null, string>> {
  const file = await open(path, 'w');
  try {
    return await write(file.createWriteStream());
  } finally {
    await file.close();
  }
}

/** Removes the folders from `folder` up to `topmost` as long as they are empty. */
export async function removeEmpty(folder: string, topmost: string): Promise<void> {
  for (let at = folder; at.startsWith(topmost); at = dirname(at)) {
    try {
      await rmdir(at);
    } catch (error) {
      // Somebody else has put something there meanwhile: it stays.
      if (fileTrouble(error)) return;
      throw error;
    }
  }
}

async function writeWhole(target: string, write: Write): Promise<Result<null, string>> {
  const made = await mkdir(dirname(target), { recursive: true });
  let whole = false;
  try {
    const written = await writeBeside(target, write);
    whole = written.ok;
    return written;
  } finally {
    if (made !== undefined && !whole) await removeEmpty(dirname(target), made);
  }
}

async function writeBeside(target: string, write: Write): Promise<Result<null, string>> {
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

async function whatIsThere(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function writeTo(path: string, write: Write): Promise<Result<null, string>> {
  if (path === '-') return write(passOn(process.stdout));
  const there = await whatIsThere(path);
  if (there?.isDirectory() === true || /[/\\]$/.test(path))
    return err(`无法写入 ${path}：是目录，不是文件；请在后面写上文件名`);
  if (there && !there.isFile()) return writeInto(path, write);
  // Through a link the file it leads to is replaced, not the link.
  return writeWhole(there ? await realpath(path) : resolve(path), write);
}

/** `-` is standard output. A file is written beside its place and renamed, so a half-written one is never seen. */
export async function deliver(path: string, write: Write): Promise<Result<null, string>> {
  try {
    return await writeTo(path, write);
  } catch (error) {
    const trouble = fileTrouble(error);
    if (!trouble) throw error;
    return err(`无法写入${path === '-' ? '标准输出' : ` ${path}`}：${trouble.why}；${trouble.remedy}`);
  }
}
