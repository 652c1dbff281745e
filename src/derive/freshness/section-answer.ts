// Turns what the rule says of a section into the parts of an answer that both staleness checks share.
import type { SectionReading } from '../../artifacts/site.ts';
import type { Measured } from '../../model/finding.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { SectionState } from '../../model/section.ts';
import type { Freshness } from './rule.ts';

/** How each state answers "is it not updated?"; a blank section is counted by its own check. */
const OUTCOME_OF = {
  fresh: 'pass',
  stale: 'fail',
  'long-stale': 'fail',
  undated: 'unknown',
  unknown: 'unknown',
  blank: 'inapplicable',
  static: 'inapplicable',
} as const satisfies Record<SectionState, Outcome>;

const MESSAGE_OF = {
  fresh: 'fresh',
  stale: 'stale',
  'long-stale': 'stale',
  undated: 'undated',
  unknown: 'unknown',
  blank: 'blank',
  static: 'static',
} as const satisfies Record<SectionState, string>;

/** What the two staleness checks print; they differ in the sections they ask about and the window. */
export const FRESHNESS_MESSAGES = {
  fresh: '栏目“{section}”最近更新于 {latest}',
  stale: '栏目“{section}”最近更新于 {latest}，已 {quietDays} 天未更新（时限 {limitDays} 天）',
  undated: '栏目“{section}”无法确定更新时间：{reason}',
  unknown: '栏目“{section}”未能检查：{reason}',
  blank: '栏目“{section}”为空白栏目，不按更新时限判断',
  static: '栏目“{section}”不是信息列表，不按更新时限判断',
  noneApplies: '本站没有适用此条的栏目',
  unseen: '栏目未能检查：{reason}',
} as const;

export interface SectionAnswer {
  readonly outcome: Outcome;
  readonly message: (typeof MESSAGE_OF)[SectionState];
  readonly target: string;
  readonly page: string;
  readonly measured: Measured;
  readonly confirmedBy: SectionReading['confirmedBy'];
  readonly evidence: SectionReading['evidence'];
  readonly seenAt: number;
}

/** The answer about one section; `reason` stands in `measured` only where the outcome is unknown. */
export function freshnessAnswer(section: SectionReading, freshness: Freshness): SectionAnswer {
  const outcome = OUTCOME_OF[freshness.state];
  return {
    outcome,
    message: MESSAGE_OF[freshness.state],
    target: section.url,
    page: section.foundOn,
    measured: {
      section: section.name,
      sectionType: section.type,
      latest: freshness.latest,
      quietDays: freshness.quietDays,
      limitDays: freshness.limitDays,
      ...(outcome === 'unknown' ? { reason: freshness.reason } : {}),
    },
    confirmedBy: section.confirmedBy,
    evidence: section.evidence,
    seenAt: section.seenAt,
  };
}
