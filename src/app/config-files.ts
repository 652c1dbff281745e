// Reads the YAML files of one configuration folder and remembers which file said what.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { err, ok, type Result } from '../model/result.ts';

/** The configuration's files; further tables in config/ belong to the rooms that read them. */
export const CONFIG_FILES = ['crawl.yaml', 'system.yaml'] as const;

export type Mapping = { readonly [key: string]: unknown };

export interface ConfigFile {
  /** As shown to people. */
  readonly name: string;
  readonly content: Mapping;
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseFile(name: string, text: string): Result<ConfigFile, string> {
  try {
    const content: unknown = parse(text) ?? {};
    if (!isMapping(content)) return err(`${name}：应当是“键: 值”的形式；请对照安装目录 config/ 里的同名文件`);
    return ok({ name, content });
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = error.linePos?.[0].line ?? 0;
    return err(`${name} 第 ${line} 行：YAML 写法有误（${error.code}）；请检查缩进和冒号后的空格`);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** The files that exist in `folder`, in order; one Chinese line per file that cannot be read. */
export async function readConfigFolder(
  folder: string,
): Promise<Result<readonly ConfigFile[], readonly string[]>> {
  const files: ConfigFile[] = [];
  const problems: string[] = [];
  for (const file of CONFIG_FILES) {
    const name = join(folder, file);
    try {
      const parsed = parseFile(name, await readFile(name, 'utf8'));
      if (parsed.ok) files.push(parsed.value);
      else problems.push(parsed.error);
    } catch (error) {
      if (isMissing(error)) continue;
      problems.push(
        `${name}：无法读取（${error instanceof Error ? error.message : String(error)}）；请检查文件权限`,
      );
    }
  }
  return problems.length > 0 ? err(problems) : ok(files);
}

/** `over` wins key by key; lists and scalars are replaced whole. A key without a value keeps the one below. */
export function mergeMappings(under: Mapping, over: Mapping): Mapping {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    if (value === null || value === undefined) continue;
    merged[key] = isMapping(before) && isMapping(value) ? mergeMappings(before, value) : value;
  }
  return merged;
}

/** The value at a path, or undefined. */
export function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = content;
  for (const key of path) {
    if (!isMapping(value) && !Array.isArray(value)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
