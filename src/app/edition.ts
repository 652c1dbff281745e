// Finds one edition of the rules: the workspace's own file when there is one, otherwise the shipped one.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEdition } from '../judge/edition.ts';
import type { Edition } from '../model/indicator.ts';
import { err, ok, type Result } from '../model/result.ts';
import { packageRoot } from './package-root.ts';

/** The edition a run is judged by unless it names another. */
export const DEFAULT_EDITION = 'national-2019';

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return null;
    throw error;
  }
}

/** @returns the edition, or one Chinese line per problem. */
export async function loadEdition(
  workspace: string,
  id: string,
): Promise<Result<Edition, readonly string[]>> {
  const name = `config/indicators/${id}.yaml`;
  if (!/^[a-z0-9-]+$/.test(id)) return err([`指标版本 ${id} 写法有误；只能用小写字母、数字和连字符`]);
  const text = (await textOf(join(workspace, name))) ?? (await textOf(join(packageRoot(), name)));
  if (text === null) return err([`没有指标版本 ${id}；请把 ${id}.yaml 放到工作目录的 config/indicators/ 下`]);
  const parsed = parseEdition(text, name);
  if (parsed.ok && parsed.value.id !== id)
    return err([`${name}：id 应为 ${id}，现为 ${parsed.value.id}；请更正`]);
  return parsed.ok ? ok(parsed.value) : parsed;
}
