// `xunjian accounts reports`: the links that units report themselves (单位自报), asked for, taken in and looked over.
import { Command } from 'commander';
import { loadEntryWords } from '../app/entry-words.ts';
import { linkBelongs } from '../derive/accounts/link.ts';
import { readSelfReports } from '../inventory/read-self-reports.ts';
import { reportSheet, standingSheet } from '../report/entry-sheets.ts';
import { askedAccounts, importSelfReports, reportStandings } from '../run/contributed/self-reports.ts';
import {
  filledBytes,
  periodOption,
  refuseExisting,
  refusedTable,
  requireXlsx,
  tableFormat,
  tellNotes,
  writeTable,
} from './contributed-file.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { reportImportText, standingsText } from './reports-text.ts';
import { unitFiles } from './unit-files.ts';
import { withHouse } from './with-house.ts';

interface TemplateFlags {
  readonly period: string;
  readonly out?: string;
  readonly byUnit?: string;
}

interface ListFlags {
  readonly period: string;
  readonly missing?: boolean;
  readonly out?: string;
}

const NOBODY = '没有要填报的账号；先运行 xunjian inventory import 台账文件 --kind accounts 导入台账';

async function template({ period, out, byUnit }: TemplateFlags, command: Command): Promise<void> {
  if (out === undefined && byUnit === undefined)
    throw usageFailure('请用 --out FILE.xlsx 给出文件，或用 --by-unit DIR 给出目录，每个主办单位一份');
  if (out !== undefined) requireXlsx(out);
  if (byUnit?.trim() === '') throw usageFailure('--by-unit 是空的：请给出目录');
  const { headings } = await loadEntryWords();
  await withHouse(command, { store: 'existing' }, async ({ store, options }) => {
    const { accounts, sampled } = await askedAccounts(store, period);
    if (accounts.length === 0) throw new CommandFailure(NOBODY);
    const units = byUnit === undefined ? [] : unitFiles(byUnit, accounts, '.xlsx');
    const whole = out === undefined ? [] : [{ path: out, members: accounts }];
    const files = [...whole, ...units];
    await refuseExisting(files.map(({ path }) => path));
    for (const file of files)
      await writeTable(reportSheet(file.members, headings.reports), file.path, 'xlsx');
    const scope = sampled ? '抽样名单' : '没有抽样名单，按全部正常运行的账号';
    const where = [
      ...(out === undefined ? [] : [out]),
      ...(byUnit === undefined ? [] : [`${byUnit} 下 ${String(units.length)} 个单位各一份`]),
    ].join('，');
    const told = { period, sampled, accounts: accounts.length, files: files.map(({ path }) => path) };
    process.stdout.write(
      options.json
        ? `${JSON.stringify(told)}\n`
        : `${period} 单位自报表：${String(accounts.length)} 个账号（${scope}），已写入 ${where}\n`,
    );
  });
}

async function importFile(
  file: string,
  { period }: { readonly period: string },
  command: Command,
): Promise<void> {
  const [bytes, words] = [await filledBytes(file), await loadEntryWords()];
  await withHouse(command, { store: 'existing' }, async ({ store, options, clock }) => {
    const accounts = new Map((await store.accounts.list()).map((account) => [account.id, account]));
    const sheet = await readSelfReports(bytes, { words, accounts, linkBelongs });
    if (!sheet.ok) throw refusedTable(file, sheet.error, options);
    const done = await importSelfReports(store, period, sheet.value.items, clock());
    tellNotes(file, sheet.value.notes);
    const json = { ok: true, period, ...done, notes: sheet.value.notes };
    process.stdout.write(options.json ? `${JSON.stringify(json)}\n` : reportImportText(done));
  });
}

async function list({ period, missing, out }: ListFlags, command: Command): Promise<void> {
  const format = out === undefined ? null : tableFormat(out);
  await withHouse(command, { store: 'existing' }, async ({ store, options }) => {
    const { rows, sampled } = await reportStandings(store, period);
    if (rows.length === 0) throw new CommandFailure(NOBODY);
    const chosen = missing === true ? rows.filter(({ report }) => report === null) : rows;
    if (out !== undefined && format !== null) await writeTable(standingSheet(chosen), out, format);
    const text = standingsText(period, { rows, sampled }, chosen);
    process.stdout.write(options.json ? `${JSON.stringify({ period, sampled, rows: chosen })}\n` : text);
    if (out !== undefined && !options.json) process.stdout.write(`已写入 ${out}\n`);
  });
}

const ofPeriod = (command: Command): Command =>
  command.requiredOption('--period <PERIOD>', '季度，如 2021Q4', periodOption);

export function reportsCommand(): Command {
  return new Command('reports')
    .description('单位自报：各单位自己填报最新一条的链接')
    .addCommand(
      ofPeriod(
        new Command('template').description('写出待填的表：抽样名单中的账号，没有抽样则为全部正常运行的'),
      )
        .option('--out <FILE>', '一份总表（xlsx）')
        .option('--by-unit <DIR>', '每个主办单位一份，写在这个目录下')
        .action(template),
    )
    .addCommand(
      ofPeriod(
        new Command('import').description('导入填好的表；没填链接的视为未答复，有一处错误就一行也不导入'),
      )
        .argument('<FILE>', 'csv（UTF-8 或 GB18030）或 xlsx')
        .action(importFile),
    )
    .addCommand(
      ofPeriod(new Command('list').description('按单位列出谁已填报、谁没有'))
        .option('--missing', '只列没有填报的')
        .option('--out <FILE>', '写成 csv 或 xlsx')
        .action(list),
    );
}
