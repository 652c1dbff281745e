// From the store to the records of the exchange formats, one stream per kind of export.
import type { LinkReading, SectionReading } from '../artifacts/site.ts';
import { LongWindows } from '../derive/freshness/limits.ts';
import { sectionFreshness } from '../derive/freshness/rule.ts';
import type { AccountSummary } from '../judge/summarise-accounts.ts';
import type { Summary } from '../judge/summarise.ts';
import { dateAt, isoAt, type CalendarDate } from '../model/calendar.ts';
import type { Finding } from '../model/finding.ts';
import type { Edition } from '../model/indicator.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { LedgerRow, Run } from '../model/run.ts';
import {
  ACCOUNT_FINDING_COLUMNS,
  ACCOUNT_SUMMARY_COLUMNS,
  ACCOUNT_VERDICT_COLUMNS,
  accountSummaryRows,
} from '../report/account-columns.ts';
import {
  FINDING_COLUMNS,
  LINK_COLUMNS,
  SECTION_COLUMNS,
  VERDICT_COLUMNS,
  type Column,
  type Named,
  type VerdictRow,
} from '../report/columns.ts';
import {
  findingRecord,
  verdictRecord,
  type LinkRecord,
  type SectionRecord,
  type VerdictRecord,
} from '../report/records.ts';
import { SUMMARY_COLUMNS, summaryRows, type SummaryRow } from '../report/summary-table.ts';
import {
  SECTION_EVENT_COLUMNS,
  sectionEventRecord,
  type NamedEvent,
  type SectionEventRecord,
} from '../report/register-records.ts';
import {
  SUSPICION_COLUMNS,
  suspicionRecord,
  type NamedSuspicion,
  type SuspicionRecord,
} from '../report/suspicion-records.ts';
import type { Report } from '../report/write.ts';
import type { Verdict } from '../model/verdict.ts';
import type { ArticleHistoryStore } from '../store/history-port.ts';
import type { ReadingStore } from '../store/port.ts';
import type { SectionRegisterStore } from '../store/register-port.ts';

/** Kinds that come straight from a run's readings. */
export const READING_KINDS = ['findings', 'sections', 'links'] as const;
export type ReadingKind = (typeof READING_KINDS)[number];

/** What happened to the sections in one run. */
export const SECTION_EVENTS = 'section-events';

/** Suspicions about dates that one run gave rise to. */
export const SUSPICIONS = 'suspicions';

/** What codes and ids are called in the tables people read. */
export interface TableNames {
  /** Sites or accounts, by code or 备案编号. */
  readonly sites: ReadonlyMap<string, string>;
  /** Checks and indicators by id. */
  readonly rules: ReadonlyMap<string, string>;
}

export interface ReadingExport {
  readonly readings: ReadingStore;
  readonly run: Run;
  readonly edition: Edition;
  readonly ledger: readonly LedgerRow[];
  readonly names: TableNames;
  /** The run that holds the prober's week as of the same 监测时间点: its findings follow those of the run. */
  readonly weekRun?: string;
  /** Leave out what is in order: only faults, and what could not be told. */
  readonly problemsOnly?: boolean;
}

const PROBLEM_STATES: ReadonlySet<string> = new Set([
  'stale',
  'long-stale',
  'blank',
  'undated',
  'unknown',
  'dead',
]);

const isProblem = (record: { readonly outcome: string } | { readonly state: string }): boolean =>
  'outcome' in record
    ? record.outcome === 'fail' || record.outcome === 'unknown'
    : PROBLEM_STATES.has(record.state);

type Problematic = { readonly subject: string } & ({ readonly outcome: string } | { readonly state: string });

/** The records, whole or only the problems among them, and the same with names as a table. */
function reading<R extends Problematic>(
  title: string,
  columns: readonly Column<Named<R>>[],
  input: ReadingExport,
  all: () => AsyncGenerator<R>,
): Report<R, Named<R>> {
  const records = (): AsyncGenerator<R> => (input.problemsOnly === true ? filter(all(), isProblem) : all());
  const named = (record: R): Named<R> => ({
    ...record,
    siteName: input.names.sites.get(record.subject) ?? '',
    checkName: 'check' in record ? (input.names.rules.get(String(record.check)) ?? '') : '',
  });
  return { title, columns, records, rows: () => map(records(), named) };
}

async function* filter<T>(from: AsyncIterable<T>, keep: (item: T) => boolean): AsyncGenerator<T> {
  for await (const item of from) if (keep(item)) yield item;
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
    carriedOver: link.carriedOver === true,
  };
}

