// The verdict on one site, from stored findings alone: the same findings, in any order, give the same verdict.
import type { Edition, Indicator } from '../model/indicator.ts';
import type { LedgerRow, TerminalState } from '../model/run.ts';
import type { Site, SiteStatus } from '../model/site.ts';
import type { IndicatorResult, Verdict, VerdictOutcome } from '../model/verdict.ts';
import { judgeClause, type JudgedFinding } from './clause.ts';

export interface SiteCase {
  /** The run's id. */
  readonly run: string;
  /** `2021Q4`, when the run is judged for a period. */
  readonly period?: string;
  readonly site: Pick<Site, 'code' | 'services'>;
  /** The filed state on the run's day. */
  readonly status: SiteStatus;
  /** How the run ended for this site. */
  readonly ledger: Pick<LedgerRow, 'state' | 'reason'>;
  readonly findings: readonly JudgedFinding[];
  readonly edition: Edition;
}

const UNSEEN = {
  thin: '检查到的内容过少，不足以判断',
  unreachable: '本次检查时打不开',
  challenged: '被防护系统拦截，无法检查',
  'not-running': '非运行状态',
  'not-reached': '本次巡检时间用完，未轮到',
  errored: '程序出错，未能检查',
} as const satisfies Record<Exclude<TerminalState, 'visited'>, string>;

/** Why the site could not be looked at properly: then nothing about it is cleared and nothing convicts. */
function whyUnseen(ledger: SiteCase['ledger']): string | null {
  if (ledger.state === 'visited') return null;
  const general = UNSEEN[ledger.state ?? 'not-reached'];
  return ledger.reason && ledger.reason !== general ? `${general}：${ledger.reason}` : general;
}

function overall(results: readonly IndicatorResult[]): VerdictOutcome {
  if (results.some((result) => result.outcome === 'fail')) return 'unqualified';
  const answered = results.some((result) => result.outcome === 'pass');
  return answered && results.every((result) => result.outcome !== 'unknown') ? 'qualified' : 'undetermined';
}

function reasonsOf(
  results: readonly IndicatorResult[],
  indicators: readonly Indicator[],
  unseen: string | null,
): string[] {
  if (unseen !== null) return [unseen];
  const open = results.filter((result) => result.outcome === 'unknown');
  if (open.length === 0) return ['没有一项指标得到检查'];
  return open.map((result) => {
    const name = indicators.find((indicator) => indicator.id === result.id)?.name ?? result.id;
    return `${name}${result.clause ? `（${result.clause}）` : ''}：${result.reason ?? ''}`;
  });
}

/** null when the site is not running on the day: such a site is listed, not judged. */
export function judgeSite(input: SiteCase): Verdict | null {
  const { site, ledger, findings, edition } = input;
  if (input.status !== 'running' || ledger.state === 'not-running') return null;
  const unseen = whyUnseen(ledger);
  const indicators = edition.indicators.filter((one) => one.part === 'veto' && one.appliesTo === 'site');
  const results = indicators.flatMap((indicator) =>
    indicator.clauses.map((clause) =>
      judgeClause({ indicator, clause, findings, services: site.services, unseen }),
    ),
  );
  const outcome = overall(results);
  return {
    run: input.run,
    ...(input.period === undefined ? {} : { period: input.period }),
    subject: site.code,
    subjectKind: 'site',
    outcome,
    edition: edition.id,
    indicators: results,
    reasons: outcome === 'undetermined' ? reasonsOf(results, indicators, unseen) : [],
  };
}
