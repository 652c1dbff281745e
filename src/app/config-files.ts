// Reads the YAML files of one configuration folder and remembers which file said what.
import { isUtf8 } from 'node:buffer';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTrouble } from '../model/file-trouble.ts';
import { err, ok, type Result } from '../model/result.ts';
import { readYaml } from '../model/yaml-text.ts';
import { packageRoot } from './package-root.ts';

/** The configuration's files; further tables in config/ belong to the rooms that read them. */
export const CONFIG_FILES = [
  'crawl.yaml',
  'system.yaml',
  'probe.yaml',
  'warning.yaml',
  'sampling.yaml',
  'accounts.yaml',
  'bulletin.yaml',
  'obligations.yaml',
] as const;

/** How this office's registers of accounts head their columns; kept from `inventory import --map`. */
export const ACCOUNT_COLUMNS_FILE = 'account-columns.yaml';

/** All files by which a workspace overrides config/. */
export const KNOWN_FILES: readonly string[] = [...CONFIG_FILES, 'section-types.yaml', ACCOUNT_COLUMNS_FILE];

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
  const yaml = readYaml(text);
  if (!yaml.ok) return err(`${name}${yaml.error}`);
  const content = yaml.value ?? {};
  if (!isMapping(content)) return err(`${name}：应当是“键: 值”的形式；请对照安装目录 config/ 里的同名文件`);
  return ok({ name, content });
}

/** A link that leads nowhere must not make the shipped values hold in silence. */
async function leadsNowhere(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch (error) {
    if (fileTrouble(error)) return false;
    throw error;
  }
}

/** The file's text, null when there is none; otherwise one Chinese line saying why it cannot be read. */
export async function readConfigText(file: string): Promise<Result<string | null, string>> {
  try {
    const bytes = await readFile(file);
    // In another encoding the words of the tables would be garbled and match nothing.
    return isUtf8(bytes)
      ? ok(bytes.toString('utf8'))
      : err(`配置文件 ${file} 不是 UTF-8 编码；请用编辑器另存为 UTF-8`);
  } catch (error) {
    const trouble = fileTrouble(error);
    if (!trouble) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return (await leadsNowhere(file))
        ? err(`配置文件 ${file} 是符号链接，所指的文件不存在；请改正或删去这个链接`)
        : ok(null);
    return err(`配置文件 ${file} ${trouble.why}；${trouble.remedy}`);
  }
}

/**
 * A file of the workspace, or the package's own under the same name when the workspace has none; null when neither has.
 * `name` is its full path, as shown to people.
 */
export async function readOverride(
  workspace: string,
  file: string,
): Promise<Result<{ readonly name: string; readonly text: string } | null, string>> {
  for (const folder of [workspace, packageRoot()]) {
    const name = join(folder, file);
    const text = await readConfigText(name);
    if (!text.ok) return text;
    if (text.value !== null) return ok({ name, text: text.value });
  }
  return ok(null);
}

/** The files that exist in `folder`, in order; one Chinese line per file that cannot be read. */
export async function readConfigFolder(
  folder: string,
): Promise<Result<readonly ConfigFile[], readonly string[]>> {
  const files: ConfigFile[] = [];
  const problems: string[] = [];
  for (const file of CONFIG_FILES) {
    const name = join(folder, file);
    const text = await readConfigText(name);
    if (text.ok && text.value === null) continue;
    const parsed = text.ok ? parseFile(name, text.value ?? '') : text;
    if (parsed.ok) files.push(parsed.value);
    else problems.push(parsed.error);
  }
  return problems.length > 0 ? err(problems) : ok(files);
}

/** One Chinese line when the workspace or its config/ is something else than a folder; either may be missing. */
export async function folderTrouble(workspace: string): Promise<string | null> {
  for (const folder of [workspace, join(workspace, 'config')]) {
    try {
      if (!(await stat(folder)).isDirectory())
        return `${folder} 不是目录；请移走这个文件，或核对 --workspace`;
    } catch (error) {
      const trouble = fileTrouble(error);
      if (!trouble) throw error;
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      return `工作目录 ${folder} ${trouble.why}；请核对 --workspace`;
    }
  }
  return null;
}

/** YAML files in the workspace's config/ that nobody reads. */
export async function strayConfig(workspace: string): Promise<readonly string[]> {
  const folder = join(workspace, 'config');
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => /\.ya?ml$/i.test(name) && !KNOWN_FILES.includes(name))
      .map((name) => join(folder, name));
  } catch (error) {
    // No such folder, or one that cannot be listed: reading the known files has told of that already.
    if (fileTrouble(error)) return [];
    throw error;
  }
}

/** `over` wins key by key; lists and scalars are replaced whole. A key without a value keeps the one below. */
export function mergeMappings(under: Mapping, over: Mapping): Mapping {
  const merged = new Map(Object.entries(under));
  for (const [key, value] of Object.entries(over)) {
    const before = merged.get(key);
    if (value === null || value === undefined) continue;
    merged.set(key, isMapping(before) && isMapping(value) ? mergeMappings(before, value) : value);
  }
  return Object.fromEntries(merged);
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
