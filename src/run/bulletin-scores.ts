// What the lines of annexes 3 and 4 come to: portals by their findings, cities by what the system can count itself.
import { scoreSubject, type ScoreCard } from '../judge/score/score.ts';
import type { ScoreFact } from '../judge/score/facts.ts';
import type { RowRef } from '../judge/score/needs.ts';
import type { Edition } from '../model/indicator.ts';
import { groupBy } from '../model/group.ts';
import { cityOf, isProvince, type Region } from '../model/region.ts';
import type { ScorePart, ScoreTable } from '../model/score-table.ts';
import type { Site } from '../model/site.ts';
import type { Verdict } from '../model/verdict.ts';
import type { BriefFinding, ScoredRow } from '../report/bulletin/input.ts';

interface Row extends RowRef {
  readonly checks: readonly string[];
}

const rowsOf = ({ indicators }: ScorePart): readonly Row[] =>
  indicators.flatMap(({ id, clauses }) =>
    clauses.map(({ id: clause, checks }) => ({ indicator: id, clause, checks })),
  );

const factsOf = (rows: readonly Row[], findings: readonly BriefFinding[]): readonly ScoreFact[] =>
  rows.flatMap(({ indicator, clause, checks }) =>
    findings
      .filter(({ check }) => checks.includes(check))
      .map(({ target }) => ({ indicator, clause, target })),
  );

const VETO_WORDS = { none: '无', failed: '出现单项否决情形', open: '未判定' } as const;

/** A trial prints no score in the columns of the official one: what it came to, and what it lacks, stand in the note. */
function scoredRow(id: string, veto: keyof typeof VETO_WORDS, card: ScoreCard, shown: boolean): ScoredRow {
  const { provisional, deduct, bonus, total, needs, note, unscored } = card;
  const trial = shown && total !== null ? `；按已有数据试算 ${total} 分` : '';
  const lacks = needs.length === 0 ? '' : `；缺 ${String(needs.length)} 项`;
  const said = provisional
    ? `${note}${trial}${lacks}`
    : [unscored, note].filter((text) => text !== '').join('；');
  const official = provisional ? { deduct: null, bonus: null, total: null } : { deduct, bonus, total };
  return { id, veto: VETO_WORDS[veto], ...official, note: said };
}

export interface PortalsScored {
  readonly edition: Edition;
  /** In the order of the list. */
  readonly portals: readonly Site[];
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly BriefFinding[];
}

/** @throws RangeError never: facts are made of the table's own rows. */
export function scorePortals({ edition, portals, verdicts, findings }: PortalsScored): readonly ScoredRow[] {
  const table: ScoreTable | null = edition.portal;
  const outcomes = new Map(verdicts.map(({ subject, outcome }) => [subject, outcome]));
  const own = groupBy(findings, ({ subject }) => subject);
  const rows = table ? [...rowsOf(table.deduct), ...rowsOf(table.bonus)] : [];
  const unanswered = rows.filter(({ checks }) => checks.length === 0);
  return portals.flatMap(({ code, services }) => {
    const outcome = outcomes.get(code);
    if (outcome === undefined) return [];
    const veto = outcome === 'unqualified' ? 'failed' : outcome === 'qualified' ? 'none' : 'open';
    const facts = factsOf(rows, own.get(code) ?? []);
    const card = scoreSubject({ edition, table: 'portal', veto, services, facts, unanswered });
    return card.ok ? [scoredRow(code, veto, card.value, true)] : [];
  });
}

/** What people enter about a year's supervision is not kept yet: every row of it is unanswered, and no score is printed. */
export function scoreCities(edition: Edition, regions: readonly Region[]): readonly ScoredRow[] {
  const table = edition.supervision;
  const unanswered = table ? [...rowsOf(table.deduct), ...rowsOf(table.bonus)] : [];
  const cities = regions.filter(({ code }) => !isProvince(code) && cityOf(code) === code);
  return cities.flatMap(({ code }) => {
    const about = {
      edition,
      table: 'supervision',
      veto: 'open',
      services: true,
      facts: [],
      unanswered,
    } as const;
    const card = scoreSubject(about);
    return card.ok ? [scoredRow(code, 'open', card.value, false)] : [];
  });
}
