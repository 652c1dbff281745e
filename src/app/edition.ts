// Finds one edition of the rules: the workspace's own file when there is one, otherwise the shipped one.
import { join } from 'node:path';
import { parseEdition } from '../judge/edition.ts';
import type { Edition } from '../model/indicator.ts';
import { err, ok, type Result } from '../model/result.ts';
import { readOverride } from './config-files.ts';

/** The edition a run is judged by unless it names another. */
export const DEFAULT_EDITION = 'national-2019';

/** @returns the edition, or one Chinese line per problem. */
export async function loadEdition(
  workspace: string,
  id: string,
): Promise<Result<Edition, readonly string[]>> {
  if (!/^[a-z0-9-]+$/.test(id)) return err([`指标版本 ${id} 写法有误；只能用小写字母、数字和连字符`]);
  const found = await readOverride(workspace, join('config', 'indicators', `${id}.yaml`));
  if (!found.ok) return err([found.error]);
  if (found.value === null)
    return err([`没有指标版本 ${id}；请把 ${id}.yaml 放到工作目录的 config/indicators/ 下`]);
  const { name, text } = found.value;
  const parsed = parseEdition(text, name);
  if (parsed.ok && parsed.value.id !== id)
    return err([`${name}：id 应为 ${id}，现为 ${parsed.value.id}；请更正`]);
  return parsed.ok ? ok(parsed.value) : parsed;
}
