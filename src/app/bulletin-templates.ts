// The texts of bulletin and notice, and the wordings: the workspace's own where there are some, otherwise the shipped ones.
import { join } from 'node:path';
import { err, ok, type Result } from '../model/result.ts';
import { parseTemplate, type Line } from '../report/bulletin/template.ts';
import { parseWordings, type Wordings } from '../report/bulletin/wording.ts';
import { readOverride } from './config-files.ts';

const FOLDER = join('config', 'templates', 'bulletin');

/** The templates there are. */
export type BulletinTemplate = 'bulletin.md' | 'notice.md';

export interface LoadedTemplate {
  readonly lines: readonly Line[];
  /** The file's full path, for messages. */
  readonly name: string;
}

async function read<T>(
  workspace: string,
  file: string,
  parse: (text: string, name: string) => Result<T, string>,
): Promise<Result<{ readonly value: T; readonly name: string }, string>> {
  const found = await readOverride(workspace, join(FOLDER, file));
  if (!found.ok) return found;
  if (found.value === null) return err(`安装目录缺少 ${join(FOLDER, file)}；请重新安装`);
  const parsed = parse(found.value.text, found.value.name);
  return parsed.ok ? ok({ value: parsed.value, name: found.value.name }) : parsed;
}

/** @returns the template's lines, or one Chinese line: file, line, what is wrong. */
export async function loadTemplate(
  workspace: string,
  file: BulletinTemplate,
): Promise<Result<LoadedTemplate, string>> {
  const found = await read(workspace, file, parseTemplate);
  return found.ok ? ok({ lines: found.value.value, name: found.value.name }) : found;
}

/** How vetoes are worded in lists, or one Chinese line. */
export async function loadWordings(workspace: string): Promise<Result<Wordings, string>> {
  const found = await read(workspace, 'wording.yaml', parseWordings);
  return found.ok ? ok(found.value.value) : found;
}
