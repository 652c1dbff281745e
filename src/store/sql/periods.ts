// Frozen quarters: written once, whole; read as they were.
import type { SubjectKind } from '../../model/finding.ts';
import type { Edition } from '../../model/indicator.ts';
import type {
  FrozenFinding,
  FrozenPart,
  FrozenSubject,
  PeriodDecision,
  PeriodPart,
} from '../../model/period.ts';
import type { ScoreEntry } from '../../model/score-entry.ts';
import type { Database, Engine } from '../engine/engine.ts';
import type { PeriodStore, RegisterRow } from '../period-port.ts';
import type { PeriodPartTable, PeriodSubjectTable } from '../period-tables.ts';
import type { BulkInsert, BulkTable } from './bulk.ts';
import { fromJson, toJson } from './json.ts';
import { writeNext } from './write-next.ts';

const SUBJECTS: BulkTable<'period_subject'> = {
  table: 'period_subject',
  columns: ['part_key', 'subject', 'row', 'run', 'ledger', 'findings'],
};

const DECISIONS: BulkTable<'period_decision'> = {
  table: 'period_decision',
  columns: ['period', 'number', 'action', 'kind', 'subject', 'at', 'decision'],
};

const SCORES: BulkTable<'score_entry'> = {
  table: 'score_entry',
  columns: ['period', 'score_table', 'subject', 'entered_at', 'entry'],
};

function partOf(row: Omit<PeriodPartTable, 'key'>): PeriodPart {
  const { period, kind, version, register, reason } = row;
  return {
    ...{ period, kind, version, edition: fromJson<Edition>(row.edition), asOf: row.as_of },
    runs: fromJson<readonly string[]>(row.runs),
    samples: fromJson<PeriodPart['samples']>(row.samples),
    ...{ register, sealedAt: row.sealed_at, frozenAt: row.frozen_at, reason, by: row.frozen_by },
  };
}

function subjectOf<Row>({ subject, row, run, ledger, findings }: PeriodSubjectTable): FrozenSubject<Row> {
  return {
    ...{ id: subject, row: fromJson<Row>(row), run },
    ledger: ledger === null ? null : fromJson<NonNullable<FrozenSubject['ledger']>>(ledger),
    findings: fromJson<readonly FrozenFinding[]>(findings),
  };
}

async function latest<K extends SubjectKind>(
  db: Database,
  period: string,
  kind: K,
): Promise<FrozenPart<RegisterRow[K]> | null> {
  const row = await db
    .selectFrom('period_part')
    .selectAll()
    .where('period', '=', period)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  if (!row) return null;
  const subjects = await db
    .selectFrom('period_subject')
    .selectAll()
    .where('part_key', '=', row.key)
    .orderBy('subject')
    .execute();
  return { part: partOf(row), subjects: subjects.map((one) => subjectOf<RegisterRow[K]>(one)) };
}

async function freeze(
  db: Database,
  engine: Engine,
  insert: BulkInsert,
  { part, subjects }: FrozenPart,
): Promise<boolean> {
  const { period, kind, version, register, reason } = part;
  return writeNext(db, engine, {
    number: version,
    newest: (tx) =>
      tx
        .selectFrom('period_part')
        .select((eb) => eb.fn.max('version').as('newest'))
        .where('period', '=', period)
        .where('kind', '=', kind)
        .executeTakeFirst(),
    async write(tx) {
      const { key } = await tx
        .insertInto('period_part')
        .values({
          ...{ period, kind, version, register, reason, frozen_by: part.by },
          ...{ as_of: part.asOf, sealed_at: part.sealedAt, frozen_at: part.frozenAt },
          edition: toJson(part.edition),
          runs: toJson(part.runs),
          samples: toJson(part.samples),
        })
        .returning('key')
        .executeTakeFirstOrThrow();
      const rows = subjects.map(({ id, row, run, ledger, findings }) => [
        ...[key, id, toJson(row), run, ledger === null ? null : toJson(ledger), toJson(findings)],
      ]);
      await insert(tx, SUBJECTS, rows);
    },
  });
}

async function decide(
  db: Database,
  engine: Engine,
  insert: BulkInsert,
  decisions: readonly PeriodDecision[],
): Promise<boolean> {
  const [first] = decisions;
  if (!first) return true;
  return writeNext(db, engine, {
    number: first.number,
    newest: (tx) =>
      tx
        .selectFrom('period_decision')
        .select((eb) => eb.fn.max('number').as('newest'))
        .where('period', '=', first.period)
        .executeTakeFirst(),
    async write(tx) {
      const rows = decisions.map((decision) => {
        const { period, number, action, kind, subject, at } = decision;
        return [period, number, action, kind, subject, at, toJson(decision)];
      });
      await insert(tx, DECISIONS, rows);
    },
  });
}

export function periodStore(db: Database, engine: Engine, insert: BulkInsert): PeriodStore {
  return {
    latest: (period, kind) => latest(db, period, kind),
    async parts(period) {
      let query = db.selectFrom('period_part').selectAll();
      if (period !== undefined) query = query.where('period', '=', period);
      return (await query.orderBy('period').orderBy('kind').orderBy('version').execute()).map(partOf);
    },
    freeze: (frozen) => freeze(db, engine, insert, frozen),
    async decisions(period) {
      const rows = await db
        .selectFrom('period_decision')
        .select('decision')
        .where('period', '=', period)
        .orderBy('number')
        .execute();
      return rows.map(({ decision }) => fromJson<PeriodDecision>(decision));
    },
    decide: (decisions) => decide(db, engine, insert, decisions),
    async scores(period) {
      const rows = await db
        .selectFrom('score_entry')
        .select('entry')
        .where('period', '=', period)
        .orderBy('key')
        .execute();
      return rows.map(({ entry }) => fromJson<ScoreEntry>(entry));
    },
    addScores: (entries) =>
      db.transaction().execute(async (tx) => {
        await engine.lockWriters(tx);
        await insert(
          tx,
          SCORES,
          entries.map((entry) => [entry.period, entry.table, entry.subject, entry.at, toJson(entry)]),
        );
      }),
  };
}
