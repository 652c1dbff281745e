// `xunjian accounts entries`: what inspectors saw of accounts with their own eyes (检查员录入).
import { join } from 'node:path';
import { Command } from 'commander';
import { loadEntryWords } from '../app/entry-words.ts';
import type { House } from '../app/house.ts';
import { packageRoot } from '../app/package-root.ts';
import { loadAccountTables } from '../app/tables.ts';
import { tellsAgainst } from '../derive/accounts/entry-against.ts';
import { newestTime, readMoment } from '../derive/accounts/entry-time.ts';
import { CLOCK_SKEW_MS } from '../derive/accounts/limits.ts';
import { linkBelongs } from '../derive/accounts/link.ts';
import type { EntryReference } from '../inventory/entry-row.ts';
import { readEntries } from '../inventory/read-entries.ts';
import type { PictureFiles } from '../inventory/screenshot-cell.ts';
import { isoAt } from '../model/calendar.ts';
import { entrySheet } from '../report/entry-sheets.ts';
import { importEntries, quietSince } from '../run/contributed/entries.ts';
import { accountsToLookAt } from '../run/contributed/to-look-at.ts';
import {
  filledBytes,
  refuseExisting,
  refusedTable,
  requireXlsx,
  tellNotes,
  writeTable,
} from './contributed-file.ts';
import { entriesText, entryImportText } from './entries-text.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { picturesIn } from './picture-option.ts';
import { withHouse } from './with-house.ts';

interface TemplateFlags {
  readonly out: string;
  readonly run?: string;
}

async function template({ out, run }: TemplateFlags, command: Command): Promise<void> {
  requireXlsx(out);
  if (run?.trim() === '') throw usageFailure('--run 是空的：请给出账号检查的编号，或去掉这个选项');
  const { headings, choices } = await loadEntryWords();
  await withHouse(command, { store: 'existing' }, async ({ store, options }) => {
    const found = await accountsToLookAt(store, run?.trim() ?? null, options.asOf);
    if (!found.ok) throw new CommandFailure(found.error);
    const { run: from, accounts } = found.value;
    await refuseExisting([out]);
    await writeTable(entrySheet(accounts, headings.entries, choices), out, 'xlsx');
    const scope =
      from === null
        ? '还没有做过账号检查，按全部正常运行的账号'
        : `账号检查 ${from.id}（监测时间点 ${isoAt(from.asOf)}）中需要人工核实的`;
    const told = { run: from?.id ?? null, accounts: accounts.length, out };
    process.stdout.write(
      options.json
        ? `${JSON.stringify(told)}\n`
        : `检查员录入表：${String(accounts.length)} 个账号（${scope}），已写入 ${out}\n`,
    );
  });
}

async function referenceOf(
  { store, edition, clock }: House,
  pictures: PictureFiles | null,
): Promise<EntryReference> {
  const { places } = loadAccountTables(join(packageRoot(), 'data'));
  const since = quietSince(edition);
  return {
    words: await loadEntryWords(),
    accounts: new Map((await store.accounts.list()).map((account) => [account.id, account])),
    pictures,
    latestSeen: clock() + CLOCK_SKEW_MS,
    linkBelongs,
    readMoment: (text) => readMoment(text, places),
    newestTime: (texts, seenAt) => newestTime(texts, seenAt, places),
    tellsAgainst: (seen) => tellsAgainst(seen, since(seen.seenAt)),
  };
}

interface ImportFlags {
  readonly screenshots?: string;
}

async function importFile(file: string, { screenshots }: ImportFlags, command: Command): Promise<void> {
  const bytes = await filledBytes(file);
  const pictures = await picturesIn(screenshots);
  await withHouse(command, { store: 'existing' }, async (house) => {
    const { options } = house;
    const sheet = await readEntries(bytes, await referenceOf(house, pictures.files));
    if (!sheet.ok) throw refusedTable(file, sheet.error, options);
    const done = await importEntries(house, sheet.value.items, pictures.read);
    const { notes } = sheet.value;
    tellNotes(file, notes);
    process.stdout.write(
      options.json ? `${JSON.stringify({ ok: true, ...done, notes })}\n` : entryImportText(done),
    );
  });
}

async function list({ account }: { readonly account?: string }, command: Command): Promise<void> {
  await withHouse(command, { store: 'existing' }, async ({ store, options }) => {
    if (account !== undefined && !(await store.accounts.one(account)))
      throw new CommandFailure(`台账中没有备案编号 ${account}；运行 xunjian accounts list 查看已有的账号`);
    const entries = await store.entries.list(account === undefined ? {} : { account });
    process.stdout.write(options.json ? `${JSON.stringify({ entries })}\n` : entriesText(entries));
  });
}

export function entriesCommand(): Command {
  return new Command('entries')
    .description('检查员录入：人工查看账号的结果和截图')
    .addCommand(
      new Command('template')
        .description('写出待填的表：账号检查中需要人工核实的账号，附原因和下一步')
        .requiredOption('--out <FILE>', '写成的表（xlsx）')
        .option('--run <ID>', '账号检查的编号，默认最近一次')
        .action(template),
    )
    .addCommand(
      new Command('import')
        .description('导入填好的表和截图；没填的行略过，重复导入不重复计，有一处错误就一行也不导入')
        .argument('<FILE>', 'csv（UTF-8 或 GB18030）或 xlsx')
        .option('--screenshots <DIR>', '截图所在的目录（png、jpg、webp，每张不超过 10 MB）')
        .action(importFile),
    )
    .addCommand(
      new Command('list')
        .description('列出检查员录入')
        .option('--account <ID>', '只看这个备案编号')
        .action(list),
    );
}
