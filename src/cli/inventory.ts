// `xunjian inventory import FILE`: all rows checked first, then written together or not at all.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Command, Option } from 'commander';
import { parse } from 'yaml';
import { packageRoot } from '../app/package-root.ts';
import { changeLines, fieldChanges } from '../inventory/describe-change.ts';
import { remarkText, type RowRemark } from '../inventory/problem.ts';
import { readSites } from '../inventory/read-sites.ts';
import { compileWords, type InventoryWords } from '../inventory/words.ts';
import type { Region } from '../model/region.ts';
import { ok, type Result } from '../model/result.ts';
import type { InventoryChange, InventoryStore } from '../store/port.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { withHouse } from './with-house.ts';

export interface ImportDone {
  readonly change: InventoryChange;
  readonly notes: readonly RowRemark[];
}

/** The words of inventory files, as shipped. */
export async function loadInventoryWords(): Promise<InventoryWords> {
  return compileWords(parse(await readFile(join(packageRoot(), 'data', 'inventory', 'words.yaml'), 'utf8')));
}

/**
 * Checks the whole file and imports it; any faulty row and nothing is changed. `at` (epoch ms) goes into the history.
 * The error lists every fault.
 */
export async function importSites(
  inventory: InventoryStore,
  bytes: Uint8Array,
  reference: { readonly regions: readonly Region[]; readonly words: InventoryWords },
  at: number,
): Promise<Result<ImportDone, readonly RowRemark[]>> {
  const sheet = await readSites(bytes, reference);
  if (!sheet.ok) return sheet;
  return ok({ change: await inventory.replaceSites(sheet.value.sites, at), notes: sheet.value.notes });
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

async function readFileOrFail(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`读不了 ${file}，请核对文件名与权限（${why}）`);
  }
}

async function importFile(file: string, kind: string, command: Command): Promise<void> {
  if (kind === 'accounts')
    throw new CommandFailure('本版本还不能导入新媒体账号台账；网站台账请用 --kind sites');
  if (kind !== 'sites') throw usageFailure(`--kind ${kind}：应为 sites 或 accounts`);
  const bytes = await readFileOrFail(file);
  const words = await loadInventoryWords();
  await withHouse(command, { store: 'create' }, async ({ store, regions, options }) => {
    const done = await importSites(store.inventory, bytes, { regions, words }, Date.now());
    if (!done.ok) {
      if (options.json) process.stdout.write(`${JSON.stringify({ ok: false, problems: done.error })}\n`);
      process.stderr.write(lines(done.error.map(remarkText)));
      throw new CommandFailure(
        `${basename(file)} 有 ${done.error.length} 处错误，没有导入任何一行；请改正后重试`,
      );
    }
    process.stderr.write(lines(done.value.notes.map((note) => `提示：${remarkText(note)}`)));
    process.stdout.write(
      options.json ? `${JSON.stringify(asJson(done.value))}\n` : lines(changeLines(done.value.change)),
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
