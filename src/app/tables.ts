// The one place where the reading tables are loaded from data/.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileTables, TABLE_FILES, type ReadingTables } from '../derive/tables.ts';

/**
 * Reads and compiles the word and signature tables under `directory` (the package's data/). Throws when a table is
 * missing or malformed: the package is damaged then, and nothing it reads could be trusted.
 */
export function loadTables(directory: string): ReadingTables {
  const files: Record<string, unknown> = {};
  for (const name of TABLE_FILES) {
    const path = join(directory, `${name}.json`);
    try {
      files[name] = JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      throw new Error(`reading table ${path} cannot be read`, { cause: error });
    }
  }
  return compileTables(files);
}