function sectionReport(input: ReadingExport): Result<Report<SectionRecord, Named<SectionRecord>>, string> {
  const limits = LongWindows.safeParse(input.edition.limits['long-stale-section']);
  if (!limits.success)
    return err(`指标 ${input.edition.id}：limits.long-stale-section 有误；请对照 national-2019.yaml 更正`);
  const thin = new Map(
    input.ledger.filter((row) => row.state === 'thin').map((row) => [row.site, row.reason || '检查不充分']),
  );
  const asOf = dateAt(input.run.asOf);
  return ok(
    reading('栏目', SECTION_COLUMNS, input, () =>
      map(input.readings.sections(input.run.id), ({ site, section }) =>
        sectionRecord(site, section, limits.data, asOf, thin.get(site) ?? null),
      ),
    ),
  );
}

async function* findingsOf({ readings, run, weekRun }: ReadingExport): AsyncGenerator<Finding> {
  yield* readings.findings(run.id);
  if (weekRun !== undefined) yield* readings.findings(weekRun);
}

/** A report over a run's findings, sections or links; nothing of the run is held in memory but its ledger. */
export function readingReport(kind: ReadingKind, input: ReadingExport): Result<Report, string> {
  const { readings, run } = input;
  const columns = run.kind === 'accounts' ? ACCOUNT_FINDING_COLUMNS : FINDING_COLUMNS;
  if (kind === 'sections') return sectionReport(input);
  return ok(
    kind === 'findings'
      ? reading('问题', columns, input, () => map(findingsOf(input), findingRecord))
      : reading('链接', LINK_COLUMNS, input, () =>
          map(readings.links(run.id), ({ site, link }) => linkRecord(site, link)),
        ),
  );
}

/** One record per site; as a table, one line per clause. */
export function verdictReport(
  verdicts: readonly Verdict[],
  names: TableNames,
): Report<VerdictRecord, VerdictRow> {
  const records = verdicts.map(verdictRecord);
  // Whoever opens the table looks for those that failed.
  const first = ['unqualified', 'undetermined', 'qualified'];
  const ranked = [...records].sort((a, b) => first.indexOf(a.outcome) - first.indexOf(b.outcome));
  const lines = ranked.flatMap((verdict) =>
    verdict.indicators.map((result) => ({
      verdict,
      siteName: names.sites.get(verdict.subject) ?? '',
      indicatorName: names.rules.get(result.id) ?? '',
      result,
    })),
  );
  const ofAccounts = verdicts.some(({ subjectKind }) => subjectKind === 'account');
  const columns = ofAccounts ? ACCOUNT_VERDICT_COLUMNS : VERDICT_COLUMNS;
  return { title: '结论', records: () => each(records), rows: () => each(lines), columns };
}

/** What one sealed run found changed in the register of sections. */
export function sectionEventReport(
  register: Pick<SectionRegisterStore, 'events'>,
  run: Run,
  names: Pick<TableNames, 'sites'>,
): Report<SectionEventRecord, NamedEvent> {
  const records = (): AsyncGenerator<SectionEventRecord> =>
    map(register.events({ run: run.id }), sectionEventRecord);
  const rows = (): AsyncGenerator<NamedEvent> =>
    map(records(), (one) => ({ ...one, siteName: names.sites.get(one.subject) ?? '' }));
  return { title: '栏目变化', records, rows, columns: SECTION_EVENT_COLUMNS };
}

/** What looked forged or re-posted in one sealed run. */
export function suspicionReport(
  history: Pick<ArticleHistoryStore, 'suspicions'>,
  run: Run,
  names: Pick<TableNames, 'sites'>,
): Report<SuspicionRecord, NamedSuspicion> {
  const records = (): AsyncGenerator<SuspicionRecord> =>
    map(history.suspicions({ run: run.id }), suspicionRecord);
  const rows = (): AsyncGenerator<NamedSuspicion> =>
    map(records(), (one) => ({ ...one, siteName: names.sites.get(one.subject) ?? '' }));
  return { title: '日期疑点', records, rows, columns: SUSPICION_COLUMNS };
}

/** The whole summary as one JSON document; as ndjson or a table, one line per stratum and city. */
export function summaryReport(summary: Summary): Report<SummaryRow, SummaryRow> {
  const rows = (): AsyncGenerator<SummaryRow> => each(summaryRows(summary));
  return { title: '汇总', records: rows, rows, columns: SUMMARY_COLUMNS, document: summary };
}

/** The same of accounts, with a line per platform. */
export function accountSummaryReport(summary: AccountSummary): Report<SummaryRow, SummaryRow> {
  const rows = (): AsyncGenerator<SummaryRow> => each(accountSummaryRows(summary));
  return { title: '汇总', records: rows, rows, columns: ACCOUNT_SUMMARY_COLUMNS, document: summary };
}
