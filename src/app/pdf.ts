// A document as pdf, by LibreOffice where the machine has it: its layout is what an office would print.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { err, ok, type Result } from '../model/result.ts';

/** A hundred pages take some ten seconds on a small machine. */
const PATIENCE_MS = 300_000;

const MISSING = '没有找到 LibreOffice（soffice），不能写 pdf；请安装 libreoffice-writer，或先导出 docx 再用 Word 另存为 pdf';

function convert(folder: string, file: string): Promise<Result<null, string>> {
  // A profile of its own: another LibreOffice that is open would otherwise take the work and not tell of its end.
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const words = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file];
  return new Promise((resolve) => {
    execFile('soffice', words, { timeout: PATIENCE_MS }, (error) => {
      if (error === null) resolve(ok(null));
      else resolve(err(error.code === 'ENOENT' ? MISSING : `LibreOffice 没有写出 pdf：${error.message.split('\n')[0] ?? ''}`));
    });
  });
}

/** @param docx a whole document. @returns the pdf, or one Chinese line. */
export async function pdfOf(docx: Uint8Array): Promise<Result<Uint8Array, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-pdf-'));
  try {
    const file = join(folder, 'document.docx');
    await writeFile(file, docx);
    const done = await convert(folder, file);
    return done.ok ? ok(await readFile(join(folder, 'document.pdf'))) : done;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
