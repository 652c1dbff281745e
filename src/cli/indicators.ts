// `xunjian indicators`: the editions of the rules; out to a workbook and back.
import { basename } from 'node:path';
import { Command } from 'commander';
import { editionIds, loadEdition } from '../app/edition.ts';
import type { Edition } from '../model/indicator.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { lines } from './inventory-file.ts';
import { readNamedFile } from './named-file.ts';
import { globalOptions } from './options.ts';
import { table } from './table.ts';

function editionId(option: string): (text: string) => string {
  return (text) => {
    const id = text.trim();
    if (!/^[a-z0-9-]+$/.test(id)) throw usageFailure(`${option} ${text}：只能用小写字母、数字和连字符`);
    return id;
  };
}

function workbookName(option: string): (text: string) => string {
  return (text) => {
    if (!/\.xlsx$/i.test(text)) throw usageFailure(`${option} ${text}：文件名应以 .xlsx 结尾`);
    return text;
  };
}

/** All problems on stderr where there are several; the last line says how many. */
function refusal(what: string, problems: readonly string[]): CommandFailure {
  const [first = ''] = problems;
  if (problems.length === 1) return new CommandFailure(`${what}：${first}`);
  process.stderr.write(lines(problems));
  return new CommandFailure(`${what}：有 ${problems.length} 处错误；请按上面的提示改正后重试`);
}

async function list(command: Command): Promise<void> {
  const { json, workspace } = globalOptions(command);
  const editions: Edition[] = [];
  const problems: string[] = [];
  for (const id of await editionIds(workspace)) {
    const edition = await loadEdition(workspace, id);
    if (edition.ok) editions.push(edition.value);
    else problems.push(...edition.error);
  }
  if (problems.length > 0) throw refusal('指标版本有误', [...new Set(problems)]);
  const shown = editions.map(({ id, title, source, family, effectiveFrom, effectiveTo, demo }) => ({
    ...{ id, title, source, family, effectiveFrom, effectiveTo, demo },
  }));
  const rows = shown.map((one) => [
    one.id,
    one.title,
    one.effectiveFrom,
    one.effectiveTo ?? '下一版',
    one.source,
  ]);
  const text = table(['版本', '名称', '生效', '至', '出处'], rows, 'left');
  process.stdout.write(json ? `${JSON.stringify({ editions: shown })}\n` : text);
}

interface ExportFlags {
  readonly edition: string;
  readonly out: string;
}

async function exports({ edition: id, out }: ExportFlags, command: Command): Promise<void> {
  const { json, workspace } = globalOptions(command);
  const edition = await loadEdition(workspace, id);
  if (!edition.ok) throw refusal(`指标版本 ${id} 不能导出`, edition.error);
  const { exportEdition } = await import('../app/edition-workbook.ts');
  const written = await exportEdition(edition.value, out);
  if (!written.ok) throw new CommandFailure(written.error);
  process.stdout.write(
    json
      ? `${JSON.stringify({ edition: id, out })}\n`
      : `指标版本 ${id}（${edition.value.title}）已写入 ${out}\n`,
  );
}

interface ImportFlags {
  readonly as: string;
}

async function imports(file: string, { as: id }: ImportFlags, command: Command): Promise<void> {
  const { json, workspace } = globalOptions(command);
  const read = await readNamedFile(file);
  if (!read.ok) throw new CommandFailure(`${file} ${read.error.why}，没有导入；${read.error.remedy}`);
  const { keepEdition, readEditionWorkbook } = await import('../app/edition-workbook.ts');
  const { newEditionProblems } = await import('../app/compose.ts');
  const refused = `${basename(file)} 没有导入，原有版本未作改动`;
  const imported = await readEditionWorkbook(workspace, read.value, file, id);
  if (!imported.ok) throw refusal(refused, imported.error);
  const { edition, content, against, changes } = imported.value;
  const problems = await newEditionProblems(workspace, edition);
  if (problems.length > 0) throw refusal(refused, problems);
  const kept = await keepEdition(workspace, content, id);
  if (!kept.ok) throw new CommandFailure(kept.error);
  const compared =
    against === null
      ? '没有可比较的旧版'
      : `与 ${against} 相比${changes.length === 0 ? '没有变化' : `有 ${changes.length} 处变化`}`;
  process.stdout.write(
    json
      ? `${JSON.stringify({ edition: id, file: kept.value, against, changes })}\n`
      : lines([`指标版本 ${id} 已存为 ${kept.value}；${compared}`, ...changes.map((line) => `  ${line}`)]),
  );
}

export function indicatorsCommand(): Command {
  return new Command('indicators')
    .description('指标版本：列出，导出为 xlsx 供修改，再导入为本办自己的版本')
    .addCommand(
      new Command('list')
        .description('列出随程序提供的和工作目录里的指标版本')
        .action((_flags: object, command: Command) => list(command)),
    )
    .addCommand(
      new Command('export')
        .description('把一个指标版本写成 xlsx')
        .requiredOption('--edition <ID>', '指标版本，如 national-2019', editionId('--edition'))
        .requiredOption('--out <FILE>', 'xlsx 文件', workbookName('--out'))
        .action((flags: ExportFlags, command: Command) => exports(flags, command)),
    )
    .addCommand(
      new Command('import')
        .description('把改好的 xlsx 存为工作目录的指标版本；有一处错误就什么也不改')
        .argument('<FILE>', 'xlsx 文件', workbookName('FILE'))
        .requiredOption('--as <ID>', '存为哪个版本，如 sichuan-2021', editionId('--as'))
        .action((file: string, flags: ImportFlags, command: Command) => imports(file, flags, command)),
    );
}
