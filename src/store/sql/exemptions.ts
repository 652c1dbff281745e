// Filed exemptions and the trail of their changes: nothing here is ever overwritten or removed.
import type { Exemption, ExemptionAudit } from '../../model/probe.ts';
import type { Database } from '../engine/engine.ts';
import type { ExemptionStore } from '../probe-port.ts';
import type { ExemptionTable } from '../probe-tables.ts';
import { storable } from './json.ts';

function exemptionOf(row: { readonly key: number } & Omit<ExemptionTable, 'key'>): Exemption {
  return {
    id: row.key,
    site: row.site,
    kind: row.kind,
    from: row.from_day,
    to: row.to_day,
    reason: row.reason,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    revokedBy: row.revoked_by,
    revokedAt: row.revoked_at,
  };
}

async function add(db: Database, entry: Parameters<ExemptionStore['add']>[0]): Promise<Exemption> {
  const row = await db
    .insertInto('exemption')
    .values({
      site: entry.site,
      kind: entry.kind,
      from_day: entry.from,
      to_day: entry.to,
      reason: storable(entry.reason),
      entered_by: storable(entry.enteredBy),
      entered_at: entry.enteredAt,
      revoked_by: null,
      revoked_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return exemptionOf(row);
}

async function writeAudit(db: Database, rows: readonly ExemptionAudit[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('exemption_audit')
    .values(rows.map(({ exemption, by, ...row }) => ({ ...row, exemption_key: exemption, by: storable(by) })))
    .execute();
}

export function exemptionStore(db: Database): ExemptionStore {
  return {
    add: (entry) => add(db, entry),
    async get(id) {
      const row = await db.selectFrom('exemption').selectAll().where('key', '=', id).executeTakeFirst();
      return row ? exemptionOf(row) : null;
    },
    async list({ site, revoked = false } = {}) {
      let query = db.selectFrom('exemption').selectAll();
      if (site !== undefined) query = query.where('site', '=', site);
      if (!revoked) query = query.where('revoked_at', 'is', null);
      return (await query.orderBy('site').orderBy('from_day').orderBy('key').execute()).map(exemptionOf);
    },
    async revoke(id, by, at) {
      const row = await db
        .updateTable('exemption')
        .set({ revoked_by: storable(by), revoked_at: at })
        .where('key', '=', id)
        .where('revoked_at', 'is', null)
        .returningAll()
        .executeTakeFirst();
      return row ? exemptionOf(row) : null;
    },
    writeAudit: (rows) => writeAudit(db, rows),
    async audit({ exemption } = {}) {
      let query = db.selectFrom('exemption_audit').selectAll();
      if (exemption !== undefined) query = query.where('exemption_key', '=', exemption);
      const rows = await query.orderBy('key').execute();
      return rows.map(({ key: _, exemption_key: id, ...row }) => ({ exemption: id, ...row }));
    },
  };
}
