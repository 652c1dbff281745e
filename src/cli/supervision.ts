// `xunjian supervision`: what offices enter about their supervision (监管工作的台账), and how each city stands by it.
import { userInfo } from 'node:os';
import { Command, Option } from 'commander';
import type { House } from '../app/house.ts';
import { loadSupervisionWords } from '../app/supervision-words.ts';
import { readSupervision } from '../inventory/read-supervision.ts';
import type { SupervisionReference } from '../inventory/supervision-row.ts';
import { dateAt } from '../model/calendar.ts';
import { cityOf } from '../model/region.ts';
import { SUPERVISION_KINDS, SUPERVISION_NAMES, type SupervisionKind } from '../model/supervision.ts';
import { supervisionSheet } from '../report/supervision-sheets.ts';
import { importSupervision, supervisionLedger, withdrawSupervision } from '../run/supervision/import.ts';
import { ofCity, ofYear } from '../run/supervision/of-year.ts';
import {
  filledBytes,
  refuseExisting,
  refusedTable,
  requireXlsx,
  tellNotes,
  writeTable,
} from './contributed-file.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { regionCode } from './options.ts';
import { standingCommand } from './supervision-standing.ts';
import { importText, ledgerText, trailText } from './supervision-text.ts';
import { withHouse } from './with-house.ts';
import { yearOption } from './year-option.ts';

interface KindFlags {
  readonly kind: SupervisionKind;
}

interface ByFlags {
  readonly by?: string;
}

const KINDS = SUPERVISION_KINDS.map((kind) => `${kind} ${SUPERVISION_NAMES[kind]}`).join('、');

const kindOption = (): Option => new Option('--kind <KIND>', `哪一种：${KINDS}`).choices(SUPERVISION_KINDS);

/** Whoever runs the program, unless named. */
function enteredBy(by: string | undefined): string {
  const name = (by ?? userInfo().username).trim();
  if (name === '') throw usageFailure('--by 是空的：请写上经办人');
  return name;
}

async function template(flags: KindFlags & { readonly out: string }): Promise<void> {
  requireXlsx(flags.out);
  await refuseExisting([flags.out]);
  await writeTable(supervisionSheet(flags.kind, await loadSupervisionWords()), flags.out, 'xlsx');
  process.stdout.write(`${SUPERVISION_NAMES[flags.kind]}的空表已写入 ${flags.out}\n`);
}

async function referenceOf({ store, regions, clock }: House): Promise<SupervisionReference> {
  const [sites, accounts] = await Promise.all([store.inventory.all(), store.accounts.list()]);
  return {
    words: await loadSupervisionWords(),
    regions: new Map(regions.map((region) => [region.code, region])),
    subjects: new Map([
      ...sites.map(({ code, region }) => [code, region] as const),
      ...accounts.map(({ id, region }) => [id, region] as const),
    ]),
    today: dateAt(clock()),
  };
}

async function importFile(file: string, flags: KindFlags & ByFlags, command: Command): Promise<void> {
  const by = enteredBy(flags.by);
  const bytes = await filledBytes(file);
  await withHouse(command, { store: 'create' }, async (house) => {
    const { options, store, clock } = house;
    const sheet = await readSupervision(bytes, flags.kind, await referenceOf(house));
    if (!sheet.ok) throw refusedTable(file, sheet.error, options);
    const done = await importSupervision(store, flags.kind, sheet.value.items, { by, at: clock() });
    const { notes } = sheet.value;
    tellNotes(file, notes);
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ ok: true, kind: flags.kind, ...done, notes })}\n`
        : importText(flags.kind, done),
    );
  });
}

interface ListFlags {
  readonly kind?: SupervisionKind;
  readonly year?: number;
  readonly region?: string;
}

async function list({ kind, year, region }: ListFlags, command: Command): Promise<void> {
  await withHouse(command, { store: 'existing' }, async ({ store, options }) => {
    const all = await supervisionLedger(store);
    const dated = year === undefined ? all : ofYear(all, year);
    const ledger = region === undefined ? dated : ofCity(dated, cityOf(region));
    process.stdout.write(options.json ? `${JSON.stringify(ledger)}\n` : ledgerText(ledger, kind ?? null));
  });
}

async function trail(number: string, { kind }: KindFlags, command: Command): Promise<void> {
  await withHouse(command, { store: 'existing' }, async ({ store, options }) => {
    const records = await store.supervision.history(kind, number.trim());
    process.stdout.write(options.json ? `${JSON.stringify({ records })}\n` : trailText(records));
  });
}

interface WithdrawFlags extends KindFlags, ByFlags {
  readonly reason: string;
}

async function withdraw(number: string, flags: WithdrawFlags, command: Command): Promise<void> {
  const by = enteredBy(flags.by);
  const reason = flags.reason.trim();
  if (reason === '') throw usageFailure('--reason 是空的：请写明为什么撤销');
  await withHouse(command, { store: 'existing' }, async ({ store, options, clock }) => {
    const about = { by, at: clock(), reason };
    const gone = await withdrawSupervision(store, flags.kind, number.trim(), about);
    if (!gone.ok) throw new CommandFailure(gone.error);
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ withdrawn: gone.value })}\n`
        : `已撤销${SUPERVISION_NAMES[flags.kind]} ${gone.value.number}，原记录保留，可用 xunjian supervision trail 查看\n`,
    );
  });
}

function writingCommands(): readonly Command[] {
  return [
    new Command('template')
      .description('写出待填的空表')
      .addOption(kindOption().makeOptionMandatory())
      .requiredOption('--out <FILE>', '写成的表（xlsx）')
      .action((flags: KindFlags & { out: string }) => template(flags)),
    new Command('import')
      .description('导入填好的表或平台导出的表；按编号新增或替换，有一处错误就一行也不导入')
      .argument('<FILE>', 'csv（UTF-8 或 GB18030）或 xlsx')
      .addOption(kindOption().makeOptionMandatory())
      .option('--by <NAME>', '经办人；不写则为当前系统账号')
      .action(importFile),
    new Command('withdraw')
      .description('撤销误录的一行；原记录保留')
      .argument('<NUMBER>', '编号；各市州自查为季度和行政区划码，如 "2021Q4 511100"')
      .addOption(kindOption().makeOptionMandatory())
      .requiredOption('--reason <TEXT>', '为什么撤销')
      .option('--by <NAME>', '经办人；不写则为当前系统账号')
      .action(withdraw),
  ];
}

function readingCommands(): readonly Command[] {
  return [
    new Command('list')
      .description('列出台账')
      .addOption(kindOption())
      .addOption(yearOption('只看这一年的：留言按接收、整改按发现、自查按季度'))
      .option('--region <CODE>', '只看这个市（州）', regionCode)
      .action(list),
    new Command('trail')
      .description('一行的变更记录：何时、何人、内容')
      .argument('<NUMBER>', '编号')
      .addOption(kindOption().makeOptionMandatory())
      .action(trail),
    standingCommand(),
  ];
}

export function supervisionCommand(): Command {
  const command = new Command('supervision').description('监管工作台账：找错留言、整改、各市州自查');
  for (const one of [...writingCommands(), ...readingCommands()]) command.addCommand(one);
  return command;
}
