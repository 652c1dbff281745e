// `xunjian exempt`: filed maintenance, rebuilding, migration and closing, whose days do not count as unreachable.
import { userInfo } from 'node:os';
import { Command } from 'commander';
import type { House } from '../app/house.ts';
import { isoAt, parseCalendarDate, type CalendarDate } from '../model/calendar.ts';
import { EXEMPTION_KINDS, EXEMPTION_NAMES, type Exemption, type ExemptionKind } from '../model/probe.ts';
import { ok } from '../model/result.ts';
import {
  addExemption,
  revokeExemption,
  type ExemptHouse,
  type ExemptionChange,
} from '../run/probe/exempt.ts';
import { checksOf, editionOf } from './assess-house.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { siteCode } from './options.ts';
import { table } from './table.ts';
import { withHouse } from './with-house.ts';

interface AddFlags {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly by?: string;
}

const KIND_CHOICES = EXEMPTION_KINDS.map((kind) => `${EXEMPTION_NAMES[kind]}（${kind}）`).join('、');

function kindOf(text: string): ExemptionKind {
  const typed = text.trim();
  const kind = EXEMPTION_KINDS.find((one) => one === typed || EXEMPTION_NAMES[one] === typed);
  if (!kind) throw usageFailure(`--kind ${text}：可选 ${KIND_CHOICES}`);
  return kind;
}

function dayOf(option: string, text: string): CalendarDate {
  const day = parseCalendarDate(text.trim());
  if (day === null) throw usageFailure(`${option} ${text}：不是日期，应如 2021-12-20`);
  return day;
}

/** Whoever runs the program, unless named. */
function enteredBy(by: string | undefined): string {
  const name = (by ?? userInfo().username).trim();
  if (name === '') throw usageFailure('--by 是空的：请写上经办人');
  return name;
}

function exemptionId(text: string): number {
  const id = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(id) || id < 1)
    throw usageFailure(`报备编号 ${text}：应为整数；运行 xunjian exempt list 查看`);
  return id;
}

function exemptHouse(house: House): ExemptHouse {
  const { store, regions, clock, edition, checks } = house;
  return {
    ...{ store, regions, clock, rules: { edition, checks } },
    rulesOf: async (run) => {
      const own = await editionOf(house, run);
      return ok({ edition: own, checks: checksOf(house, own) });
    },
  };
}

function changeText({ exemption, audit }: ExemptionChange, done: string): string {
  const { id, site, kind, from, to } = exemption;
  const lines = audit.map(({ run, before, after }) => {
    const which = run === '' ? '目前的一周' : `巡检 ${run}`;
    return before === after
      ? `  ${which}：无变化（${after}）`
      : `  ${which}：原为 ${before}\n    现为 ${after}`;
  });
  return `${done} ${id}：${site} ${EXEMPTION_NAMES[kind]} ${from} 至 ${to}\n${lines.join('\n')}\n`;
}

function told(house: House, change: ExemptionChange, done: string): void {
  process.stdout.write(house.options.json ? `${JSON.stringify(change)}\n` : changeText(change, done));
}

async function add(typed: string, flags: AddFlags, command: Command): Promise<void> {
  const [site, kind] = [siteCode(typed), kindOf(flags.kind)];
  const [from, to] = [dayOf('--from', flags.from), dayOf('--to', flags.to)];
  if (to < from) throw usageFailure(`--to ${to}：在 --from ${from} 之前，请核对`);
  const reason = flags.reason.trim();
  if (reason === '') throw usageFailure('--reason 是空的：请写明报备的事由或文号');
  const entry = { site, kind, from, to, reason, enteredBy: enteredBy(flags.by) };
  await withHouse(command, { store: 'existing' }, async (house) => {
    const change = await addExemption(exemptHouse(house), entry);
    if (!change.ok) throw new CommandFailure(change.error);
    told(house, change.value, '已登记报备');
  });
}

async function revoke(typed: string, flags: { readonly by?: string }, command: Command): Promise<void> {
  const [id, by] = [exemptionId(typed), enteredBy(flags.by)];
  await withHouse(command, { store: 'existing' }, async (house) => {
    const change = await revokeExemption(exemptHouse(house), id, by);
    if (!change.ok) throw new CommandFailure(change.error);
    told(house, change.value, '已撤销报备');
  });
}

