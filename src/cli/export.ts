// `xunjian export`: one kind of result, in one format, to one place.
import { Argument, Command, Option } from 'commander';
import type { House } from '../app/house.ts';
import { deliver } from '../report/file.ts';
import { FORMATS, writeReport, type Format, type Report } from '../report/write.ts';
import {
  accountSummaryReport,
  READING_KINDS,
  readingReport,
  SECTION_EVENTS,
  sectionEventReport,
  summaryReport,
  suspicionReport,
  SUSPICIONS,
  verdictReport,
  type ReadingKind,
  type TableNames,
} from '../run/export-rows.ts';
import { warningReport } from '../run/warnings-view.ts';
import { problemsGone, readingsGone } from '../run/kept.ts';
import type { Run } from '../model/run.ts';
import { findWeekRun } from '../run/probe/week.ts';
import {
  assess,
  assessAccountsOf,
  chosenRun,
  editionOf,
  kindOption,
  periodOption,
  runOption,
  subjectsOf,
  type RunFlags,
} from './assess-house.ts';
import { comparisonOf, comparisonReport } from './compare.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { DOCUMENT_KINDS, exportDocument, isDocumentKind } from './export-document.ts';
import { frozenQuarter } from './period-house.ts';
import { warningsOf } from './warnings.ts';
import { withHouse } from './with-house.ts';

/** Early warnings as they stand, and the chosen run held against the one before it. */
const WARNINGS = 'warnings';
const COMPARISON = 'comparison';

interface ExportFlags extends RunFlags {
  readonly format: string;
  readonly out: string;
  readonly problems?: boolean;
  readonly date?: string;
}

const isReadingKind = (kind: string): kind is ReadingKind =>
  (READING_KINDS as readonly string[]).includes(kind);
const isFormat = (format: string): format is Format => (FORMATS as readonly string[]).includes(format);

type Out = Parameters<typeof writeReport>[2];
type Send = (out: Out) => ReturnType<typeof writeReport>;

function send<R, T>(report: Report<R, T>, format: Format): Send {
  return (out) => writeReport(report, format, out);
}

/** Why rows of this kind cannot be written out of a run of which retention has left less than all; null when they can. */
function readingGone(run: Run, kind: ReadingKind, problemsOnly: boolean): string | null {
  if (run.kept === 'all') return null;
  if (run.kept === 'ledger') return problemsGone(run);
  if (kind !== 'findings') return readingsGone(run);
  return problemsOnly ? null : `${readingsGone(run)}；加上 --problems 可导出留下的问题`;
}

const ACCOUNT_KINDS: readonly string[] = ['findings', 'verdicts', 'summary'];

/** What codes are called: sites, or accounts where the run is of those. */
async function subjectNames(house: House, run: Run): Promise<ReadonlyMap<string, string>> {
  if (subjectsOf(run) === 'accounts')
    return new Map((await house.store.accounts.list()).map(({ id, name }) => [id, name]));
  return new Map((await house.store.inventory.all()).map(({ code, name }) => [code, name]));
}

async function assessedReport(
  house: House,
  run: Run,
  {
    kind,
    flags,
    names,
    format,
  }: Readonly<{ kind: string; flags: ExportFlags; names: TableNames; format: Format }>,
): Promise<Send> {
  const frozen = flags.period === undefined ? null : await frozenQuarter(house, flags.period);
  if (subjectsOf(run) === 'accounts') {
    const { verdicts, summary } = frozen?.accounts ?? (await assessAccountsOf(house, run, flags));
    return kind === 'verdicts'
      ? send(verdictReport(verdicts, names), format)
      : send(accountSummaryReport(summary), format);
  }
  const { verdicts, summary } = frozen?.sites ?? (await assess(house, flags));
  return kind === 'verdicts'
    ? send(verdictReport(verdicts, names), format)
    : send(summaryReport(summary), format);
}

