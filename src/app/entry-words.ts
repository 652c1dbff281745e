// Loads the words of the tables that people fill in about accounts.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compileEntryWords, type EntryWords } from '../inventory/entry-words.ts';
import { loadAccountWords } from './account-columns.ts';
import { packageRoot } from './package-root.ts';

export async function loadEntryWords(): Promise<EntryWords> {
  const file = join(packageRoot(), 'data', 'inventory', 'account-entry-words.yaml');
  const { platform } = await loadAccountWords();
  return compileEntryWords(parse(await readFile(file, 'utf8')), platform);
}
