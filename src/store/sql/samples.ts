// Samples: written once, whole; read as they were.
import type { Sample, SampleKind, StratumCount } from '../../model/sample.ts';
import type { SampleTable } from '../account-tables.ts';
import type { Database, Engine } from '../engine/engine.ts';
import type { SampledRow, SampleStore, StoredSample } from '../sample-port.ts';
import type { BulkInsert, BulkTable } from './bulk.ts';
import { fromJson, toJson } from './json.ts';
import { writeNext } from './write-next.ts';

const MEMBERS: BulkTable<'sample_member'> = {
  table: 'sample_member',
  columns: ['sample_key', 'ordinal', 'subject', 'stratum', 'row'],
};

function sampleOf(row: SampleTableRow): Sample {
  const { period, kind, version, seed, snapshot, registered, eligible, reason } = row;
  return {
    ...{ period, kind, version, seed, snapshot, registered, eligible, drawnAt: row.drawn_at },
    strata: fromJson<readonly StratumCount[]>(row.strata),
    settings: fromJson<unknown>(row.settings),
    reason,
  };
}

type SampleTableRow = Omit<SampleTable, 'key'>;

/** The newest version, or the one named. */
async function sampleIn(
  db: Database,
  period: string,
  kind: SampleKind,
  version?: number,
): Promise<StoredSample | null> {
  const all = db.selectFrom('sample').selectAll().where('period', '=', period).where('kind', '=', kind);
  const row = await (version === undefined ? all : all.where('version', '=', version))
    .orderBy('version', 'desc')
    .executeTakeFirst();
  if (!row) return null;
  const members = await db
    .selectFrom('sample_member')
    .selectAll()
    .where('sample_key', '=', row.key)
    .orderBy('ordinal')
    .execute();
  return {
    sample: sampleOf(row),
    members: members.map((member) => ({
      id: member.subject,
      stratum: member.stratum,
      row: fromJson<SampledRow>(member.row),
    })),
  };
}

async function freeze(
  db: Database,
  engine: Engine,
  insert: BulkInsert,
  { sample, members }: StoredSample,
): Promise<boolean> {
  const { period, kind, version, seed, snapshot, registered, eligible, reason } = sample;
  return writeNext(db, engine, {
    number: version,
    newest: (tx) =>
      tx
        .selectFrom('sample')
        .select((eb) => eb.fn.max('version').as('newest'))
        .where('period', '=', period)
        .where('kind', '=', kind)
        .executeTakeFirst(),
    async write(tx) {
      const { key } = await tx
        .insertInto('sample')
        .values({
          ...{ period, kind, version, seed, snapshot, registered, eligible, reason },
          drawn_at: sample.drawnAt,
          strata: toJson(sample.strata),
          settings: toJson(sample.settings),
        })
        .returning('key')
        .executeTakeFirstOrThrow();
      const rows = members.map(({ id, stratum, row }, ordinal) => [key, ordinal, id, stratum, toJson(row)]);
      await insert(tx, MEMBERS, rows);
    },
  });
}

export function sampleStore(db: Database, engine: Engine, insert: BulkInsert): SampleStore {
  return {
    latest: (period, kind) => sampleIn(db, period, kind),
    version: (period, kind, version) => sampleIn(db, period, kind, version),
    async versions(period, kind) {
      const rows = await db
        .selectFrom('sample')
        .selectAll()
        .where('period', '=', period)
        .where('kind', '=', kind)
        .orderBy('version')
        .execute();
      return rows.map(sampleOf);
    },
    freeze: (sample) => freeze(db, engine, insert, sample),
  };
}
