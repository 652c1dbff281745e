// `xunjian period form|import`: a frozen quarter on paper for people, and what they filled in taken back.
import { Command, Option } from 'commander';
import { loadPeriodWords } from '../app/period-words.ts';
import type { PeriodWords } from '../inventory/period-words.ts';
import type { SubjectKind } from '../model/finding.ts';
import { manualSheet, reviewSheet, scoreSheet } from '../report/period-sheets.ts';
import type { Report } from '../report/write.ts';
import { manualLines, reviewLines, scoreLines } from '../run/period/form-lines.ts';
import { kindOption, type Subjects } from './assess-house.ts';
import { filledBytes, refuseExisting, requireXlsx, writeTable } from './contributed-file.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import type { House } from '../app/house.ts';
import { KINDS } from './judge-period.ts';
import { frozenQuarter } from './period-house.ts';
import { importManual, importReview, importScores, scoredSubjects } from './period-import.ts';
import { quarter } from './quarter.ts';
import { withHouse } from './with-house.ts';

const FORMS = ['review', 'manual', 'scores'] as const;
type Form = (typeof FORMS)[number];

interface FormFlags {
  readonly of: Form;
  readonly kind?: Subjects;
  readonly out: string;
}

interface Written {
  readonly rows: number;
  write(out: string): Promise<void>;
}

function written<R, T>(lines: readonly R[], report: Report<R, T>): Written {
  return { rows: lines.length, write: (out) => writeTable(report, out, 'xlsx') };
}

async function scoresForm(house: House, period: string, words: PeriodWords): Promise<Written> {
  const { edition, subjects } = await scoredSubjects(house, period);
  const entries = await house.store.periods.scores(period);
  const lines = (['portal', 'supervision'] as const).flatMap((table) =>
    scoreLines(edition, table, subjects[table], entries, words.tableNames),
  );
  return written(lines, scoreSheet(lines, words.headings.scores, words.choices.yes));
}

async function formOf(house: House, period: string, of: Form, kind: SubjectKind | null): Promise<Written> {
  const words = await loadPeriodWords();
  if (of === 'scores') return scoresForm(house, period, words);
  const { sites, accounts } = await frozenQuarter(house, period);
  if (!sites && !accounts)
    throw new CommandFailure(`${period} 还没有判定冻结；先运行 xunjian judge --period ${period}`);
  const parts = [sites, accounts].flatMap((part) =>
    part && (kind === null || part.part.kind === kind) ? [part] : [],
  );
  if (of === 'review') {
    const lines = parts.flatMap(reviewLines);
    return written(lines, reviewSheet(lines, words.headings.review, words.choices.action));
  }
  const lines = parts.flatMap(manualLines);
  return written(lines, manualSheet(lines, words.headings.manual, words.choices.result));
}

async function form(period: string, { of, kind, out }: FormFlags, command: Command): Promise<void> {
  requireXlsx(out);
  await withHouse(command, { store: 'existing' }, async (house) => {
    const { rows, write } = await formOf(house, period, of, kind === undefined ? null : KINDS[kind]);
    await refuseExisting([out]);
    await write(out);
    process.stdout.write(
      house.options.json ? `${JSON.stringify({ of, rows, out })}\n` : `${String(rows)} 行，已写入 ${out}\n`,
    );
  });
}

interface ImportFlags {
  readonly of: Form;
  readonly screenshots?: string;
}

const IMPORTS = { review: importReview, manual: importManual, scores: importScores } as const;

async function importFile(
  period: string,
  file: string,
  { of, screenshots }: ImportFlags,
  command: Command,
): Promise<void> {
  if (screenshots !== undefined && of !== 'manual')
    throw usageFailure('--screenshots 只与 --of manual 一起使用');
  const bytes = await filledBytes(file);
  await withHouse(command, { store: 'existing' }, (house) =>
    IMPORTS[of](house, period, { file, bytes, screenshots }),
  );
}

const ofOption = (): Option =>
  new Option('--of <FORM>', 'review 问题复核，manual 人工检查，scores 评分')
    .choices(FORMS)
    .makeOptionMandatory();

export function formCommand(): Command {
  return new Command('form')
    .description('写出待填的表：复核系统发现的问题、录入人工检查结果、给门户网站和市州评分')
    .argument('<PERIOD>', '季度，如 2021Q4', quarter)
    .addOption(ofOption())
    .addOption(kindOption())
    .requiredOption('--out <FILE>', '写成的表（xlsx）')
    .action((period: string, flags: FormFlags, command: Command) => form(period, flags, command));
}

export function importCommand(): Command {
  return new Command('import')
    .description('导入填好的表；没填的行略过，重复导入不重复计，有一处错误就一行也不导入')
    .argument('<PERIOD>', '季度，如 2021Q4', quarter)
    .argument('<FILE>', 'csv（UTF-8 或 GB18030）或 xlsx')
    .addOption(ofOption())
    .option('--screenshots <DIR>', '人工检查的截图所在的目录（png、jpg、webp，每张不超过 10 MB）')
    .action((period: string, file: string, flags: ImportFlags, command: Command) =>
      importFile(period, file, flags, command),
    );
}
