// The verdict on one site, from stored findings alone: the same findings, in any order, give the same verdict.
import type { Edition } from '../model/indicator.ts';
import type { LedgerRow, TerminalState } from '../model/run.ts';
import type { Site, SiteStatus } from '../model/site.ts';
import type { Verdict } from '../model/verdict.ts';
import type { JudgedFinding } from './clause.ts';
import { judgeSubject, whyUnseen } from './judge-subject.ts';

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

/** null when the site is not running on the day: such a site is listed, not judged. */
export function judgeSite(input: SiteCase): Verdict | null {
  const { site, ledger, findings, edition } = input;
  if (input.status !== 'running' || ledger.state === 'not-running') return null;
  return judgeSubject({
    ...{ run: input.run, subject: site.code, subjectKind: 'site', services: site.services },
    ...(input.period === undefined ? {} : { period: input.period }),
    // Then nothing about it is cleared and nothing convicts.
    unseen: whyUnseen(ledger, UNSEEN),
    ...{ findings, edition },
  });
}
