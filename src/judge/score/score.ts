// The score of one portal, or of one city's supervision: veto, deductions, thresholds, bonus, and what makes it a trial.
import type { Edition } from '../../model/indicator.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { ScoreTable, ScoreTableId } from '../../model/score-table.ts';
import type { VerdictOutcome } from '../../model/verdict.ts';
import {
  compareExact,
  decimal,
  exact,
  greatest,
  minus,
  plus,
  sum,
  times,
  ZERO,
  type Exact,
} from './exact.ts';
import type { ScoreFact } from './facts.ts';
import { numbersMissing, scaleMissing, unanswered, vetoesMissing, type RowRef } from './needs.ts';
import { partPoints, type IndicatorPoints } from './part.ts';

/** Printed beside every total that is not official. */
export const TRIAL = '试算，未核定';

export interface ScoreInput {
  readonly edition: Pick<Edition, 'id' | 'title' | 'demo' | 'rounding' | ScoreTableId>;
  readonly table: ScoreTableId;
  /** 单项否决 found elsewhere (a site's verdict): none, one, or not yet told. The table's own vetoes come as facts. */
  readonly veto: 'none' | 'failed' | 'open';
  /** Whether the subject has services to the public. */
  readonly services: boolean;
  readonly facts: readonly ScoreFact[];
  /** Rows that nobody has answered yet: no fact under them means nothing. */
  readonly unanswered?: readonly RowRef[];
}

export interface ScoreCard {
  readonly edition: string;
  /** Final only: `undetermined` while the score is a trial. */
  readonly outcome: VerdictOutcome;
  /** What the numbers at hand come to; null when nothing was scored. */
  readonly trialOutcome: Exclude<VerdictOutcome, 'undetermined'> | null;
  /** Chinese: why nothing was scored; '' when it was. */
  readonly unscored: string;
  /** 第二部分得分 (after scaling), 加分, 最后得分: decimal strings, half-up; null where there is none. */
  readonly deduct: string | null;
  readonly bonus: string | null;
  readonly total: string | null;
  /** Above 80: the bonus part was entered. */
  readonly bonusEntered: boolean;
  readonly provisional: boolean;
  /** Chinese, to be printed beside the total: TRIAL, the demonstration's title, both, or ''. */
  readonly note: string;
  /** Chinese: the rows that make it a trial. */
  readonly needs: readonly string[];
  readonly deductions: readonly IndicatorPoints[];
  readonly bonuses: readonly IndicatorPoints[];
}

function strangers(table: ScoreTable, facts: readonly ScoreFact[]): readonly string[] {
  const rows = new Set([
    ...table.veto.map(({ id }) => `${id} `),
    ...[table.deduct, table.bonus].flatMap(({ indicators }) =>
      indicators.flatMap(({ id, clauses }) => clauses.map((clause) => `${id} ${clause.id}`)),
    ),
  ]);
  const bad = facts.flatMap(({ indicator, clause, count }) => [
    ...(rows.has(`${indicator} ${clause}`) ? [] : [`没有 ${indicator} 的细则“${clause}”；请核对编号`]),
    ...(count === undefined || (Number.isSafeInteger(count) && count >= 0)
      ? []
      : [`${indicator} 的细则“${clause}”：数目 ${count} 应为自然数；请更正`]),
  ]);
  return [...new Set(bad)];
}

/** Whether the table's own vetoes strike; null limits convict nobody. */
function vetoed({ veto }: ScoreTable, facts: readonly ScoreFact[]): string | null {
  const struck = veto.find(({ id, limit }) => {
    const count = facts
      .filter(({ indicator }) => indicator === id)
      .reduce((all, fact) => all + (fact.count ?? 1), 0);
    return limit !== null && count >= limit;
  });
  return struck?.text ?? null;
}

interface Deducted {
  /** What the thresholds are held against, and the part's score. */
  readonly tested: Exact;
  readonly score: Exact;
}

