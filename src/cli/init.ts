// `xunjian init [DIR]`: lays out a workspace with commented configuration and inventory templates.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { CONFIG_FILES } from '../app/config-files.ts';
import { packageRoot } from '../app/package-root.ts';
import { fileTrouble } from '../model/file-trouble.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { globalOptions } from './options.ts';

const README = `这是巡检的工作目录。

inventory-sites.csv  网站台账模板：照列填写后运行 xunjian inventory import inventory-sites.csv --kind sites
inventory-accounts.csv  新媒体账号台账模板：填写后运行 xunjian inventory import inventory-accounts.csv --kind accounts
config/              配置：每一行都已注释，去掉行首的 # 并改值即可覆盖出厂值
xunjian.db           数据库（首次导入台账时建立）
evidence/            证据：页面原文与截图
`;

async function contents(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw unusable(folder, error);
  }
}

/** What these codes mean of a folder that is to be made. */
const NOT_MADE: Readonly<Record<string, string>> = {
  // A folder on a read-only disk is refused as one that is not there.
  ENOENT: '上级目录不可写',
  ENOTDIR: '路径上已有文件，不是目录',
  EEXIST: '路径上已有文件，不是目录',
};

/** The failure to report; anything but the file system's refusal is a bug and stays what it is. */
function unusable(folder: string, error: unknown): unknown {
  const trouble = fileTrouble(error);
  if (!trouble) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = NOT_MADE[code] ?? trouble.why;
  return new CommandFailure(
    `不能在 ${folder} 建立工作目录：${why}，没有留下任何文件；请处理后重试，或换一个目录`,
  );
}

/** Every setting commented out, so that the shipped value holds until somebody uncomments the line. */
export function commentedOut(yaml: string): string {
  return yaml
    .split('\n')
    .map((line) => (line.trim() === '' || line.trimStart().startsWith('#') ? line : `# ${line}`))
    .join('\n');
}

/**
 * Lays out `folder`, which must be missing or empty.
 * @returns the files written, relative to it.
 * @throws CommandFailure when something is there already: nothing is overwritten.
 */
export async function layOutWorkspace(folder: string): Promise<readonly string[]> {
  if ((await contents(folder)).length > 0) {
    throw new CommandFailure(`${folder} 里已有内容，未作改动；请另指定一个空目录，或先移走其中的文件`);
  }
  const templates = await contents(join(packageRoot(), 'data', 'templates'));
  const files = [
    'README.txt',
    ...templates,
    ...CONFIG_FILES.map((name) => join('config', name)),
    'evidence/',
  ];
  let made: string | undefined;
  try {
    made = await mkdir(folder, { recursive: true });
    await fill(folder, templates);
    return files;
  } catch (error) {
    // Half a workspace would be taken for somebody's own and refused the next time.
    for (const leftover of made === undefined
      ? [...files, 'config'].map((name) => join(folder, name))
      : [made])
      await rm(leftover, { recursive: true, force: true });
    throw unusable(folder, error);
  }
}

async function fill(folder: string, templates: readonly string[]): Promise<void> {
  const shipped = packageRoot();
  await mkdir(join(folder, 'config'), { recursive: true });
  await mkdir(join(folder, 'evidence'), { recursive: true });
  for (const name of CONFIG_FILES) {
    const yaml = await readFile(join(shipped, 'config', name), 'utf8');
    await writeFile(join(folder, 'config', name), commentedOut(yaml));
  }
  for (const name of templates) await copyFile(join(shipped, 'data', 'templates', name), join(folder, name));
  await writeFile(join(folder, 'README.txt'), README);
}

async function init(directory: string | undefined, command: Command): Promise<void> {
  const options = globalOptions(command);
  if (directory?.trim() === '') throw usageFailure('DIR 是空的：请写上要建立的工作目录，或去掉它');
  const folder = directory === undefined ? options.workspace : resolve(directory);
  const files = await layOutWorkspace(folder);
  const text = [
    `已建立工作目录 ${folder}`,
    ...files.map((file) => `  ${file}`),
    `下一步：填写台账后运行`,
    `  npx xunjian inventory import 台账文件 --kind sites --workspace ${folder}`,
  ];
  process.stdout.write(
    options.json ? `${JSON.stringify({ workspace: folder, files })}\n` : `${text.join('\n')}\n`,
  );
}

export function initCommand(): Command {
  return new Command('init')
    .description('建立工作目录：带注释的配置覆盖文件和台账模板；目录里已有内容时拒绝执行')
    .argument('[DIR]', '工作目录；不写则用 --workspace')
    .action((directory: string | undefined, _flags: object, command: Command) => init(directory, command));
}
