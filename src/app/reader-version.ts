// Which readers these are: a hash over all that a page's reading comes from, so that no other program's is taken for theirs.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from './package-root.ts';

/** Rooms whose code, run or built, makes a reading; and this room's file that puts them together. */
const ROOMS = ['../artifacts', '../derive', '../model', './readers.js', './readers.ts'];

/** Every file below, in a fixed order; none for a path that is not there. */
function* filesBelow(path: string): Generator<string> {
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOTDIR') yield path;
    else if (code !== 'ENOENT') throw error;
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const below = join(path, entry.name);
    if (entry.isDirectory()) yield* filesBelow(below);
    else yield below;
  }
}

/** The readers' code, the tables in data/, the libraries' versions and the runtime's. Some 300 files: a few ms. */
export function readerVersion(): string {
  const hash = createHash('sha256').update(process.version);
  const root = packageRoot();
  const here = ROOMS.map((room) => fileURLToPath(new URL(room, import.meta.url)));
  const tables = ['data/signatures', 'data/words'].map((folder) => join(root, folder));
  const libraries = ['package.json', 'package-lock.json'].map((file) => join(root, file));
  for (const path of [...here, ...tables, ...libraries])
    for (const file of filesBelow(path)) hash.update(basename(file)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
