// `xunjian accounts check`: asks the platforms about new-media accounts, one question at a time, and seals what was seen.
import { Command } from 'commander';
import type { Log } from '../app/log.ts';
import { PLATFORM_NAMES } from '../model/account-words.ts';
import type { Platform } from '../model/account.ts';
import type { AccountEnd } from '../run/accounts/check.ts';
import type { AccountEvent, AccountWatch } from '../run/accounts/house.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { interruptSignal } from './interrupt.ts';
import { globalOptions, refuseFuture } from './options.ts';
import { spokenDuration } from './scan-end.ts';
import { withHouse } from './with-house.ts';

interface CheckFlags {
  readonly account?: readonly string[];
  readonly resume?: boolean;
  readonly inspector?: string;
}

/** Ledger states as said of accounts. */
const STATES: Readonly<Record<string, string>> = {
  visited: '已证实更新或可下载',
  thin: '未能证实，待人工或改日再查',
  'not-running': '非运行状态',
  'not-reached': '未轮到',
  errored: '出错',
  planned: '未查',
};

const EVERY = 50;

const nameOf = (platform: string): string => PLATFORM_NAMES[platform as Platform];

/** Log lines: an account is one of hundreds, a platform that turns us away is news. */
export function watching(log: Log): AccountWatch {
  let [planned, done] = [0, 0];
  return (event: AccountEvent) => {
    if (event.type === 'opened') {
      [planned, done] = [event.planned, event.alreadyDone];
      log.info({ run: event.run, planned, alreadyDone: done }, 'accounts check opened');
    }
    if (event.type === 'done' && ((done += 1) % EVERY === 0 || done === planned))
      log.info({ done, planned }, 'accounts done');
    if (event.type === 'resting')
      log.warn(
        { platform: nameOf(event.platform), ms: event.ms, why: event.why },
        'leaving a platform alone',
      );
    if (event.type === 'stopped')
      log.warn({ platform: nameOf(event.platform), why: event.why }, 'a platform is not asked any more');
    if (event.type === 'sealed') log.info({ run: event.run }, 'accounts check sealed');
  };
}

/** One line per source whose address a robots.txt does not let us ask for. */
const robotsLines = (robots: AccountEnd['robots']): readonly string[] =>
  robots
    .filter(({ allowed }) => !allowed)
    .map(
      ({ source, url, path, obeyed }) =>
        `robots.txt：${url} 不允许访问 ${path}（来源 ${source}），${obeyed ? '按配置没有访问' : '已记档；是否停用请在 accounts.yaml 的 robots 或 sources 中决定'}`,
    );

/** Chinese, several lines, for stdout. */
export function accountEndText({ run, states, robots, tookMs }: AccountEnd): string {
  const total = Object.values(states).reduce((sum, count) => sum + count, 0);
  const parts = Object.entries(states).map(([state, count]) => `${STATES[state] ?? state} ${count}`);
  const how = run.state === 'sealed' ? '已完成并封存' : '未完成，可用 --resume 继续';
  return [
    `新媒体检查 ${run.id} ${how}，用时 ${spokenDuration(tookMs)}`,
    `账号 ${total} 个：${parts.join('，')}`,
    ...robotsLines(robots),
    `判定：xunjian judge --run ${run.id}`,
    '',
  ].join('\n');
}

async function check(flags: CheckFlags, command: Command): Promise<void> {
  const ids = (flags.account ?? []).map((id) => id.trim());
  if (ids.some((id) => id === '')) throw usageFailure('--account 是空的：请写上备案编号，或去掉这个选项');
  if (flags.resume === true && ids.length > 0) throw usageFailure('--resume 总是继续整批，请去掉 --account');
  const inspector = flags.inspector?.trim() ?? null;
  if (inspector === '') throw usageFailure('--inspector 是空的：请写上在场检查员的姓名');
  if (flags.resume !== true) refuseFuture(globalOptions(command));
  const { checkAccounts } = await import('../run/accounts/check.ts');
  await withHouse(command, { store: 'existing' }, async (house) => {
    const interrupt = interruptSignal();
    try {
      const request = { accounts: ids, resume: flags.resume === true, inspector };
      const ended = await checkAccounts(house.newMedia, request, watching(house.log), interrupt.signal);
      if (!ended.ok) throw new CommandFailure(ended.error);
      const { value } = ended;
      if (value.run.state === 'sealed') await house.tidy();
      process.stdout.write(house.options.json ? `${JSON.stringify(value)}\n` : accountEndText(value));
      if (value.run.state === 'open')
        throw new CommandFailure('新媒体检查被中止；用 xunjian accounts check --resume 继续');
    } finally {
      interrupt.release();
    }
  });
}

export function accountsCheckCommand(): Command {
  return new Command('check')
    .description('检查新媒体账号：本季度抽样的账号（未抽样时为全部运行账号）；已证实更新的不再访问')
    .option('--account <ID...>', '只检查这些备案编号')
    .option('--inspector <NAME>', '检查员在场，姓名；须有人在场的来源只在这时使用')
    .option('--resume', '继续上次中断的一批')
    .action((flags: CheckFlags, command: Command) => check(flags, command));
}
