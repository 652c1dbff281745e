// Versions and decisions are numbered from 1 on: each is written once, whole, and only after the one before it.
import type { Database, Engine, Tx } from '../engine/engine.ts';

/** What is to be written under `number`, and how the newest number there is found. */
export interface NumberedWrite {
  readonly number: number;
  newest(tx: Tx): Promise<{ readonly newest: number | null } | undefined>;
  write(tx: Tx): Promise<void>;
}

/** Writes in one transaction; false, with nothing written, when `number` does not follow the newest one there. */
export function writeNext(
  db: Database,
  engine: Engine,
  { number, newest, write }: NumberedWrite,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await engine.lockWriters(tx);
    if (((await newest(tx))?.newest ?? 0) !== number - 1) return false;
    await write(tx);
    return true;
  });
}
