// The tokens by which 公众号 that authorised the office let it read their numbers (公众号授权). Written by the office's
// 第三方平台, read anew for every account that is asked about, as they are renewed by whoever holds the platform's secret;
// kept out of the database, the log and the stored addresses.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { remarkText } from '../inventory/problem.ts';
import { readTable } from '../inventory/table.ts';
import { fileTrouble } from '../model/file-trouble.ts';
import { err, ok, type Result } from '../model/result.ts';

/** Within the workspace. */
export const TOKENS_FILE = join('accounts', 'authorisations.csv');

const COLUMNS = ['备案编号', 'access_token'] as const;

/** null without the file; the error is one Chinese line. */
async function bytesOf(file: string): Promise<Result<Uint8Array | null, string>> {
  try {
    return ok(await readFile(file));
  } catch (error) {
    const trouble = fileTrouble(error);
    if (!trouble) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok(null);
    return err(`公众号授权文件 ${file} ${trouble.why}；${trouble.remedy}`);
  }
}

/** 备案编号 → access_token; empty without the file. The error is one Chinese line. */
export async function loadAccessTokens(
  workspace: string,
): Promise<Result<ReadonlyMap<string, string>, string>> {
  const file = join(workspace, TOKENS_FILE);
  const bytes = await bytesOf(file);
  if (!bytes.ok) return bytes;
  if (bytes.value === null) return ok(new Map());
  const table = await readTable(bytes.value);
  if (!table.ok) return err(`公众号授权文件 ${file} ${remarkText(table.error)}`);
  const [head, ...rows] = table.value.map(({ number, cells }) => ({
    number,
    cells: cells.map((cell) => String(cell).trim()),
  }));
  if (COLUMNS.some((column, index) => head?.cells[index] !== column))
    return err(`公众号授权文件 ${file} 第 1 行应为“${COLUMNS.join(',')}”；请更正`);
  const tokens = new Map<string, string>();
  for (const { number, cells } of rows) {
    const [id = '', token = ''] = cells;
    if (id === '' || token === '')
      return err(`公众号授权文件 ${file} 第 ${number} 行缺少备案编号或 access_token；请补上或删去`);
    tokens.set(id, token);
  }
  return ok(tokens);
}
