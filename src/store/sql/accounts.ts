// The register of accounts and its history.
import type { Account } from '../../model/account.ts';
import type { AccountStore } from '../account-port.ts';
import type { AccountTable } from '../account-tables.ts';
import type { Database, Engine, Tx } from '../engine/engine.ts';
import type { BulkInsert, BulkTable, Value } from './bulk.ts';
import { compareRows } from './compare-rows.ts';
import { fromJson, toJson } from './json.ts';

const ACCOUNTS: BulkTable<'account'> = {
  table: 'account',
  columns: [
    'id',
    'platform',
    'name',
    'handle',
    'url',
    'organizer',
    'region',
    'level',
    'represents_government',
    'provincial_department',
    'status',
    'opened_on',
    'changed_on',
    'closed_on',
    'certified_as',
  ],
};

const HISTORY: BulkTable<'account_history'> = {
  table: 'account_history',
  columns: ['id', 'changed_at', 'before', 'after'],
};

function accountRow(account: Account): readonly Value[] {
  const { id, platform, name, handle, url, organizer, region, level, status, certifiedAs } = account;
  return [
    ...[id, platform, name, handle, url, organizer, region, level],
    account.representsGovernment ? 1 : 0,
    account.provincialDepartment ? 1 : 0,
    ...[status, account.openedOn, account.changedOn, account.closedOn, certifiedAs],
  ];
}

function accountOf(row: AccountTable): Account {
  const { id, platform, name, handle, url, organizer, region, level, status } = row;
  return {
    ...{ id, platform, name, handle, url, organizer, region, level },
    representsGovernment: row.represents_government === 1,
    provincialDepartment: row.provincial_department === 1,
    ...{ status, openedOn: row.opened_on, changedOn: row.changed_on, closedOn: row.closed_on },
    certifiedAs: row.certified_as,
  };
}

async function listed(db: Database | Tx): Promise<readonly Account[]> {
  return (await db.selectFrom('account').selectAll().orderBy('id').execute()).map(accountOf);
}

export function accountStore(db: Database, engine: Engine, insert: BulkInsert): AccountStore {
  return {
    list: () => listed(db),

    async one(id) {
      const row = await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? accountOf(row) : null;
    },

    async history(id) {
      const rows = await db
        .selectFrom('account_history')
        .selectAll()
        .where('id', '=', id)
        .orderBy('key')
        .execute();
      return rows.map((row) => ({
        at: row.changed_at,
        before: row.before === null ? null : fromJson<Account>(row.before),
        after: fromJson<Account>(row.after),
      }));
    },

    saveAccounts(accounts, at) {
      return db.transaction().execute(async (tx) => {
        await engine.lockWriters(tx);
        const change = compareRows(await listed(tx), accounts, {
          keyOf: ({ id }) => id,
          valuesOf: accountRow,
        });
        for (const { after } of change.changed)
          await tx.deleteFrom('account').where('id', '=', after.id).execute();
        const written = [...change.added, ...change.changed.map(({ after }) => after)];
        await insert(tx, ACCOUNTS, written.map(accountRow));
        await insert(tx, HISTORY, [
          ...change.added.map((account) => [account.id, at, null, toJson(account)]),
          ...change.changed.map(({ before, after }) => [after.id, at, toJson(before), toJson(after)]),
        ]);
        return change;
      });
    },
  };
}
