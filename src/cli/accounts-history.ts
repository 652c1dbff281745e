// `xunjian accounts history ID`: everything kept of one account: its row's changes, what its unit reported, what people saw.
import { Command } from 'commander';
import type { AccountEntry } from '../model/account-entry.ts';
import type { SelfReport } from '../model/account-sighting.ts';
import { isoAt } from '../model/calendar.ts';
import { historyText } from './accounts-text.ts';
import { entryLine } from './entries-text.ts';
import { CommandFailure } from './exit.ts';
import { lines } from './inventory-file.ts';
import { withHouse } from './with-house.ts';

function reportsText(reports: readonly SelfReport[]): string {
  if (reports.length === 0) return '';
  const rows = reports.map(
    ({ period, link, by, reportedAt }) =>
      `${isoAt(reportedAt)}  ${period}：${link}${by === '' ? '' : `（填报人 ${by}）`}`,
  );
  return lines(['单位自报：', ...rows]);
}

const seenText = (entries: readonly AccountEntry[]): string =>
  entries.length === 0 ? '' : lines(['检查员录入：', ...entries.map(entryLine)]);

async function history(id: string, _flags: object, command: Command): Promise<void> {
  await withHouse(command, { store: 'existing' }, async ({ store, options }) => {
    const account = await store.accounts.one(id);
    if (!account)
      throw new CommandFailure(`台账中没有备案编号 ${id}；运行 xunjian accounts list 查看已有的账号`);
    const changes = await store.accounts.history(id);
    const selfReports = await store.selfReports.history(id);
    const entries = await store.entries.list({ account: id });
    const text = [historyText(account, changes), reportsText(selfReports), seenText(entries)].join('');
    process.stdout.write(
      options.json ? `${JSON.stringify({ account, changes, selfReports, entries })}\n` : text,
    );
  });
}

export function historyCommand(): Command {
  return new Command('history')
    .description('一个账号在台账中的历次变化（含改名）、单位自报和检查员录入')
    .argument('<ID>', '备案编号')
    .action(history);
}
