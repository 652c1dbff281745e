// Loads the words of the tables that people fill in about a frozen quarter.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compilePeriodWords, type PeriodWords } from '../inventory/period-words.ts';
import { packageRoot } from './package-root.ts';

export async function loadPeriodWords(): Promise<PeriodWords> {
  const file = join(packageRoot(), 'data', 'inventory', 'period-words.yaml');
  return compilePeriodWords(parse(await readFile(file, 'utf8')));
}
