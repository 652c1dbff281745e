// The one place where the reading tables are loaded from data/.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT_TABLE_FILES, compileAccountTables, type AccountTables } from '../derive/accounts/tables.ts';
import { compileTables, TABLE_FILES, type ReadingTables, type TableFiles } from '../derive/tables.ts';

/**
 * Reads and compiles the word and signature tables under `directory` (the package's data/). Throws when a table is
 * missing or malformed: the package is damaged then, and nothing it reads could be trusted.
 */
export function loadTables(directory: string): ReadingTables {
  return compileTables(tableFiles(directory, TABLE_FILES));
}

/** The same for the tables that readers of new-media accounts are handed. */
export function loadAccountTables(directory: string): AccountTables {
  return compileAccountTables(tableFiles(directory, ACCOUNT_TABLE_FILES));
}

function tableFiles(directory: string, names: readonly string[]): TableFiles {
  const files: Record<string, unknown> = {};
  for (const name of names) {
    const path = join(directory, `${name}.json`);
    try {
      files[name] = JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      throw new Error(`reading table ${path} cannot be read`, { cause: error });
    }
  }
  return files;
}
