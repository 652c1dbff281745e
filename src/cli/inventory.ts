// `xunjian inventory import FILE`: all rows checked first, then written together or not at all.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { parse } from 'yaml';
import { packageRoot } from '../app/package-root.ts';
import { loadRegions } from '../app/regions.ts';
import { changeLines, fieldChanges } from '../inventory/describe-change.ts';
import { remarkText, type RowRemark } from '../inventory/problem.ts';
import { readSites } from '../inventory/read-sites.ts';
import { compileWords, type InventoryWords } from '../inventory/words.ts';
import type { Site } from '../model/site.ts';
import type { InventoryChange } from '../store/change.ts';
import { usageFailure } from './exit.ts';
import { inventoryBytes, lines, refused } from './inventory-file.ts';
import { globalOptions } from './options.ts';
import { withHouse } from './with-house.ts';

/** The words of inventory files, as shipped. */
export async function loadInventoryWords(): Promise<InventoryWords> {
  return compileWords(parse(await readFile(join(packageRoot(), 'data', 'inventory', 'words.yaml'), 'utf8')));
}

function asJson(change: InventoryChange<Site>, notes: readonly RowRemark[]): object {
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

async function importSites(file: string, command: Command): Promise<void> {
  const { json } = globalOptions(command);
  const reference = { regions: await loadRegions(), words: await loadInventoryWords() };
  // Checked before the database is opened: a faulty file leaves no trace, not even a new workspace.
  const sheet = await readSites(await inventoryBytes(file), reference);
  if (!sheet.ok) throw refused(file, sheet.error, json);
  const { sites, notes } = sheet.value;
  await withHouse(command, { store: 'create' }, async ({ store }) => {
    const change = await store.inventory.replaceSites(sites, Date.now());
    process.stderr.write(lines(notes.map((note) => `提示：${remarkText(note)}`)));
    process.stdout.write(json ? `${JSON.stringify(asJson(change, notes))}\n` : lines(changeLines(change)));
  });
}

interface ImportFlags {
  readonly kind: string;
  readonly map?: string;
}

async function importFile(file: string, { kind, map }: ImportFlags, command: Command): Promise<void> {
  if (kind === 'accounts') {
    // Loaded for a register of accounts only.
    const { importAccounts } = await import('./import-accounts.ts');
    return importAccounts(file, map, command);
  }
  if (kind !== 'sites') throw usageFailure(`--kind ${kind}：应为 sites 或 accounts`);
  if (map !== undefined) throw usageFailure('--map 只用于新媒体账号台账：请加 --kind accounts，或去掉它');
  return importSites(file, command);
}

export function inventoryCommand(): Command {
  const imports = new Command('import')
    .description('导入台账：先检查全部行，有一处错误就一行也不导入')
    .argument('<FILE>', 'csv（UTF-8 或 GB18030）或 xlsx')
    .addOption(new Option('--kind <KIND>', '台账种类：sites 网站，accounts 新媒体账号').default('sites'))
    .option(
      '--map <FILE>',
      '列对照表（yaml，每行“我们的列: 文件里的列名”），用于账号台账；存入工作目录，以后自动使用',
    )
    .action((file: string, flags: ImportFlags, command: Command) => importFile(file, flags, command));
  return new Command('inventory').description('网站和新媒体账号台账').addCommand(imports);
}
