// What stands on the forms of a frozen quarter: whose findings are to be looked at, and which rows wait for people.
import type { Edition, Indicator } from '../../model/indicator.ts';
import { coversWholeSubject, type SubjectKind } from '../../model/finding.ts';
import type { FrozenFinding } from '../../model/period.ts';
import type { ManualLine, ReviewLine, ScoreSheetLine, SheetSubject } from '../../report/period-sheets.ts';
import { groupBy } from '../../model/group.ts';
import { ENTERED_CHECK } from '../../model/period.ts';
import type { ScoreEntry } from '../../model/score-entry.ts';
import type { ScoreClause, ScoreTableId } from '../../model/score-table.ts';
import type { JudgedAccounts, JudgedSites } from './frozen.ts';

const KIND_NAMES: Readonly<Record<SubjectKind, string>> = { site: '网站', account: '账号' };

const vetoes = ({ indicators }: Edition, kind: SubjectKind): readonly Indicator[] =>
  indicators.filter(({ part, appliesTo }) => part === 'veto' && appliesTo === kind);

const inOrder = (one: ReviewLine, other: ReviewLine): number =>
  one.id < other.id ? -1 : one.id > other.id ? 1 : one.finding.id < other.finding.id ? -1 : 1;

/** Under which clause a finding is counted; null for none. */
function clauseOf(
  indicators: readonly Indicator[],
  { check, measured }: FrozenFinding,
): { readonly indicator: string; readonly clause: string } | null {
  for (const { id, name, clauses } of indicators) {
    const clause = clauses.find((one) =>
      check === ENTERED_CHECK
        ? measured['indicator'] === id && measured['clause'] === one.id
        : one.checks.includes(check),
    );
    if (clause) return { indicator: name, clause: clause.id };
  }
  return null;
}

/**
 * Of subjects that are not qualified, every finding that counts against them or leaves the answer open; of the others
 * those that fail without reaching a limit are no matter of review.
 */
export function reviewLines(judged: JudgedSites | JudgedAccounts): readonly ReviewLine[] {
  const { part, verdicts } = judged;
  const indicators = vetoes(part.edition, part.kind);
  const open = new Set(
    verdicts.filter(({ outcome }) => outcome !== 'qualified').map(({ subject }) => subject),
  );
  const subjects: readonly {
    readonly id: string;
    readonly row: { readonly name: string };
    readonly findings: readonly FrozenFinding[];
  }[] = judged.subjects;
  return subjects
    .filter(({ id }) => open.has(id))
    .flatMap(({ id, row, findings }) =>
      findings
        .filter((one) => one.outcome === 'fail' || (one.outcome === 'unknown' && !coversWholeSubject(one)))
        .flatMap((finding) => {
          const place = clauseOf(indicators, finding);
          return place ? [{ kind: KIND_NAMES[part.kind], id, name: row.name, ...place, finding }] : [];
        }),
    )
    .sort(inOrder);
}

/** Clauses that no check answers, for every subject that was looked at. */
export function manualLines(judged: JudgedSites | JudgedAccounts): readonly ManualLine[] {
  const { part, ledger } = judged;
  const rows: readonly { readonly id: string; readonly row: { readonly name: string } }[] = judged.subjects;
  const names = new Map(rows.map(({ id, row }) => [id, row.name]));
  const clauses = vetoes(part.edition, part.kind).flatMap(({ id, name, clauses: own }) =>
    own
      .filter(({ checks }) => checks.length === 0)
      .map((clause) => ({ indicator: id, indicatorName: name, clause: clause.id, text: clause.text })),
  );
  return ledger.flatMap(({ site }) => {
    const subject: SheetSubject = { kind: KIND_NAMES[part.kind], id: site, name: names.get(site) ?? '' };
    return clauses.map((clause) => ({ ...subject, ...clause }));
  });
}

export interface ScoredSubject {
  readonly id: string;
  readonly name: string;
}

const pointsText = ({ points, per, cap }: ScoreClause): string => {
  if (points === null) return '未核定';
  const each = per === 'each' ? '／处' : '';
  return `${String(points)}${each}${cap === null ? '' : `，至多 ${String(cap)}`}`;
};

function knownText({ checks, computed }: ScoreClause): string {
  if (checks.length > 0) return '系统检查';
  return computed === null ? '须人工' : '由台账计算';
}

/** Every row of a table for each of its subjects. @param names of the tables, in Chinese */
export function scoreLines(
  edition: Edition,
  table: ScoreTableId,
  subjects: readonly ScoredSubject[],
  entries: readonly ScoreEntry[],
  names: Readonly<Record<ScoreTableId, string>>,
): readonly ScoreSheetLine[] {
  const rules = edition[table];
  if (rules === null) return [];
  const entered = groupBy(
    entries.filter((entry) => entry.table === table),
    ({ subject, indicator, clause }) => `${subject} ${indicator} ${clause}`,
  );
  const rows = [rules.deduct, rules.bonus].flatMap(({ groups, indicators }) =>
    indicators.flatMap(({ id, name, group, clauses }) =>
      clauses.map((clause) => ({
        ...{ indicator: id, indicatorName: name, clause: clause.id, text: clause.text },
        group: groups.find((one) => one.id === group)?.name ?? group,
        ...{ points: pointsText(clause), known: knownText(clause) },
      })),
    ),
  );
  return subjects.flatMap(({ id, name }) =>
    rows.map((row) => ({
      ...{ table: names[table], id, name, ...row },
      entered: (entered.get(`${id} ${row.indicator} ${row.clause}`) ?? [])
        .map(({ by, cases, arbitration }) => `${by} ${String(cases)}${arbitration ? '（仲裁）' : ''}`)
        .join('、'),
    })),
  );
}
