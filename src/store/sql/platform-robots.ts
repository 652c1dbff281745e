// What the robots.txt of platforms said, batch by batch.
import type { Database } from '../engine/engine.ts';
import type { NotedRobots, SightingStore } from '../sighting-port.ts';
import { requireRun } from './run-rows.ts';

async function note(db: Database, noted: NotedRobots): Promise<void> {
  const { run, source, url, platform, state, status, failure, path } = noted;
  await db.transaction().execute(async (tx) => {
    const { key } = await requireRun(tx, run);
    const same = await tx
      .selectFrom('platform_robots')
      .select('allowed')
      .where('run_key', '=', key)
      .where('source', '=', source)
      .where('url', '=', url)
      .executeTakeFirst();
    if (same && (same.allowed === 0 || noted.allowed)) return;
    await tx
      .deleteFrom('platform_robots')
      .where('run_key', '=', key)
      .where('source', '=', source)
      .where('url', '=', url)
      .execute();
    await tx
      .insertInto('platform_robots')
      .values({
        ...{ run_key: key, source, url, platform, state, status, failure, path },
        crawl_delay_ms: noted.crawlDelayMs,
        allowed: noted.allowed ? 1 : 0,
        obeyed: noted.obeyed ? 1 : 0,
      })
      .execute();
  });
}

async function ofRun(db: Database, run: string): Promise<readonly NotedRobots[]> {
  const rows = await db
    .selectFrom('platform_robots')
    .innerJoin('run', 'run.key', 'platform_robots.run_key')
    .selectAll('platform_robots')
    .where('run.id', '=', run)
    .orderBy('platform')
    .orderBy('source')
    .orderBy('url')
    .execute();
  return rows.map(({ source, url, platform, state, status, failure, path, ...row }) => ({
    ...{ run, source, url, platform, state, status, failure, path },
    crawlDelayMs: row.crawl_delay_ms,
    allowed: row.allowed === 1,
    obeyed: row.obeyed === 1,
  }));
}

export function robotsNotes(db: Database): Pick<SightingStore, 'noteRobots' | 'robots'> {
  return { noteRobots: (noted) => note(db, noted), robots: (run) => ofRun(db, run) };
}
