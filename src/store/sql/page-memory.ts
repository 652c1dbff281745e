// The memory of pages: one small row per site, one row per page.
import type { Database, Engine } from '../engine/engine.ts';
import type { MemoryChange, PageMemoryStore } from '../memory-port.ts';
import type { BulkInsert, BulkTable } from './bulk.ts';

const PAGES: BulkTable<'page_memory'> = { table: 'page_memory', columns: ['site', 'number', 'content'] };

async function save(db: Database, engine: Engine, insert: BulkInsert, change: MemoryChange): Promise<void> {
  const { site, savedAt, index, pages, gone } = change;
  await db.transaction().execute(async (tx) => {
    await engine.lockWriters(tx);
    await tx
      .insertInto('site_memory')
      .values({ site, saved_at: savedAt, content: index })
      .onConflict((conflict) => conflict.column('site').doUpdateSet({ saved_at: savedAt, content: index }))
      .execute();
    for (const number of gone)
      await tx.deleteFrom('page_memory').where('site', '=', site).where('number', '=', number).execute();
    const rows = [...pages].map(([number, content]) => [site, number, content]);
    await insert(tx, PAGES, rows);
  });
}

export function pageMemoryStore(db: Database, engine: Engine, insert: BulkInsert): PageMemoryStore {
  return {
    async load(site) {
      const row = await db
        .selectFrom('site_memory')
        .select('content')
        .where('site', '=', site)
        .executeTakeFirst();
      if (!row) return null;
      const pages = await db
        .selectFrom('page_memory')
        .select(['number', 'content'])
        .where('site', '=', site)
        .execute();
      return { index: row.content, pages: new Map(pages.map((page) => [page.number, page.content])) };
    },
    save: (change) => save(db, engine, insert, change),
    async prune(before) {
      return db.transaction().execute(async (tx) => {
        await engine.lockWriters(tx);
        const old = tx.selectFrom('site_memory').select('site').where('saved_at', '<', before);
        await tx.deleteFrom('page_memory').where('site', 'in', old).execute();
        const { numDeletedRows } = await tx
          .deleteFrom('site_memory')
          .where('saved_at', '<', before)
          .executeTakeFirst();
        return Number(numDeletedRows);
      });
    },
  };
}
