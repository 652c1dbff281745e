// Loads the words of the tables about supervision.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compileSupervisionWords, type SupervisionWords } from '../inventory/supervision-words.ts';
import { packageRoot } from './package-root.ts';

export async function loadSupervisionWords(): Promise<SupervisionWords> {
  const file = join(packageRoot(), 'data', 'inventory', 'supervision-words.yaml');
  return compileSupervisionWords(parse(await readFile(file, 'utf8')));
}
