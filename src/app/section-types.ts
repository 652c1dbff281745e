// The table of section names and types: the office's own when its workspace has one, otherwise the shipped one.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compileSectionTypes, type SectionTypes } from '../derive/section-types/table.ts';
import { err, ok, type Result } from '../model/result.ts';
import { packageRoot } from './package-root.ts';

const FILE = join('config', 'section-types.yaml');

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return null;
    throw error;
  }
}

/** @returns the table, or one Chinese line saying what is wrong with the file. */
export async function loadSectionTypes(workspace: string): Promise<Result<SectionTypes, string>> {
  const own = await textOf(join(workspace, FILE));
  const text = own ?? (await readFile(join(packageRoot(), FILE), 'utf8'));
  try {
    return ok(compileSectionTypes(parse(text)));
  } catch (error) {
    // YAML and shape are both refused by throwing; either way the office's file is what has to be mended.
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return err(`${FILE}：栏目类型表写法有误（${why}）；请对照安装目录里的同名文件更正`);
  }
}
