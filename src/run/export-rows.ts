// From the store to the records of the exchange formats, one stream per kind of export.
import type { LinkReading, SectionReading } from '../artifacts/site.ts';
import { LongWindows } from '../derive/freshness/limits.ts';
import { sectionFreshness } from '../derive/freshness/rule.ts';
import type { Summary } from '../judge/summarise.ts';
import { dateAt, isoAt, type CalendarDate } from '../model/calendar.ts';
import type { Edition } from '../model/indicator.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { LedgerRow, Run } from '../model/run.ts';
import {
  FINDING_COLUMNS,
  LINK_COLUMNS,
  SECTION_COLUMNS,
  VERDICT_COLUMNS,
  type VerdictRow,
} from '../report/columns.ts';
import {
  findingRecord,
  verdictRecord,
  type FindingRecord,
  type LinkRecord,
  type SectionRecord,
  type VerdictRecord,
} from '../report/records.ts';
import { SUMMARY_COLUMNS, summaryRows, type SummaryRow } from '../report/summary-table.ts';
import type { Report } from '../report/write.ts';
import type { Verdict } from '../model/verdict.ts';
import type { ReadingStore } from '../store/port.ts';

/** Kinds that come straight from a run's readings. */
export const READING_KINDS = ['findings', 'sections', 'links'] as const;
export type ReadingKind = (typeof READING_KINDS)[number];

export interface ReadingExport {
  readonly readings: ReadingStore;
  readonly run: Run;
  readonly edition: Edition;
  readonly ledger: readonly LedgerRow[];
}

async function* map<A, B>(from: AsyncIterable<A>, to: (item: A) => B): AsyncGenerator<B> {
  for await (const item of from) yield to(item);
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** The state and limit come from the rule the checks use, so the two never differ. */
export function sectionRecord(
  subject: string,
  section: SectionReading,
  limits: LongWindows,
  asOf: CalendarDate,
  thin: string | null,
): SectionRecord {
  const { state, latest, limitDays } = sectionFreshness(section, limits, asOf, thin);
  return {
    ...{
      subject,
      url: section.url,
      name: section.name,
      path: section.path,
      level: section.level,
      type: section.type,
    },
    ...{ items: section.items, latest, state, limitDays: state === 'static' ? null : limitDays },
    confirmedBy: section.confirmedBy,
  };
}

function linkRecord(subject: string, link: LinkReading): LinkRecord {
  const { url, state, cause, status, text, page, from, occurrences, onHomePage, attempts, finalUrl, reason } =
    link;
  return {
    ...{
      subject,
      url,
      state,
      cause,
      status,
      text,
      page,
      from,
      occurrences,
      onHomePage,
      attempts,
      finalUrl,
      reason,
    },
    confirmedBy: link.confirmedBy,
    seenAt: isoAt(link.seenAt),
  };
}

function sectionReport(input: ReadingExport): Result<Report, string> {
  const limits = LongWindows.safeParse(input.edition.limits['long-stale-section']);
  if (!limits.success)
    return err(`指标 ${input.edition.id}：limits.long-stale-section 有误；请对照 national-2019.yaml 更正`);
  const thin = new Map(
    input.ledger.filter((row) => row.state === 'thin').map((row) => [row.site, row.reason || '检查不充分']),
  );
  const asOf = dateAt(input.run.asOf);
  const records = (): AsyncGenerator<SectionRecord> =>
    map(input.readings.sections(input.run.id), ({ site, section }) =>
      sectionRecord(site, section, limits.data, asOf, thin.get(site) ?? null),
    );
  const report: Report<SectionRecord, SectionRecord> = {
    title: '栏目',
    records,
    rows: records,
    columns: SECTION_COLUMNS,
  };
  return ok(report);
}

/** A report over a run's findings, sections or links; nothing of the run is held in memory but its ledger. */
export function readingReport(kind: ReadingKind, input: ReadingExport): Result<Report, string> {
  const { readings, run } = input;
  if (kind === 'sections') return sectionReport(input);
  if (kind === 'findings') {
    const records = (): AsyncGenerator<FindingRecord> => map(readings.findings(run.id), findingRecord);
    const report: Report<FindingRecord, FindingRecord> = {
      title: '问题',
      records,
      rows: records,
      columns: FINDING_COLUMNS,
    };
    return ok(report);
  }
  const records = (): AsyncGenerator<LinkRecord> =>
    map(readings.links(run.id), ({ site, link }) => linkRecord(site, link));
  const report: Report<LinkRecord, LinkRecord> = {
    title: '链接',
    records,
    rows: records,
    columns: LINK_COLUMNS,
  };
  return ok(report);
}

/** One record per site; as a table, one line per clause. */
export function verdictReport(verdicts: readonly Verdict[]): Report<VerdictRecord, VerdictRow> {
  const records = verdicts.map(verdictRecord);
  const lines = records.flatMap((verdict) => verdict.indicators.map((result) => ({ verdict, result })));
  return { title: '结论', records: () => each(records), rows: () => each(lines), columns: VERDICT_COLUMNS };
}

/** The whole summary as one JSON document; as ndjson or a table, one line per stratum and city. */
export function summaryReport(summary: Summary): Report<SummaryRow, SummaryRow> {
  const rows = (): AsyncGenerator<SummaryRow> => each(summaryRows(summary));
  return { title: '汇总', records: rows, rows, columns: SUMMARY_COLUMNS, document: summary };
}
