// `xunjian accounts canaries`: large accounts by whose silence it is told that a platform lets us see nothing.
import { Command } from 'commander';
import { loadEntryWords } from '../app/entry-words.ts';
import { WANTED_CANARIES } from '../derive/accounts/canary-shortage.ts';
import { linkBelongs } from '../derive/accounts/link.ts';
import { readCanaries } from '../inventory/read-canaries.ts';
import { PLATFORM_NAMES } from '../model/account-words.ts';
import type { CanaryAccount } from '../model/account-sighting.ts';
import { importCanaries, type CanaryImport } from '../run/contributed/canaries.ts';
import { filledBytes, refusedTable, tellNotes } from './contributed-file.ts';
import { lines } from './inventory-file.ts';
import { globalOptions } from './options.ts';
import { table } from './table.ts';
import { withHouse } from './with-house.ts';

const names = (all: readonly CanaryAccount[]): string =>
  all.map(({ platform, name }) => `${PLATFORM_NAMES[platform]}“${name}”`).join('、');

function importText({ added, changed, removed, unchanged, shortages }: CanaryImport): string {
  const total = added.length + changed.length + unchanged;
  return lines([
    `哨兵账号共 ${String(total)} 个：新增 ${String(added.length)} 个，修改 ${String(changed.length)} 个，未变 ${String(unchanged)} 个，移除 ${String(removed.length)} 个`,
    ...(removed.length === 0 ? [] : [`移除（不在这份表里）：${names(removed)}`]),
    ...shortages.map(
      ({ platform, canaries }) =>
        `提示：${PLATFORM_NAMES[platform]}有正在运行的账号，哨兵账号只有 ${String(canaries)} 个，应不少于 ${String(WANTED_CANARIES)} 个；不足时该平台取不到内容也分不清是谁的原因`,
    ),
  ]);
}

async function importFile(file: string, _flags: object, command: Command): Promise<void> {
  const options = globalOptions(command);
  const sheet = await readCanaries(await filledBytes(file), { words: await loadEntryWords(), linkBelongs });
  if (!sheet.ok) throw refusedTable(file, sheet.error, options);
  const { items, notes } = sheet.value;
  await withHouse(command, { store: 'create' }, async ({ store }) => {
    const done = await importCanaries(store, items);
    tellNotes(file, notes);
    process.stdout.write(
      options.json ? `${JSON.stringify({ ok: true, ...done, notes })}\n` : importText(done),
    );
  });
}

async function list(_flags: object, command: Command): Promise<void> {
  await withHouse(command, { store: 'existing' }, async ({ store, options }) => {
    const canaries = await store.canaries.list();
    const rows = canaries.map(({ platform, handle, name, url }) => [
      ...[PLATFORM_NAMES[platform], name, handle, url],
    ]);
    const text =
      rows.length === 0
        ? '还没有哨兵账号；用 xunjian accounts canaries import 文件 导入\n'
        : `${table(['平台', '账号名称', '平台账号ID', '链接'], rows, 'left')}共 ${String(rows.length)} 个哨兵账号\n`;
    process.stdout.write(options.json ? `${JSON.stringify({ canaries })}\n` : text);
  });
}

export function canariesCommand(): Command {
  return new Command('canaries')
    .description('哨兵账号：每天发布的大号，用来分清是账号没有更新，还是平台不让看')
    .addCommand(
      new Command('import')
        .description('导入哨兵账号（平台、平台账号ID、账号名称、链接），取代原有的；有一处错误就一行也不导入')
        .argument('<FILE>', 'csv（UTF-8 或 GB18030）或 xlsx')
        .action(importFile),
    )
    .addCommand(new Command('list').description('列出哨兵账号').action(list));
}
