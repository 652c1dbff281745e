// Inspectors' photos that must not be let go of: a verdict rests on them, or may come to.
import type { AccountEntry } from '../../model/account-entry.ts';
import type { PeriodDecision } from '../../model/period.ts';
import type { Database } from '../engine/engine.ts';
import { fromJson } from './json.ts';

/** Of every account with a verdict, the photos that its findings in that run rest on, however old. */
async function behindVerdicts(db: Database): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('evidence')
    .innerJoin('verdict', (join) =>
      join
        .onRef('verdict.run_key', '=', 'evidence.run_key')
        .onRef('verdict.subject', '=', 'evidence.subject'),
    )
    .select('evidence.sha256')
    .distinct()
    .where('evidence.kind', '=', 'photo')
    .execute();
  return rows.map(({ sha256 }) => sha256);
}

async function enteredSince(db: Database, since: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('account_entry')
    .select('entry')
    .where('entered_at', '>=', since)
    .execute();
  return rows.flatMap(({ entry }) => fromJson<AccountEntry>(entry).evidence.map(({ sha256 }) => sha256));
}

/** Of every fault that people entered for a frozen quarter, however old: the quarter may be judged again at any time. */
async function behindDecisions(db: Database): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('period_decision')
    .select('decision')
    .where('action', '=', 'enter')
    .execute();
  return rows.flatMap(({ decision }) =>
    fromJson<PeriodDecision>(decision).photos.map(({ sha256 }) => sha256),
  );
}

export async function heldPhotos(db: Database, since: number): Promise<ReadonlySet<string>> {
  return new Set([
    ...(await behindVerdicts(db)),
    ...(await enteredSince(db, since)),
    ...(await behindDecisions(db)),
  ]);
}
