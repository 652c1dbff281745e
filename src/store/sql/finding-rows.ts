// Findings as rows, there and back, and the replacing of one subject's findings.
import type { Finding, SubjectKind } from '../../model/finding.ts';
import type { Tx } from '../engine/engine.ts';
import type { FindingTable } from '../tables.ts';
import type { BulkInsert, BulkTable, Value } from './bulk.ts';
import type { EvidenceLookup, EvidenceNumbers } from './evidence-rows.ts';
import { fromJson, toJson } from './json.ts';
import { viewsFromText, viewsToText } from './reading-rows.ts';

const FINDINGS: BulkTable<'finding'> = {
  table: 'finding',
  columns: [
    'run_key',
    'subject_kind',
    'subject',
    'ordinal',
    'id',
    'check_id',
    'check_version',
    'outcome',
    'target',
    'page',
    'message',
    'measured',
    'confirmed_by',
    'edition',
    'evidence',
    'seen_at',
  ],
};

function findingRow(
  runKey: number,
  finding: Finding,
  ordinal: number,
  numbers: EvidenceNumbers,
): readonly Value[] {
  return [
    runKey,
    finding.subjectKind,
    finding.subject,
    ordinal,
    finding.id,
    finding.check,
    finding.checkVersion,
    finding.outcome,
    finding.target,
    finding.page === finding.target ? null : finding.page,
    finding.message,
    toJson(finding.measured),
    viewsToText(finding.confirmedBy),
    finding.edition,
    numbers.name(finding.evidence, finding.outcome === 'fail'),
    finding.seenAt,
  ];
}

/** `run` is the run's id as callers know it. */
export function findingOf(run: string, row: FindingTable, lookup: EvidenceLookup): Finding {
  return {
    id: row.id,
    run,
    subject: row.subject,
    subjectKind: row.subject_kind,
    check: row.check_id,
    checkVersion: row.check_version,
    outcome: row.outcome,
    target: row.target,
    page: row.page ?? row.target,
    message: row.message,
    measured: fromJson(row.measured),
    confirmedBy: viewsFromText(row.confirmed_by),
    edition: row.edition,
    evidence: lookup.of(row.subject, row.evidence),
    seenAt: row.seen_at,
  };
}

/** Whose findings are replaced. */
export interface SubjectOfRun {
  readonly run: string;
  readonly runKey: number;
  readonly subject: string;
  readonly subjectKind: SubjectKind;
}

/** Removes the subject's findings of this run and writes the new ones; throws when handed another subject's. */
export async function writeFindings(
  tx: Tx,
  insert: BulkInsert,
  of: SubjectOfRun,
  findings: readonly Finding[],
  numbers: EvidenceNumbers,
): Promise<void> {
  for (const finding of findings) {
    if (finding.subject !== of.subject || finding.run !== of.run || finding.subjectKind !== of.subjectKind) {
      throw new Error(
        `finding ${finding.id} is of ${finding.subject} in run ${finding.run}, not of ${of.subject} in ${of.run}`,
      );
    }
  }
  await tx.deleteFrom('finding').where('run_key', '=', of.runKey).where('subject', '=', of.subject).execute();
  await insert(
    tx,
    FINDINGS,
    findings.map((finding, index) => findingRow(of.runKey, finding, index, numbers)),
  );
}
