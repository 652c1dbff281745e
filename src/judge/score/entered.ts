// What inspectors entered, row by row: an answer once two of them agree, or once a third has decided between them.
import type { ScoreEntry } from '../../model/score-entry.ts';
import type { ScoreFact } from './facts.ts';
import type { RowRef } from './needs.ts';

/** Of one subject; `open` rows are not answered yet, each with why, in Chinese. */
export interface EnteredFacts {
  readonly facts: readonly ScoreFact[];
  readonly answered: readonly RowRef[];
  readonly open: readonly (RowRef & { readonly why: string })[];
}

type Answer = { readonly cases: number } | { readonly why: string };

/** The newest word of each inspector; arbitration apart. */
function newest(entries: readonly ScoreEntry[]): ReadonlyMap<string, ScoreEntry> {
  return new Map(entries.map((entry) => [entry.by, entry]));
}

function answerOf(entries: readonly ScoreEntry[], doubleEntry: boolean): Answer {
  const inspectors = [...newest(entries.filter(({ arbitration }) => !arbitration)).values()];
  const [first] = inspectors;
  const counts = new Set(inspectors.map(({ cases }) => cases));
  if (first && counts.size === 1 && (inspectors.length > 1 || !doubleEntry)) return { cases: first.cases };
  const names = inspectors.map(({ by }) => by);
  const decided = entries.filter(({ arbitration, by }) => arbitration && !names.includes(by)).at(-1);
  if (decided) return { cases: decided.cases };
  if (counts.size <= 1) return { why: '待第二人录入' };
  return { why: `${inspectors.map(({ by, cases }) => `${by} ${String(cases)}`).join('、')}，不一致，待仲裁` };
}

/**
 * @param rows those of the table that may be answered.
 * @param entries of one subject, in the order of entering.
 */
export function enteredFacts(
  rows: readonly RowRef[],
  entries: readonly ScoreEntry[],
  doubleEntry: boolean,
): EnteredFacts {
  const facts: ScoreFact[] = [];
  const answered: RowRef[] = [];
  const open: EnteredFacts['open'][number][] = [];
  for (const { indicator, clause } of rows) {
    const own = entries.filter((entry) => entry.indicator === indicator && entry.clause === clause);
    if (own.length === 0) continue;
    const answer = answerOf(own, doubleEntry);
    if ('why' in answer) {
      open.push({ indicator, clause, why: answer.why });
      continue;
    }
    answered.push({ indicator, clause });
    if (answer.cases > 0) facts.push({ indicator, clause, target: null, count: answer.cases });
  }
  return { facts, answered, open };
}
