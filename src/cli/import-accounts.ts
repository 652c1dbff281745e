// `xunjian inventory import FILE --kind accounts`: all rows checked first, then written together or not at all.
import { isUtf8 } from 'node:buffer';
import type { Command } from 'commander';
import { keepAccountMap, loadAccountMap, loadAccountWords } from '../app/account-columns.ts';
import { loadRegions } from '../app/regions.ts';
import { accountNotices, withHandles, type AccountNotice } from '../derive/accounts/notices.ts';
import { parseAccountMap, type AccountColumn } from '../inventory/account-words.ts';
import { ACCOUNT_WORDING, changeLinesOf, fieldChangesOf } from '../inventory/describe-change.ts';
import type { ColumnMap } from '../inventory/header.ts';
import { remarkText } from '../inventory/problem.ts';
import { readAccounts, type AccountSheet } from '../inventory/read-accounts.ts';
import type { Account } from '../model/account.ts';
import type { InventoryChange } from '../store/change.ts';
import { noticeSums } from './accounts-text.ts';
import { CommandFailure } from './exit.ts';
import { inventoryBytes, lines, refused } from './inventory-file.ts';
import { readNamedFile } from './named-file.ts';
import { globalOptions } from './options.ts';
import { withHouse } from './with-house.ts';

interface Mapping {
  readonly map: ColumnMap<AccountColumn>;
  /** To be kept in the workspace once the import is through; null for one that is kept there. */
  readonly text: string | null;
}

async function namedMap(file: string): Promise<Mapping> {
  const read = await readNamedFile(file);
  if (!read.ok)
    throw new CommandFailure(`列对照表 ${file} ${read.error.why}，没有导入；${read.error.remedy}`);
  if (!isUtf8(read.value)) throw new CommandFailure(`列对照表 ${file} 不是 UTF-8 编码；请另存为 UTF-8`);
  const text = Buffer.from(read.value).toString('utf8');
  const headings = parseAccountMap(text);
  if (!headings.ok) throw new CommandFailure(`${file}${headings.error}`);
  return { map: { headings: headings.value, strict: true }, text };
}

async function mappingOf(file: string | undefined, workspace: string): Promise<Mapping | null> {
  if (file !== undefined) return namedMap(file);
  const kept = await loadAccountMap(workspace);
  if (!kept.ok) throw new CommandFailure(kept.error);
  return kept.value && { map: { headings: kept.value, strict: false }, text: null };
}

interface Done {
  readonly change: InventoryChange<Account>;
  readonly sheet: AccountSheet;
  readonly notices: readonly AccountNotice[];
  /** Where the column map is kept now; null when none was given. */
  readonly kept: string | null;
}

function asJson({ change, sheet, notices, kept }: Done): object {
  return {
    ok: true,
    added: change.added.map(({ id }) => id),
    changed: change.changed.map(({ before, after }) => ({
      id: after.id,
      fields: fieldChangesOf(before, after, ACCOUNT_WORDING),
    })),
    missing: change.missing.map(({ id }) => id),
    unchanged: change.unchanged,
    unknownColumns: sheet.unknownColumns,
    columnMap: kept,
    notes: sheet.notes,
    notices,
  };
}

function asText({ change, sheet, notices, kept }: Done): string {
  const { unknownColumns: unknown } = sheet;
  return lines([
    ...changeLinesOf(change, ACCOUNT_WORDING),
    ...(unknown.length === 0
      ? []
      : [
          `不认识的列 ${String(unknown.length)} 个，已忽略：${unknown.join('、')}；要用其中的列，写一份列对照表，用 --map 导入一次`,
        ]),
    ...(kept === null ? [] : [`列对照表已存为 ${kept}，以后导入自动使用`]),
    ...noticeSums(notices),
  ]);
}

/** @param mapFile of `--map`. @throws CommandFailure when anything is wrong with the file: nothing is imported then. */
export async function importAccounts(
  file: string,
  mapFile: string | undefined,
  command: Command,
): Promise<void> {
  const { json, workspace } = globalOptions(command);
  const mapping = await mappingOf(mapFile, workspace);
  const reference = {
    regions: await loadRegions(),
    words: await loadAccountWords(),
    map: mapping?.map ?? null,
  };
  const sheet = await readAccounts(await inventoryBytes(file), reference);
  if (!sheet.ok) throw refused(file, sheet.error, json);
  await withHouse(command, { store: 'create' }, async ({ store }) => {
    const change = await store.accounts.saveAccounts(withHandles(sheet.value.accounts), Date.now());
    const notices = accountNotices(await store.accounts.list());
    const kept =
      mapping === null || mapping.text === null ? null : await keepAccountMap(workspace, mapping.text);
    process.stderr.write(lines(sheet.value.notes.map((note) => `提示：${remarkText(note)}`)));
    const done: Done = { change, sheet: sheet.value, notices, kept: kept?.ok === true ? kept.value : null };
    process.stdout.write(json ? `${JSON.stringify(asJson(done))}\n` : asText(done));
    if (kept && !kept.ok) throw new CommandFailure(kept.error);
  });
}
