// Which run a command means: an id, the latest, or the official one of a period.
import { dateAt } from '../model/calendar.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { Run } from '../model/run.ts';
import type { RunStore } from '../store/port.ts';

export type RunChoice = { readonly run: string } | { readonly period: string };

const PERIOD = /^(\d{4})Q([1-4])$/;

/** Whether this is written like a quarter. */
export function isPeriod(text: string): boolean {
  return PERIOD.test(text);
}

/** Whether `day` (YYYY-MM-DD) lies in the quarter. */
function inQuarter(day: string, year: string, quarter: number): boolean {
  return day.slice(0, 4) === year && Math.ceil(Number(day.slice(5, 7)) / 3) === quarter;
}

/**
 * `run: 'latest'` is the newest sealed nightly run; `period: '2021Q4'` the newest one whose 监测时间点 lies in it.
 * @returns a sealed run, or one Chinese line.
 */
export async function findRun(
  runs: Pick<RunStore, 'get' | 'list'>,
  choice: RunChoice,
): Promise<Result<Run, string>> {
  if ('run' in choice && choice.run !== 'latest') {
    const run = await runs.get(choice.run);
    if (!run) return err(`没有编号为 ${choice.run} 的巡检；运行 xunjian status 查看已有的巡检`);
    return run.state === 'sealed'
      ? ok(run)
      : err(`巡检 ${run.id} 尚未完成；先用 xunjian scan --resume 完成它`);
  }
  const sealed = await runs.list({ kind: 'nightly', state: 'sealed' });
  if ('run' in choice) {
    const latest = sealed[0];
    return latest ? ok(latest) : err('还没有完成的巡检；先运行 xunjian scan');
  }
  const match = PERIOD.exec(choice.period);
  if (!match) return err(`看不懂时段 ${choice.period}；应写作 2021Q4`);
  const inside = sealed
    .filter((run) => inQuarter(dateAt(run.asOf), match[1] ?? '', Number(match[2])))
    .sort((left, right) => right.asOf - left.asOf || right.startedAt - left.startedAt);
  return inside[0]
    ? ok(inside[0])
    : err(`${choice.period} 内没有完成的巡检；先运行 xunjian scan --as-of 该季度的时间`);
}
