// What was seen of accounts, answer by answer.
import type { AccountReading } from '../../model/account-reading.ts';
import type { AccountSighting, CanaryLook } from '../../model/account-sighting.ts';
import type { Database, Tx } from '../engine/engine.ts';
import type { SightingStore } from '../sighting-port.ts';
import type { AccountSightingTable } from '../sighting-tables.ts';
import type { BulkInsert, BulkTable } from './bulk.ts';
import { EvidenceLookup, EvidenceNumbers } from './evidence-rows.ts';
import { fromJson, toJson } from './json.ts';
import { robotsNotes } from './platform-robots.ts';
import { requireRun } from './run-rows.ts';

const SIGHTINGS: BulkTable<'account_sighting'> = {
  table: 'account_sighting',
  columns: [
    'run_key',
    'account',
    'ordinal',
    'asked_at',
    'seen_at',
    'platform',
    'source',
    'coverage',
    'automation',
    'url',
    'status',
    'reading',
    'evidence',
  ],
};

type Row = AccountSightingTable & { readonly run: string };

function sightingOf(row: Row, lookup: EvidenceLookup): AccountSighting {
  const { run, account, platform, source, coverage, automation, url, status } = row;
  return {
    ...{ run, account, platform, source, coverage, automation, url, status },
    askedAt: row.asked_at,
    seenAt: row.seen_at,
    reading: fromJson<AccountReading>(row.reading),
    evidence: lookup.of(account, row.evidence),
  };
}

async function nextOrdinal(tx: Tx, runKey: number, account: string): Promise<number> {
  const last = await tx
    .selectFrom('account_sighting')
    .select('ordinal')
    .where('run_key', '=', runKey)
    .where('account', '=', account)
    .orderBy('ordinal', 'desc')
    .executeTakeFirst();
  return last ? last.ordinal + 1 : 0;
}

async function add(db: Database, insert: BulkInsert, sighting: AccountSighting): Promise<void> {
  const { run, account, askedAt, seenAt, platform, source, coverage, automation, url, status } = sighting;
  await db.transaction().execute(async (tx) => {
    const { key, state } = await requireRun(tx, run);
    if (state !== 'open') throw new Error(`run ${run} is sealed; ${account} cannot be written into it`);
    const numbers = await EvidenceNumbers.of(tx, key, account);
    const evidence = numbers.name(sighting.evidence);
    const ordinal = await nextOrdinal(tx, key, account);
    const about = [platform, source, coverage, automation, url, status];
    const row = [key, account, ordinal, askedAt, seenAt, ...about, toJson(sighting.reading), evidence];
    await insert(tx, SIGHTINGS, [row]);
    await numbers.save(tx, insert, key, account);
  });
}

async function rowsWithEvidence(db: Database, rows: readonly Row[]): Promise<readonly AccountSighting[]> {
  const lookups = new Map<number, EvidenceLookup>();
  for (const key of new Set(rows.map((row) => row.run_key))) {
    const accounts = rows.filter((row) => row.run_key === key).map((row) => row.account);
    accounts.sort();
    const [first = '', last = ''] = [accounts[0], accounts.at(-1)];
    lookups.set(key, await EvidenceLookup.between(db, key, first, last));
  }
  return rows.flatMap((row) => {
    const lookup = lookups.get(row.run_key);
    return lookup ? [sightingOf(row, lookup)] : [];
  });
}

async function looks(db: Database, since: number): Promise<readonly CanaryLook[]> {
  const rows = await db
    .selectFrom('canary_look')
    .innerJoin('run', 'run.key', 'canary_look.run_key')
    .selectAll('canary_look')
    .select('run.id as run')
    .where('asked_at', '>=', since)
    .orderBy('asked_at')
    .orderBy('canary_look.key')
    .execute();
  return rows.map(({ run, platform, source, handle, why, asked_at: askedAt, healthy }) => ({
    ...{ run, platform, source, handle, why, askedAt },
    healthy: healthy === 1,
  }));
}

export function sightingStore(db: Database, insert: BulkInsert): SightingStore {
  const selected = () =>
    db
      .selectFrom('account_sighting')
      .innerJoin('run', 'run.key', 'account_sighting.run_key')
      .selectAll('account_sighting')
      .select('run.id as run');
  return {
    add: (sighting) => add(db, insert, sighting),

    async ofRun(run) {
      const rows = await selected().where('run.id', '=', run).orderBy('account').orderBy('ordinal').execute();
      return rowsWithEvidence(db, rows);
    },

    async ofAccount(account, since) {
      const rows = await selected()
        .where('account', '=', account)
        .where('asked_at', '>=', since)
        .orderBy('asked_at')
        .orderBy('run_key')
        .orderBy('ordinal')
        .execute();
      return rowsWithEvidence(db, rows);
    },

    async addLook({ run, platform, source, handle, askedAt, healthy, why }) {
      const { key } = await requireRun(db, run);
      await db
        .insertInto('canary_look')
        .values({ run_key: key, platform, source, handle, why, asked_at: askedAt, healthy: healthy ? 1 : 0 })
        .execute();
    },

    looks: (since) => looks(db, since),
    ...robotsNotes(db),

    async asked(platform, since) {
      const count = async (table: 'account_sighting' | 'canary_look'): Promise<number> => {
        const row = await db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('platform', '=', platform)
          .where('asked_at', '>=', since)
          .executeTakeFirstOrThrow();
        return Number(row.count);
      };
      return (await count('account_sighting')) + (await count('canary_look'));
    },
  };
}
