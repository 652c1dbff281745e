// What people have set up for the checking of accounts: canaries, and the links that units reported.
import type { CanaryAccount, SelfReport } from '../../model/account-sighting.ts';
import type { Database, Engine } from '../engine/engine.ts';
import type { CanaryStore, SelfReportStore } from '../sighting-port.ts';
import type { SelfReportTable } from '../sighting-tables.ts';
import type { BulkInsert, BulkTable } from './bulk.ts';

const CANARIES: BulkTable<'canary_account'> = {
  table: 'canary_account',
  columns: ['platform', 'handle', 'name', 'url'],
};

const REPORTS: BulkTable<'self_report'> = {
  table: 'self_report',
  columns: ['account', 'period', 'link', 'reported_by', 'reported_at'],
};

export function canaryStore(db: Database, engine: Engine, insert: BulkInsert): CanaryStore {
  return {
    async list(): Promise<readonly CanaryAccount[]> {
      return db.selectFrom('canary_account').selectAll().orderBy('platform').orderBy('handle').execute();
    },
    replace(canaries) {
      return db.transaction().execute(async (tx) => {
        await engine.lockWriters(tx);
        await tx.deleteFrom('canary_account').execute();
        await insert(
          tx,
          CANARIES,
          canaries.map(({ platform, handle, name, url }) => [platform, handle, name, url]),
        );
      });
    },
  };
}

const reportOf = (row: Omit<SelfReportTable, 'key'>): SelfReport => ({
  account: row.account,
  period: row.period,
  link: row.link,
  by: row.reported_by,
  reportedAt: row.reported_at,
});

export function selfReportStore(db: Database, engine: Engine, insert: BulkInsert): SelfReportStore {
  return {
    async of(period) {
      const rows = await db
        .selectFrom('self_report')
        .selectAll()
        .where('period', '=', period)
        .orderBy('account')
        .orderBy('key')
        .execute();
      return [...new Map(rows.map((row) => [row.account, reportOf(row)])).values()];
    },
    async history(account) {
      const rows = await db
        .selectFrom('self_report')
        .selectAll()
        .where('account', '=', account)
        .orderBy('key')
        .execute();
      return rows.map(reportOf);
    },
    add(reports) {
      return db.transaction().execute(async (tx) => {
        await engine.lockWriters(tx);
        const rows = reports.map(({ account, period, link, by, reportedAt }) => [
          ...[account, period, link, by],
          reportedAt,
        ]);
        await insert(tx, REPORTS, rows);
      });
    },
  };
}