async function reportOf(house: House, kind: string, flags: ExportFlags, format: Format): Promise<Send> {
  const run = await chosenRun(house, flags);
  if (subjectsOf(run) === 'accounts' && !ACCOUNT_KINDS.includes(kind))
    throw new CommandFailure(`账号检查没有 ${kind}；可导出 ${ACCOUNT_KINDS.join('、')}`);
  const edition = await editionOf(house, run);
  const names: TableNames = {
    sites: await subjectNames(house, run),
    rules: new Map([
      ...house.checks.map(({ check }): [string, string] => [check.id, check.title]),
      ...edition.indicators.map(({ id, name }): [string, string] => [id, name]),
    ]),
  };
  if (kind === SECTION_EVENTS) return send(sectionEventReport(house.store.register, run, names), format);
  if (kind === SUSPICIONS) return send(suspicionReport(house.store.history, run, names), format);
  if (kind === WARNINGS)
    return send(warningReport(await warningsOf(house, {}), names.sites, flags.problems === true), format);
  if (kind === COMPARISON)
    return send(comparisonReport(await comparisonOf(house, [run.id], {}), names), format);
  if (!isReadingKind(kind)) return assessedReport(house, run, { kind, flags, names, format });
  const gone = readingGone(run, kind, flags.problems === true);
  if (gone !== null) throw new CommandFailure(gone);
  const ledger = await house.store.runs.ledger(run.id);
  const { readings } = house.store;
  const week =
    subjectsOf(run) === 'sites' ? await findWeekRun(house.store.runs, { asOf: run.asOf, edition }) : null;
  const report = readingReport(kind, {
    ...{ readings, run, edition, ledger, names, problemsOnly: flags.problems === true },
    ...(week ? { weekRun: week.id } : {}),
  });
  if (!report.ok) throw new CommandFailure(report.error);
  return send(report.value, format);
}

async function exportKind(kind: string, flags: ExportFlags, command: Command): Promise<void> {
  if (flags.out.trim() === '') throw usageFailure('--out 是空的：请写上文件名，或写 - 表示标准输出');
  const { format } = flags;
  if (isDocumentKind(kind)) return exportDocument(kind, flags, command);
  if (flags.date !== undefined) throw usageFailure(`--date 只用于 ${DOCUMENT_KINDS.join('、')}`);
  if (flags.problems === true && !isReadingKind(kind) && kind !== WARNINGS)
    throw usageFailure(`--problems 只用于 ${[...READING_KINDS, WARNINGS].join('、')}`);
  if (kind === WARNINGS && (flags.period !== undefined || (flags.run ?? 'latest') !== 'latest'))
    throw usageFailure('预警只有截至最近一轮的，请去掉 --run 和 --period；某一轮与前一轮的不同用 comparison');
  if (!isFormat(format)) throw new CommandFailure(`${kind} 不能导出为 ${format}；可选 ${FORMATS.join('、')}`);
  await withHouse(command, { store: 'existing' }, async (house) => {
    const written = await deliver(flags.out, await reportOf(house, kind, flags, format));
    if (!written.ok) throw new CommandFailure(written.error);
  });
}

export function exportCommand(): Command {
  return new Command('export')
    .description(
      '导出一轮已完成的巡检：问题、栏目、链接、栏目变化、日期疑点、预警、与前一轮的比较、结论或汇总；或一个季度的通报及附件',
    )
    .addArgument(
      new Argument('<KIND>', '导出什么').choices([
        ...READING_KINDS,
        SECTION_EVENTS,
        SUSPICIONS,
        WARNINGS,
        COMPARISON,
        'verdicts',
        'summary',
        ...DOCUMENT_KINDS,
      ]),
    )
    .addOption(runOption())
    .addOption(periodOption())
    .addOption(kindOption())
    .addOption(new Option('--format <FORMAT>', '格式').choices([...FORMATS, 'docx', 'pdf']).makeOptionMandatory())
    .requiredOption('--out <PATH>', '写到哪个文件；- 为标准输出')
    .option('--date <DATE>', '通报的成文日期，如 2021-12-31；不写则留空，由人填写')
    .option('--problems', '只导出有问题的和未能确定的，不含正常的')
    .action((kind: string, flags: ExportFlags, command: Command) => exportKind(kind, flags, command));
}
