// How this office's registers of accounts head their columns: kept in the workspace once somebody has said so.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  compileAccountWords,
  parseAccountMap,
  readAccountWords,
  type AccountColumn,
  type AccountWords,
} from '../inventory/account-words.ts';
import { fileTrouble } from '../model/file-trouble.ts';
import { err, ok, type Result } from '../model/result.ts';
import { ACCOUNT_COLUMNS_FILE, readOverride } from './config-files.ts';
import { packageRoot } from './package-root.ts';

const FILE = join('config', ACCOUNT_COLUMNS_FILE);

/** The words of registers of accounts, as shipped. */
export async function loadAccountWords(): Promise<AccountWords> {
  const file = join(packageRoot(), 'data', 'inventory', 'account-words.yaml');
  return compileAccountWords(parse(await readFile(file, 'utf8')));
}

/** One Chinese line per file of registers of accounts that is amiss: the shipped words, the kept column map. */
export async function accountTableProblems(workspace: string): Promise<readonly string[]> {
  const file = join(packageRoot(), 'data', 'inventory', 'account-words.yaml');
  const words = readAccountWords(await readFile(file, 'utf8'));
  const map = await loadAccountMap(workspace);
  return [...(words.ok ? [] : [`${file}${words.error}`]), ...(map.ok ? [] : [map.error])];
}

/** What was kept; null when nothing was. The error is one Chinese line. */
export async function loadAccountMap(
  workspace: string,
): Promise<Result<ReadonlyMap<AccountColumn, string> | null, string>> {
  const found = await readOverride(workspace, FILE);
  if (!found.ok) return found;
  if (found.value === null) return ok(null);
  const { name, text } = found.value;
  const map = parseAccountMap(text);
  return map.ok ? map : err(`${name}${map.error}`);
}

/** @returns where it is kept now, or one Chinese line. */
export async function keepAccountMap(workspace: string, text: string): Promise<Result<string, string>> {
  const target = join(workspace, FILE);
  const half = `${target}.${String(process.pid)}.part`;
  try {
    await mkdir(join(workspace, 'config'), { recursive: true });
    await writeFile(half, text);
    await rename(half, target);
    return ok(target);
  } catch (error) {
    const trouble = fileTrouble(error);
    if (!trouble) throw error;
    return err(`已导入，但列对照表未能存为 ${target}：${trouble.why}；${trouble.remedy}`);
  }
}
