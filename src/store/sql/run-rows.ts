// Runs as rows, and how queries find them by id.
import type { Selectable } from 'kysely';
import type { Run } from '../../model/run.ts';
import type { Database, Tx } from '../engine/engine.ts';
import type { RunTable } from '../tables.ts';

export function runOf(row: Selectable<Omit<RunTable, 'key'>>): Run {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    asOf: row.as_of,
    edition: row.edition,
    depth: row.depth,
    startedAt: row.started_at,
    sealedAt: row.sealed_at,
    kept: row.kept,
  };
}

/** The number a run's rows carry, and what it is. */
export type FoundRun = Pick<Run, 'kind' | 'state'> & { readonly key: number };

/** null for an id nobody knows. */
export async function findRun(db: Database | Tx, id: string): Promise<FoundRun | null> {
  const row = await db
    .selectFrom('run')
    .select(['key', 'kind', 'state'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** As `findRun`; an unknown id is a bug of the caller and throws. */
export async function requireRun(db: Database | Tx, id: string): Promise<FoundRun> {
  const found = await findRun(db, id);
  if (!found) throw new Error(`there is no run ${id}`);
  return found;
}