function deducted(table: ScoreTable, lost: Exact, services: boolean): Deducted {
  const { deduct, withoutServices: rule } = table;
  const left = services ? [] : deduct.groups.filter(({ needsServices }) => needsServices);
  const skipped = sum(left.map(({ total }) => exact(total ?? 0)));
  const raw = greatest(ZERO, minus(minus(exact(deduct.total ?? 0), skipped), lost));
  if (services || rule === null) return { tested: raw, score: raw };
  const score = times(raw, { top: BigInt(rule.numerator), bottom: BigInt(rule.denominator) });
  return { tested: rule.order === 'before' ? score : raw, score };
}

function noteOf({ edition }: ScoreInput, provisional: boolean): string {
  return [...(provisional ? [TRIAL] : []), ...(edition.demo ? [edition.title] : [])].join('；');
}

function unscored(
  input: ScoreInput,
  why: string,
  outcome: VerdictOutcome,
  needs: readonly string[],
): ScoreCard {
  const provisional = outcome === 'undetermined';
  return {
    ...{ edition: input.edition.id, outcome, trialOutcome: null, unscored: why },
    ...{ deduct: null, bonus: null, total: null, bonusEntered: false },
    ...{ provisional, note: noteOf(input, provisional), needs, deductions: [], bonuses: [] },
  };
}

function scored(input: ScoreInput, table: ScoreTable): ScoreCard {
  const { edition, services, facts, unanswered: open = [] } = input;
  const { digits } = edition.rounding;
  const lost = partPoints(table.deduct, facts, services, digits);
  const { tested, score } = deducted(table, lost.points, services);
  const bonusEntered = compareExact(tested, exact(table.thresholds.bonusAbove)) > 0;
  const gained = bonusEntered ? partPoints(table.bonus, facts, services, digits) : null;
  const needs = [
    ...(input.veto === 'open' ? ['单项否决尚未判定'] : []),
    ...vetoesMissing(table),
    ...numbersMissing(table.deduct, services),
    ...scaleMissing(table, services),
    ...unanswered(table.deduct, services, open),
    ...(bonusEntered
      ? [...numbersMissing(table.bonus, services), ...unanswered(table.bonus, services, open)]
      : []),
  ];
  const fails = compareExact(tested, exact(table.thresholds.failBelow)) < 0;
  const trialOutcome = fails ? 'unqualified' : 'qualified';
  const provisional = needs.length > 0;
  return {
    ...{ edition: edition.id, outcome: provisional ? 'undetermined' : trialOutcome, trialOutcome },
    ...{ unscored: '', bonusEntered, provisional, note: noteOf(input, provisional), needs },
    deduct: decimal(score, digits),
    bonus: gained === null ? null : decimal(gained.points, digits),
    total: decimal(plus(score, gained?.points ?? ZERO), digits),
    deductions: lost.indicators,
    bonuses: gained?.indicators ?? [],
  };
}

/**
 * Any veto: 不合格, nothing is scored. Otherwise below 60 不合格 (60 passes), above 80 the bonus counts (80 does not).
 * @returns one Chinese line per fact that fits no row.
 */
export function scoreSubject(input: ScoreInput): Result<ScoreCard, readonly string[]> {
  const table = input.edition[input.table];
  if (table === null)
    return ok(unscored(input, `指标 ${input.edition.id} 没有评分表`, 'undetermined', ['评分表']));
  const bad = strangers(table, input.facts);
  if (bad.length > 0) return err(bad);
  if (input.veto === 'failed') return ok(unscored(input, '出现单项否决情形，不再评分', 'unqualified', []));
  const veto = vetoed(table, input.facts);
  if (veto !== null) return ok(unscored(input, `出现单项否决情形，不再评分：${veto}`, 'unqualified', []));
  if (table.deduct.total === null)
    return ok(unscored(input, '扣分指标总分未核定', 'undetermined', numbersMissing(table.deduct, true)));
  return ok(scored(input, table));
}
