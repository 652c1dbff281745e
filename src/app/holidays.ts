// The State Council's holiday calendars: the shipped years, and those an office has added or corrected.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  readHolidayYear,
  workingCalendar,
  type HolidayYear,
  type WorkingCalendar,
} from '../derive/dates/working-days.ts';
import { fileTrouble } from '../model/file-trouble.ts';
import { err, ok, type Result } from '../model/result.ts';
import { readConfigText } from './config-files.ts';
import { packageRoot } from './package-root.ts';

const FILE = /^holidays-(\d{4})\.json$/;

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => FILE.test(name)).sort();
  } catch (error) {
    // Most workspaces have no calendar of their own.
    if (fileTrouble(error)) return [];
    throw error;
  }
}

function parseYear(text: string, file: string, name: string): Result<HolidayYear, string> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err(`${file}：JSON 写法有误；请检查逗号和引号`);
  }
  const year = readHolidayYear(content);
  if (!year.ok) return err(`${file}${year.error}`);
  const named = FILE.exec(name)?.[1] ?? '';
  return String(year.value.year) === named
    ? year
    : err(`${file}：year ${year.value.year} 与文件名不符；请更正`);
}

/**
 * @param workspace its config/calendar/holidays-YYYY.json go before data/calendar of the package.
 * @returns the calendar, or one Chinese line per file that is amiss.
 */
export async function loadHolidays(workspace: string): Promise<Result<WorkingCalendar, readonly string[]>> {
  const years = new Map<string, Result<HolidayYear, string>>();
  for (const folder of [join(packageRoot(), 'data', 'calendar'), join(workspace, 'config', 'calendar')])
    for (const name of await filesIn(folder)) {
      const file = join(folder, name);
      const text = await readConfigText(file);
      years.set(name, text.ok ? parseYear(text.value ?? '', file, name) : text);
    }
  const read = [...years.values()];
  const problems = read.flatMap((year) => (year.ok ? [] : [year.error]));
  if (problems.length > 0) return err(problems);
  return ok(workingCalendar(read.flatMap((year) => (year.ok ? [year.value] : []))));
}
