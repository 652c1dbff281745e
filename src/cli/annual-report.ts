// `xunjian annual-report`: the two yearly reports, filled in with what the system knows.
import { Command, Option } from 'commander';
import { inOneLine } from '../app/config-problems.ts';
import { loadHolidays } from '../app/holidays.ts';
import type { House } from '../app/house.ts';
import { dateAt } from '../model/calendar.ts';
import { cityOf, isProvince } from '../model/region.ts';
import { annualReport, type AnnualLine } from '../report/annual-report.ts';
import { FORMATS, writeReport, type Format } from '../report/write.ts';
import { deliver } from '../report/file.ts';
import { officeName, officeReport } from '../run/annual-report/office.ts';
import { siteReport } from '../run/annual-report/site.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { regionCode, siteCode } from './options.ts';
import { withHouse } from './with-house.ts';
import { yearOption } from './year-option.ts';

interface Flags {
  readonly year: number;
  readonly site?: string;
  readonly region?: string;
  readonly format: Format;
  readonly out: string;
}

interface Filled {
  readonly title: string;
  readonly lines: readonly AnnualLine[];
}

async function ofSite({ store }: House, year: number, code: string): Promise<Filled> {
  const site = await store.inventory.byCode(code);
  if (!site) throw new CommandFailure(`台账中没有网站 ${code}；请核对网站标识码，或先导入台账`);
  const title = `政府网站工作年度报表（${String(year)}年度）`;
  return { title, lines: await siteReport({ store, site, year }) };
}

/** A county's code stands for nobody who reports: cities and the province do. */
function cityAsked(region: string | undefined): string | null {
  if (region === undefined || isProvince(region)) return null;
  if (cityOf(region) !== region)
    throw usageFailure(`--region ${region}：应为市（州）的行政区划码，或不写（全省）`);
  return region;
}

async function ofOffice(house: House, year: number, region: string | undefined): Promise<Filled> {
  const { store, regions, edition, options } = house;
  const city = cityAsked(region);
  if (officeName(regions, city) === '') throw new CommandFailure(`本省没有行政区划 ${region ?? ''}；请核对`);
  const calendar = await loadHolidays(options.workspace);
  if (!calendar.ok) throw new CommandFailure(inOneLine(calendar.error));
  const lines = await officeReport({
    ...{ store, regions, edition, calendar: calendar.value },
    ...{ year, city, asOf: dateAt(options.asOf) },
  });
  if (!lines.ok) throw new CommandFailure(lines.error);
  return { title: `政府网站监管年度报表（${String(year)}年度）`, lines: lines.value };
}

async function write(flags: Flags, command: Command): Promise<void> {
  const { year, site, region, format, out } = flags;
  if (out.trim() === '') throw usageFailure('--out 是空的：请写上写到哪个文件');
  await withHouse(command, { store: 'existing' }, async (house) => {
    const filled = await (site === undefined ? ofOffice(house, year, region) : ofSite(house, year, site));
    const report = annualReport(filled.title, filled.lines);
    const written = await deliver(out, (into) => writeReport(report, format, into));
    if (!written.ok) throw new CommandFailure(written.error);
    if (out === '-') return;
    const given = filled.lines.filter(({ value }) => value !== null).length;
    const told = { title: filled.title, lines: filled.lines.length, filled: given, out };
    const left = filled.lines.length - given;
    process.stdout.write(
      house.options.json
        ? `${JSON.stringify(told)}\n`
        : `${filled.title}：已填 ${String(given)} 项，留空 ${String(left)} 项（由单位填写），已写入 ${out}\n`,
    );
  });
}

export function annualReportCommand(): Command {
  return new Command('annual-report')
    .description(
      '年度报表：监管年度报表（全省或 --region 一个市州）或一个网站的工作年度报表（--site）；有数的填上并注明来源，其余留给单位填写',
    )
    .addOption(yearOption('哪一年').makeOptionMandatory())
    .addOption(
      new Option('--site <CODE>', '网站标识码：写这个网站的工作年度报表')
        .argParser(siteCode)
        .conflicts('region'),
    )
    .option('--region <CODE>', '市（州）的行政区划码；不写为全省', regionCode)
    .addOption(new Option('--format <FORMAT>', '格式').choices(FORMATS).makeOptionMandatory())
    .requiredOption('--out <FILE>', '写到哪个文件；- 为标准输出')
    .action(write);
}
