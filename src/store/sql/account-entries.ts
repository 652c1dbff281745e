// Inspectors' entries: only ever added.
import type { AccountEntry } from '../../model/account-entry.ts';
import type { Database, Engine } from '../engine/engine.ts';
import type { AccountEntryStore } from '../sighting-port.ts';
import type { BulkInsert, BulkTable } from './bulk.ts';
import { fromJson, toJson } from './json.ts';

const ENTRIES: BulkTable<'account_entry'> = {
  table: 'account_entry',
  columns: ['account', 'inspector', 'seen_at', 'entered_at', 'entry'],
};

export function accountEntryStore(db: Database, engine: Engine, insert: BulkInsert): AccountEntryStore {
  return {
    async list(filter = {}) {
      let query = db.selectFrom('account_entry').select('entry').orderBy('account').orderBy('key');
      if (filter.account !== undefined) query = query.where('account', '=', filter.account);
      if (filter.since !== undefined) query = query.where('seen_at', '>=', filter.since);
      if (filter.until !== undefined) query = query.where('seen_at', '<=', filter.until);
      return (await query.execute()).map(({ entry }) => fromJson<AccountEntry>(entry));
    },
    add(entries) {
      return db.transaction().execute(async (tx) => {
        await engine.lockWriters(tx);
        const rows = entries.map((entry) => [
          ...[entry.account, entry.inspector],
          ...[entry.seenAt, entry.enteredAt, toJson(entry)],
        ]);
        await insert(tx, ENTRIES, rows);
      });
    },
  };
}
