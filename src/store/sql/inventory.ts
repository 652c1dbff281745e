// The inventory and its history.
import type { Site } from '../../model/site.ts';
import type { Database, Engine } from '../engine/engine.ts';
import type { InventoryStore } from '../port.ts';
import type { SiteTable } from '../tables.ts';
import type { BulkInsert, BulkTable, Value } from './bulk.ts';
import { compareRows } from './compare-rows.ts';
import { fromJson, toJson } from './json.ts';

const SITES: BulkTable<'site'> = {
  table: 'site',
  columns: [
    'code',
    'name',
    'url',
    'domain',
    'organizer',
    'region',
    'level',
    'kind',
    'services',
    'status',
    'status_from',
    'status_to',
  ],
};

const HISTORY: BulkTable<'site_history'> = {
  table: 'site_history',
  columns: ['code', 'changed_at', 'before', 'after'],
};

function siteRow(site: Site): readonly Value[] {
  return [
    site.code,
    site.name,
    site.url,
    site.domain,
    site.organizer,
    site.region,
    site.level,
    site.kind,
    site.services ? 1 : 0,
    site.status,
    site.statusFrom,
    site.statusTo,
  ];
}

function siteOf(row: SiteTable): Site {
  return {
    code: row.code,
    name: row.name,
    url: row.url,
    domain: row.domain,
    organizer: row.organizer,
    region: row.region,
    level: row.level,
    kind: row.kind,
    services: row.services === 1,
    status: row.status,
    statusFrom: row.status_from,
    statusTo: row.status_to,
  };
}

export function inventoryStore(db: Database, engine: Engine, insert: BulkInsert): InventoryStore {
  return {
    async all() {
      return (await db.selectFrom('site').selectAll().orderBy('code').execute()).map(siteOf);
    },

    async byCode(code) {
      const row = await db.selectFrom('site').selectAll().where('code', '=', code).executeTakeFirst();
      return row ? siteOf(row) : null;
    },

    replaceSites(sites, at) {
      return db.transaction().execute(async (tx) => {
        await engine.lockWriters(tx);
        const stored = (await tx.selectFrom('site').selectAll().orderBy('code').execute()).map(siteOf);
        const change = compareRows(stored, sites, { keyOf: ({ code }) => code, valuesOf: siteRow });
        for (const { after } of change.changed)
          await tx.deleteFrom('site').where('code', '=', after.code).execute();
        await insert(tx, SITES, [...change.added, ...change.changed.map(({ after }) => after)].map(siteRow));
        await insert(tx, HISTORY, [
          ...change.added.map((site) => [site.code, at, null, toJson(site)]),
          ...change.changed.map(({ before, after }) => [after.code, at, toJson(before), toJson(after)]),
        ]);
        return change;
      });
    },

    async movedAt(before) {
      const rows = await db
        .selectFrom('site_history')
        .select(['code', 'changed_at', 'before', 'after'])
        .where('before', 'is not', null)
        .where('changed_at', '<=', before)
        .orderBy('key')
        .execute();
      return new Map(
        rows
          .filter(
            (row) => row.before !== null && fromJson<Site>(row.before).url !== fromJson<Site>(row.after).url,
          )
          .map((row) => [row.code, row.changed_at]),
      );
    },
    async history(code) {
      const rows = await db
        .selectFrom('site_history')
        .selectAll()
        .where('code', '=', code)
        .orderBy('key')
        .execute();
      return rows.map((row) => ({
        at: row.changed_at,
        before: row.before === null ? null : fromJson<Site>(row.before),
        after: fromJson<Site>(row.after),
      }));
    },
  };
}
