// What the lines of annexes 3 and 4 come to: what checks found, what is computed, and above both what people entered.
import { enteredFacts } from '../../judge/score/entered.ts';
import type { ScoreFact } from '../../judge/score/facts.ts';
import type { RowRef } from '../../judge/score/needs.ts';
import { scoreSubject, type ScoreCard } from '../../judge/score/score.ts';
import { groupBy } from '../../model/group.ts';
import type { Edition } from '../../model/indicator.ts';
import { cityOf, isProvince, type Region } from '../../model/region.ts';
import type { ScoreEntry } from '../../model/score-entry.ts';
import type { ScorePart, ScoreTable, ScoreTableId } from '../../model/score-table.ts';
import type { Site } from '../../model/site.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { BriefFinding } from '../../report/bulletin/input.ts';

interface Row extends RowRef {
  readonly checks: readonly string[];
}

const rowsOf = ({ indicators }: ScorePart): readonly Row[] =>
  indicators.flatMap(({ id, clauses }) =>
    clauses.map(({ id: clause, checks }) => ({ indicator: id, clause, checks })),
  );

const tableRows = (table: ScoreTable): readonly Row[] => [
  ...table.veto.map(({ id }) => ({ indicator: id, clause: '', checks: [] })),
  ...rowsOf(table.deduct),
  ...rowsOf(table.bonus),
];

const isIn =
  (rows: readonly RowRef[]) =>
  ({ indicator, clause }: RowRef): boolean =>
    rows.some((row) => row.indicator === indicator && row.clause === clause);

/** What is known of one subject without people. */
interface Known {
  readonly facts: readonly ScoreFact[];
  /** Rows that the system has answered, whatever it found. */
  readonly answered: readonly RowRef[];
}

export interface Scored {
  readonly id: string;
  /** 单项否决: of a portal its verdict; of a city the table's own. */
  readonly veto: 'none' | 'failed' | 'open';
  readonly card: ScoreCard;
  /** Chinese: what was entered and cannot be counted yet. */
  readonly disputes: readonly string[];
}

export interface ScoringInput {
  readonly edition: Edition;
  readonly entries: readonly ScoreEntry[];
  /** Two inspectors must agree. */
  readonly doubleEntry: boolean;
}

interface Subject {
  readonly id: string;
  readonly veto: Scored['veto'];
  readonly services: boolean;
  readonly known: Known;
}

function scored(
  { edition, doubleEntry }: ScoringInput,
  table: ScoreTableId,
  subject: Subject,
  entries: readonly ScoreEntry[],
): readonly Scored[] {
  const rows = edition[table] === null ? [] : tableRows(edition[table]);
  const { id, veto, services, known } = subject;
  const entered = enteredFacts(rows, entries, doubleEntry);
  const byPeople = isIn(entered.answered);
  const answered = isIn([...known.answered, ...entered.answered]);
  const facts = [...known.facts.filter((fact) => !byPeople(fact)), ...entered.facts];
  const unanswered = rows.filter((row) => row.clause !== '' && !answered(row));
  const card = scoreSubject({ edition, table, veto, services, facts, unanswered });
  const disputes = entered.open.map(({ indicator, clause, why }) => `${indicator}${clause}：${why}`);
  return card.ok ? [{ id, veto, card: card.value, disputes }] : [];
}

export interface PortalsScored extends ScoringInput {
  /** In the order of the list. */
  readonly portals: readonly Site[];
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly BriefFinding[];
}

/** Portals without a verdict are left out. */
export function scorePortals(input: PortalsScored): readonly Scored[] {
  const { edition, portals, verdicts } = input;
  const outcomes = new Map(verdicts.map(({ subject, outcome }) => [subject, outcome]));
  const findings = groupBy(input.findings, ({ subject }) => subject);
  const entries = groupBy(
    input.entries.filter(({ table }) => table === 'portal'),
    ({ subject }) => subject,
  );
  const checked = (edition.portal ? tableRows(edition.portal) : []).filter(({ checks }) => checks.length > 0);
  return portals.flatMap(({ code, services }) => {
    const outcome = outcomes.get(code);
    if (outcome === undefined) return [];
    const veto = outcome === 'unqualified' ? 'failed' : outcome === 'qualified' ? 'none' : 'open';
    const own = findings.get(code) ?? [];
    const facts = checked.flatMap(({ indicator, clause, checks }) =>
      own.filter(({ check }) => checks.includes(check)).map(({ target }) => ({ indicator, clause, target })),
    );
    const subject: Subject = { id: code, veto, services, known: { facts, answered: checked } };
    return scored(input, 'portal', subject, entries.get(code) ?? []);
  });
}

export interface CitiesScored extends ScoringInput {
  readonly regions: readonly Region[];
  /** What is computed, by city; of a city that is not in it nothing is. */
  readonly computed: ReadonlyMap<string, Known>;
}

const NOTHING: Known = { facts: [], answered: [] };

/** 市（州）, by code. */
export function scoreCities(input: CitiesScored): readonly Scored[] {
  const entries = groupBy(
    input.entries.filter(({ table }) => table === 'supervision'),
    ({ subject }) => subject,
  );
  const cities = input.regions.filter(({ code }) => !isProvince(code) && cityOf(code) === code);
  return cities.flatMap(({ code }) => {
    const known = input.computed.get(code) ?? NOTHING;
    const subject: Subject = { id: code, veto: 'none', services: true, known };
    return scored(input, 'supervision', subject, entries.get(code) ?? []);
  });
}
