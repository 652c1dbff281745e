// `xunjian doctor`: is this machine ready for a night? Each line says what to do when it is not.
import { Command } from 'commander';
import type { HealthLine, HealthState } from '../app/health.ts';
import type { GlobalOptions } from '../app/options.ts';
import { CommandFailure } from './exit.ts';
import { globalOptions } from './options.ts';

const STATE_WORDS: Readonly<Record<HealthState, string>> = { ok: '正常', warning: '警告', error: '错误' };

function lineText(line: HealthLine): string {
  const remedy = line.remedy === '' ? '' : `；${line.remedy}`;
  return `${STATE_WORDS[line.state]}  ${line.name}：${line.message}${remedy}`;
}

async function examine({
  workspace,
  asOf,
}: Pick<GlobalOptions, 'workspace' | 'asOf'>): Promise<readonly HealthLine[]> {
  const { editionProblems, loadConfigured } = await import('../app/compose.ts');
  const { accountTableProblems } = await import('../app/account-columns.ts');
  const { calendarHealth, configHealth, machineHealth, strayHealth } = await import('../app/health.ts');
  const { loadHolidays } = await import('../app/holidays.ts');
  const { loadSectionTypes } = await import('../app/section-types.ts');
  const [configured, types] = await Promise.all([
    loadConfigured(workspace, asOf),
    loadSectionTypes(workspace),
  ]);
  const holidays = await loadHolidays(workspace);
  const problems = new Set([
    ...(configured.ok ? [] : configured.error),
    ...(types.ok ? [] : [types.error]),
    ...(await accountTableProblems(workspace)),
    ...(await editionProblems(workspace)),
    ...(holidays.ok ? [] : holidays.error),
  ]);
  const told = [...configHealth([...problems]), ...(await strayHealth(workspace))];
  if (!configured.ok) return told;
  const calendar = holidays.ok ? [calendarHealth(holidays.value, Date.now())] : [];
  return [...told, ...(await machineHealth(workspace, configured.value.config, Date.now())), ...calendar];
}

async function doctor(command: Command): Promise<void> {
  const options = globalOptions(command);
  const lines = await examine(options);
  process.stdout.write(options.json ? `${JSON.stringify(lines)}\n` : `${lines.map(lineText).join('\n')}\n`);
  const errors = lines.filter((line) => line.state === 'error').length;
  if (errors > 0) throw new CommandFailure(`有 ${errors} 项错误，请按上面的提示处理后再运行 xunjian doctor`);
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('检查浏览器、字体、数据库、时钟、网络、磁盘和配置；有错误时退出码为 1')
    .action((_flags: object, command: Command) => doctor(command));
}