const LIST_HEADER = ['编号', '网站标识码', '网站', '类别', '自', '至', '事由', '登记人', '登记时间', '状态'];

function listRow(exemption: Exemption, names: ReadonlyMap<string, string>): readonly string[] {
  const { id, site, kind, from, to, reason, enteredAt, revokedBy, revokedAt } = exemption;
  const state = revokedAt === null ? '有效' : `${revokedBy ?? ''} 于 ${isoAt(revokedAt)} 撤销`;
  return [
    ...[String(id), site, names.get(site) ?? '', EXEMPTION_NAMES[kind], from, to, reason],
    ...[exemption.enteredBy, isoAt(enteredAt), state],
  ];
}

async function list(typed: string | undefined, flags: { readonly all?: boolean }, command: Command) {
  const site = typed === undefined ? {} : { site: siteCode(typed) };
  await withHouse(command, { store: 'existing' }, async ({ store, options }) => {
    const exemptions = await store.exemptions.list({ ...site, revoked: flags.all === true });
    const audit = await store.exemptions.audit();
    if (options.json) {
      const shown = new Set(exemptions.map(({ id }) => id));
      const trail = audit.filter(({ exemption }) => shown.has(exemption));
      process.stdout.write(`${JSON.stringify({ exemptions, audit: trail })}\n`);
      return;
    }
    const names = new Map((await store.inventory.all()).map(({ code, name }) => [code, name]));
    const rows = exemptions.map((exemption) => listRow(exemption, names));
    process.stdout.write(rows.length === 0 ? '没有报备\n' : table(LIST_HEADER, rows, 'left'));
  });
}

const TRAIL_HEADER = ['时间', '经办人', '报备', '动作', '网站标识码', '巡检', '之前', '之后'];

async function trail(typed: string | undefined, command: Command): Promise<void> {
  const filter = typed === undefined ? {} : { exemption: exemptionId(typed) };
  await withHouse(command, { store: 'existing' }, async ({ store, options }) => {
    const audit = await store.exemptions.audit(filter);
    const rows = audit.map(({ at, by, exemption, action, site, run, before, after }) => [
      ...[isoAt(at), by, String(exemption), action === 'add' ? '登记' : '撤销', site],
      ...[run === '' ? '目前' : run, before, after],
    ]);
    if (options.json) process.stdout.write(`${JSON.stringify({ audit })}\n`);
    else process.stdout.write(rows.length === 0 ? '没有记录\n' : table(TRAIL_HEADER, rows, 'left'));
  });
}

function addCommand(): Command {
  return new Command('add')
    .description('登记一项报备；所涉各日不计入一周监测，已判定的巡检随即重新判定，并留下记录')
    .argument('<CODE>', '网站标识码')
    .requiredOption('--kind <KIND>', `类别：${KIND_CHOICES}`)
    .requiredOption('--from <DATE>', '第一天，如 2021-12-20')
    .requiredOption('--to <DATE>', '最后一天（含）')
    .requiredOption('--reason <TEXT>', '事由或文号')
    .option('--by <NAME>', '经办人；不写则为当前系统账号')
    .action((code: string, flags: AddFlags, command: Command) => add(code, flags, command));
}

export function exemptCommand(): Command {
  return new Command('exempt')
    .description('报备：维护、改版、迁移、关停期间不计入可用性监测')
    .addCommand(addCommand())
    .addCommand(
      new Command('list')
        .description('列出报备')
        .argument('[CODE]', '网站标识码；不写则为全部网站')
        .option('--all', '连同已撤销的')
        .action((code: string | undefined, flags: { all?: boolean }, command: Command) =>
          list(code, flags, command),
        ),
    )
    .addCommand(
      new Command('revoke')
        .description('撤销一项报备；原登记保留，所涉巡检重新判定，并留下记录')
        .argument('<ID>', '报备编号')
        .option('--by <NAME>', '经办人；不写则为当前系统账号')
        .action((id: string, flags: { by?: string }, command: Command) => revoke(id, flags, command)),
    )
    .addCommand(
      new Command('trail')
        .description('报备的变更记录：何时、何人、一周结果和结论的前后变化')
        .argument('[ID]', '报备编号；不写则为全部')
        .action((id: string | undefined, _flags: object, command: Command) => trail(id, command)),
    );
}
