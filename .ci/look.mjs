// `npm run look`: draws the documents in a folder as pictures of their pages, for people to look at.
import { readdirSync, rmSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { installDebianPackages } from './setup/debian.mjs';
import { findProgram, run, say } from './setup/shell.mjs';

const NEEDED = [
  // A LibreOffice that has only one of the two opens nothing of the other kind.
  { program: 'lowriter', packages: ['libreoffice-writer'] },
  { program: 'localc', packages: ['libreoffice-calc'] },
  { program: 'pdftoppm', packages: ['poppler-utils'] },
];
/** Dots per inch: enough to read, small enough to page through. */
const RESOLUTION = '70';

for (const { program, packages } of NEEDED) {
  if (findProgram([program]) !== null || installDebianPackages(packages)) continue;
  say(`缺少 ${program}：请安装 ${packages.join(' ')}（apt-get install ${packages.join(' ')}）`);
  process.exit(1);
}

const folder = resolve(process.argv[2] ?? join('dist', 'look'));
for (const name of readdirSync(folder)) if (/\.(pdf|png)$/.test(name)) rmSync(join(folder, name));
const documents = readdirSync(folder).filter((name) => /\.(docx|xlsx)$/.test(name));
for (const name of documents) {
  // A workbook and a document of one name would become one pdf.
  const into = join(folder, extname(name).slice(1));
  if (!run('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', into, join(folder, name)]))
    process.exit(1);
  const stem = basename(name, extname(name));
  const pages = join(folder, `${stem}-${extname(name).slice(1)}`);
  if (!run('pdftoppm', ['-r', RESOLUTION, '-png', join(into, `${stem}.pdf`), pages])) process.exit(1);
}
say(`各页图片在 ${folder}`);
