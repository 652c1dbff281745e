// `xunjian export notices --period P --out DIR`: a notice (整改通知) to each unit with its own problems, and their index.
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { House } from '../app/house.ts';
import { loadTemplate, type LoadedTemplate } from '../app/bulletin-templates.ts';
import { parseCalendarDate, plusDays } from '../model/calendar.ts';
import { composeDocument } from '../report/bulletin/compose.ts';
import { deliverFolder, type NamedFile } from '../report/folder.ts';
import { NOTICE_INDEX, noticeIndex, type NoticeRow } from '../report/notice/index-sheet.ts';
import { noticeModel, problemCount } from '../report/notice/model.ts';
import type { KeptFindings } from '../report/notice/places.ts';
import { noticedUnits, type CountedFindings, type NoticedUnit } from '../report/notice/units.ts';
import { withEvidence } from '../run/kept-evidence.ts';
import { dateOption, prepareBulletin, type PreparedBulletin } from './bulletin-house.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { unitFiles } from './unit-files.ts';
import { withHouse } from './with-house.ts';

export const NOTICES = 'notices';

export interface NoticeFlags {
  readonly period?: string;
  readonly run?: string;
  readonly kind?: string;
  readonly problems?: boolean;
  readonly date?: string;
  readonly all?: boolean;
  readonly format?: string;
  readonly out: string;
}

interface Notice {
  readonly file: string;
  readonly unit: NoticedUnit;
}

interface Notices {
  readonly prepared: PreparedBulletin;
  readonly notices: readonly Notice[];
  readonly kept: KeptFindings;
  readonly template: LoadedTemplate;
}

function periodOf({ period, run, kind, problems, format, out }: NoticeFlags): string {
  if (format !== 'docx') throw usageFailure(`${NOTICES} 只能导出为 docx；请写 --format docx`);
  if (run !== undefined || period === undefined)
    throw usageFailure(`${NOTICES} 按季度导出；请写 --period，如 --period 2021Q4`);
  if (kind !== undefined || problems === true)
    throw usageFailure(`--kind 和 --problems 不用于 ${NOTICES}；要连同未构成否决的问题，请用 --all`);
  if (out === '-') throw usageFailure(`${NOTICES} 有多个文件，不能写到标准输出；--out 请写一个目录`);
  return period;
}

function countedIn({ quarter }: PreparedBulletin): CountedFindings {
  const subjects = [...quarter.sites.subjects, ...quarter.accounts.subjects];
  return new Map(
    subjects.flatMap(({ findings }) => findings.map((finding) => [finding.id, finding] as const)),
  );
}

/** What the units are told of, with its evidence as far as it is kept. */
async function keptOf(
  house: House,
  units: readonly NoticedUnit[],
  counted: CountedFindings,
): Promise<KeptFindings> {
  const problems = units.flatMap(({ subjects }) => subjects.flatMap((subject) => subject.problems));
  const told = problems.flatMap(({ findings }) => findings.flatMap((id) => counted.get(id) ?? []));
  const { findings } = await withEvidence(house.store.readings, told, { outcome: 'fail' });
  return new Map(findings.map((finding) => [finding.id, finding]));
}

async function prepareNotices(
  house: House,
  period: string,
  { date, all }: { readonly date: string | null; readonly all: boolean },
): Promise<Notices> {
  const template = await loadTemplate(house.options.workspace, 'notice.md');
  if (!template.ok) throw new CommandFailure(template.error);
  const prepared = await prepareBulletin(house, period, date);
  const counted = countedIn(prepared);
  const units = noticedUnits(prepared.input, counted, all);
  const kept = await keptOf(house, units, counted);
  const notices = unitFiles('', units, '.docx').flatMap(({ path, members }) =>
    members.map((unit) => ({ file: basename(path), unit })),
  );
  return { prepared, notices, kept, template: template.value };
}

function rowsOf({ prepared, notices }: Notices): readonly NoticeRow[] {
  const { date, settings } = prepared.input;
  const day = date === null ? null : parseCalendarDate(date);
  const deadline = day === null ? '' : plusDays(day, settings.rectifyDays);
  return notices.map(({ file, unit }) => {
    const sites = unit.subjects.filter(({ kind }) => kind === 'site').length;
    const { organizer, region, subjects } = unit;
    const counts = { sites, accounts: subjects.length - sites, problems: problemCount(unit) };
    return { organizer, region, file, ...counts, deadline };
  });
}

/** One document is in memory at a time. */
async function* filesOf(house: House, all: Notices, rows: readonly NoticeRow[]): AsyncGenerator<NamedFile> {
  const { bulletinDocument } = await import('../report/docx/bulletin.ts');
  const { fonts, office } = house.config.bulletin;
  const { prepared, notices, kept, template } = all;
  const about = { name: template.name, namesAt: '安装目录 config/templates/bulletin/notice.md 的开头' };
  for (const { file, unit } of notices) {
    const blocks = composeDocument(template.lines, noticeModel(prepared.input, unit, kept), about);
    if (!blocks.ok) throw new CommandFailure(blocks.error);
    const bytes = await bulletinDocument(blocks.value, {
      ...{ fonts, creator: office.signature, at: prepared.at },
    });
    yield { name: file, bytes };
  }
  const index = await noticeIndex(rows, prepared.at);
  if (!index.ok) throw new CommandFailure(index.error);
  yield { name: NOTICE_INDEX, bytes: index.value };
}

function told(out: string, rows: readonly NoticeRow[]): string {
  return rows.length === 0
    ? `没有要发整改通知的单位；已写入 ${out}，只有${NOTICE_INDEX}\n`
    : `整改通知 ${String(rows.length)} 份和${NOTICE_INDEX}，已写入 ${out}\n`;
}

/** @throws CommandFailure with one Chinese line; nothing is written then. */
export async function exportNotices(flags: NoticeFlags, command: Command): Promise<void> {
  const period = periodOf(flags);
  const date = flags.date === undefined ? null : dateOption(flags.date);
  await withHouse(command, { store: 'existing' }, async (house) => {
    const all = await prepareNotices(house, period, { date, all: flags.all === true });
    const rows = rowsOf(all);
    const written = await deliverFolder(flags.out, filesOf(house, all, rows));
    if (!written.ok) throw new CommandFailure(written.error);
    process.stderr.write(all.prepared.model.doubts.map((doubt) => `注意：${doubt}\n`).join(''));
    const document = { period, out: flags.out, notices: rows };
    process.stdout.write(house.options.json ? `${JSON.stringify(document)}\n` : told(flags.out, rows));
  });
}
