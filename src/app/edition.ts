// Finds one edition of the rules with its parts: the workspace's own files where there are some, otherwise the shipped ones.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { assembleEdition } from '../judge/rules/assemble.ts';
import { EDITION_ID, readEditionFile, readPartFile, type PartFile, type Read } from '../judge/rules/shape.ts';
import { fileTrouble } from '../model/file-trouble.ts';
import type { Edition } from '../model/indicator.ts';
import { err, ok, type Result } from '../model/result.ts';
import { readOverride } from './config-files.ts';
import { packageRoot } from './package-root.ts';

const FOLDER = join('config', 'indicators');

async function partsOf(
  workspace: string,
  name: string,
  include: readonly string[],
): Promise<Result<readonly Read<PartFile>[], readonly string[]>> {
  const parts: Read<PartFile>[] = [];
  const problems: string[] = [];
  for (const part of include) {
    const found = await readOverride(workspace, join(FOLDER, `${part}.yaml`));
    if (!found.ok) problems.push(found.error);
    else if (found.value === null)
      problems.push(
        `${name}：include 的 ${part}.yaml 不存在；请把它放到工作目录的 config/indicators/ 下，或从 include 删去`,
      );
    else {
      const read = readPartFile(found.value.text, found.value.name);
      if (read.ok) parts.push(read.value);
      else problems.push(...read.error);
    }
  }
  return problems.length > 0 ? err(problems) : ok(parts);
}

async function editionAt(
  workspace: string,
  id: string,
  above: readonly string[],
): Promise<Result<Edition, readonly string[]>> {
  if (!EDITION_ID.test(id)) return err([`指标版本 ${id} 写法有误；只能用小写字母、数字和连字符`]);
  const found = await readOverride(workspace, join(FOLDER, `${id}.yaml`));
  if (!found.ok) return err([found.error]);
  if (found.value === null)
    return err([`没有指标版本 ${id}；请把 ${id}.yaml 放到工作目录的 config/indicators/ 下`]);
  const { name, text } = found.value;
  const main = readEditionFile(text, name);
  if (!main.ok) return main;
  if (main.value.content.id !== id)
    return err([`${name}：id 应为 ${id}，现为 ${main.value.content.id}；请更正`]);
  const parts = await partsOf(workspace, name, main.value.content.include);
  if (!parts.ok) return parts;
  const base = 'extends' in main.value.content ? main.value.content.extends : null;
  if (base === null) return assembleEdition(main.value, parts.value, null);
  if ([...above, id].includes(base))
    return err([`${name}：extends ${base} 绕成了圈（${[...above, id, base].join(' → ')}）；请改正`]);
  const under = await editionAt(workspace, base, [...above, id]);
  return under.ok ? assembleEdition(main.value, parts.value, under.value) : under;
}

/**
 * Whether the file says so by a line of its own. Demonstrations are never chosen by the day, and reading one whole costs
 * every command a tenth of a second.
 */
export async function isDemonstration(workspace: string, id: string): Promise<boolean> {
  const found = await readOverride(workspace, join(FOLDER, `${id}.yaml`));
  return found.ok && found.value !== null && /^demo:\s*true\s*$/m.test(found.value.text);
}

/** @returns the edition, or one Chinese line per problem. */
export function loadEdition(workspace: string, id: string): Promise<Result<Edition, readonly string[]>> {
  return editionAt(workspace, id, []);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    // Most workspaces have no rules of their own.
    if (fileTrouble(error)) return [];
    throw error;
  }
}

/** The ids of all editions there are files for, shipped or the workspace's, sorted. */
export async function editionIds(workspace: string): Promise<readonly string[]> {
  const names = await Promise.all([packageRoot(), workspace].map((folder) => namesIn(join(folder, FOLDER))));
  const ids = names.flat().flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? []);
  return [...new Set(ids)].sort();
}
