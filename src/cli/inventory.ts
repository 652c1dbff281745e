// `xunjian inventory import FILE`: all rows checked first, then written together or not at all.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Command, Option } from 'commander';
import { parse } from 'yaml';
import { packageRoot } from '../app/package-root.ts';
import { loadRegions } from '../app/regions.ts';
import { changeLines, fieldChanges } from '../inventory/describe-change.ts';
import { remarkText, type RowRemark } from '../inventory/problem.ts';
import { readSites } from '../inventory/read-sites.ts';
import { compileWords, type InventoryWords } from '../inventory/words.ts';
import type { InventoryChange } from '../store/port.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { readNamedFile } from './named-file.ts';
import { globalOptions } from './options.ts';
import { withHouse } from './with-house.ts';

interface ImportDone {
  readonly change: InventoryChange;
  readonly notes: readonly RowRemark[];
}

/** The words of inventory files, as shipped. */
export async function loadInventoryWords(): Promise<InventoryWords> {
  return compileWords(parse(await readFile(join(packageRoot(), 'data', 'inventory', 'words.yaml'), 'utf8')));
}

function asJson({ change, notes }: ImportDone): object {
  return {
    ok: true,
    added: change.added.map((site) => site.code),
    changed: change.changed.map(({ before, after }) => ({
      code: after.code,
      fields: fieldChanges(before, after),
    })),
    missing: change.missing.map((site) => site.code),
    unchanged: change.unchanged,
    notes,
  };
}

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

async function inventoryBytes(file: string): Promise<Uint8Array> {
  if (file.trim() === '') throw usageFailure('FILE 是空的：请给出台账文件（csv 或 xlsx）');
  const read = await readNamedFile(file);
  if (read.ok) return read.value;
  throw new CommandFailure(`台账文件 ${file} ${read.error.why}，没有导入；${read.error.remedy}`);
}

/** What is wrong with the file as a whole fits into the one line; faulty rows are listed above it. */
function refused(file: string, problems: readonly RowRemark[], json: boolean): CommandFailure {
  if (json) process.stdout.write(`${JSON.stringify({ ok: false, problems })}\n`);
  const [first] = problems;
  if (first && problems.length === 1)
    return new CommandFailure(`${basename(file)} 没有导入：${remarkText(first)}`);
  process.stderr.write(lines(problems.map(remarkText)));
  return new CommandFailure(`${basename(file)} 有 ${problems.length} 处错误，没有导入任何一行；请改正后重试`);
}

async function importFile(file: string, kind: string, command: Command): Promise<void> {
  if (kind === 'accounts')
    throw new CommandFailure('本版本还不能导入新媒体账号台账；网站台账请用 --kind sites');
  if (kind !== 'sites') throw usageFailure(`--kind ${kind}：应为 sites 或 accounts`);
  const { json } = globalOptions(command);
  const reference = { regions: await loadRegions(), words: await loadInventoryWords() };
  // Checked before the database is opened: a faulty file leaves no trace, not even a new workspace.
  const sheet = await readSites(await inventoryBytes(file), reference);
  if (!sheet.ok) throw refused(file, sheet.error, json);
  const { sites, notes } = sheet.value;
  await withHouse(command, { store: 'create' }, async ({ store }) => {
    const change = await store.inventory.replaceSites(sites, Date.now());
    process.stderr.write(lines(notes.map((note) => `提示：${remarkText(note)}`)));
    process.stdout.write(
      json ? `${JSON.stringify(asJson({ change, notes }))}\n` : lines(changeLines(change)),
    );
  });
}

export function inventoryCommand(): Command {
  const imports = new Command('import')
    .description('导入台账：先检查全部行，有一处错误就一行也不导入')
    .argument('<FILE>', 'csv（UTF-8 或 GB18030）或 xlsx')
    .addOption(new Option('--kind <KIND>', '台账种类：sites 网站，accounts 新媒体账号').default('sites'))
    .action((file: string, flags: { readonly kind: string }, command: Command) =>
      importFile(file, flags.kind, command),
    );
  return new Command('inventory').description('网站台账').addCommand(imports);
}
