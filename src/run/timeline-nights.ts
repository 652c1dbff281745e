// What one site's nights tell, one after another: how they ended, which faults came and went, and verdicts that changed.
import { saidOf, type ComparedFinding, type LaidOutRun } from '../judge/compare.ts';
import { groupBy } from '../model/group.ts';
import type { Verdict } from '../model/verdict.ts';
import type { TerminalState, Run } from '../model/run.ts';
import { VERDICT_NAMES } from '../report/columns.ts';
import type { TimelineEvent } from '../report/timeline-records.ts';

/** What checks and indicators are called, by id. */
export type RuleNames = ReadonlyMap<string, string>;

/** Messages written out before the rest becomes a number. */
const MESSAGES_SHOWN = 3;

const STATES: Readonly<Record<TerminalState, string>> = {
  visited: '已检查',
  thin: '检查不充分',
  unreachable: '打不开',
  challenged: '被防护系统拦截',
  'not-running': '非运行状态，未检查',
  'not-reached': '时间用完，未轮到',
  errored: '程序出错，未能检查',
};

/** One event per check: how many faults came, or went, and the first of them in words. */
function perCheck(
  { run }: LaidOutRun,
  what: '新增' | '消失',
  findings: readonly ComparedFinding[],
  names: RuleNames,
): readonly TimelineEvent[] {
  return [...groupBy(findings, ({ check }) => check)].map(([check, ones]) => {
    const shown = ones.slice(0, MESSAGES_SHOWN).map(({ message }) => message);
    const more = ones.length > MESSAGES_SHOWN ? '等' : '';
    const text = `${names.get(check) ?? check}${what} ${String(ones.length)} 个：${shown.join('；')}${more}`;
    return { at: run.asOf, kind: 'finding', text, run: run.id, refs: ones.map(({ id }) => id) };
  });
}

interface Known {
  readonly finding: ComparedFinding;
  /** How deep the night was that found it. */
  readonly depth: string;
}

/** Walks a site's nights from the first to the last. */
export class NightsTold {
  readonly #names: RuleNames;
  readonly #known = new Map<string, Known>();
  #state: TerminalState | null = null;
  #looked = false;

  constructor(names: RuleNames) {
    this.#names = names;
  }

  /** @param night of one site only. */
  tell(night: LaidOutRun, site: string, reason: string): readonly TimelineEvent[] {
    const state = night.states.get(site) ?? null;
    const events = [...this.#ended(night, state, reason), ...this.#findings(night, state)];
    this.#state = state;
    return events;
  }

  #ended({ run }: LaidOutRun, state: TerminalState | null, reason: string): readonly TimelineEvent[] {
    if (state === null || state === this.#state) return [];
    // That the first night went well is no event.
    if (this.#state === null && state === 'visited') return [];
    const why = reason === '' || reason === STATES[state] ? '' : `：${reason}`;
    return [{ at: run.asOf, kind: 'visit', text: `${STATES[state]}${why}`, run: run.id, refs: [] }];
  }

  #findings(night: LaidOutRun, state: TerminalState | null): readonly TimelineEvent[] {
    const gone: ComparedFinding[] = [];
    for (const [key, { finding, depth }] of this.#known)
      if (saidOf(night, key, finding, depth) === 'clear') {
        this.#known.delete(key);
        gone.push(finding);
      }
    const came: ComparedFinding[] = [];
    for (const [key, finding] of night.open) {
      if (finding.outcome !== 'fail') continue;
      if (!this.#known.has(key)) came.push(finding);
      this.#known.set(key, { finding, depth: this.#known.get(key)?.depth ?? night.run.depth });
    }
    const first = !this.#looked && state === 'visited';
    this.#looked ||= state === 'visited';
    if (first) return [this.#firstLook(night, came)];
    return [...perCheck(night, '新增', came, this.#names), ...perCheck(night, '消失', gone, this.#names)];
  }

  /** What the first look finds stood there before: one event, whatever it is. */
  #firstLook({ run }: LaidOutRun, came: readonly ComparedFinding[]): TimelineEvent {
    const sums = [...groupBy(came, ({ check }) => check)].map(
      ([check, ones]) => `${this.#names.get(check) ?? check} ${String(ones.length)} 个`,
    );
    const text = `首次检查：${sums.length === 0 ? '没有发现问题' : sums.join('，')}`;
    return { at: run.asOf, kind: 'finding', text, run: run.id, refs: came.map(({ id }) => id) };
  }
}

function clausesText(before: Verdict | undefined, after: Verdict, names: RuleNames): string {
  const told = after.indicators.flatMap(({ id, clause, outcome, count, limit }) => {
    const was = before?.indicators.find((one) => one.id === id && one.clause === clause);
    if (outcome !== 'fail' && was?.outcome !== 'fail') return [];
    if (was?.outcome === outcome && was.count === count) return [];
    return [
      `${names.get(id) ?? id}${clause && ` ${clause}`} ${String(was?.count ?? 0)} → ${String(count)} 个（限 ${String(limit)}）`,
    ];
  });
  return told.length > 0 ? `：${told.join('，')}` : '';
}

/**
 * Verdicts on one site whose outcome differs from the one before, by edition; of nightly runs.
 * @param runs by id, the earliest first in `verdicts`.
 */
export function verdictEvents(
  verdicts: readonly Verdict[],
  runs: ReadonlyMap<string, Run>,
  names: RuleNames,
): readonly TimelineEvent[] {
  const last = new Map<string, Verdict>();
  return verdicts.flatMap((verdict) => {
    const run = runs.get(verdict.run);
    if (run?.kind !== 'nightly') return [];
    const before = last.get(verdict.edition);
    last.set(verdict.edition, verdict);
    if (before?.outcome === verdict.outcome) return [];
    const from = before ? `${VERDICT_NAMES[before.outcome]} → ` : '首次判定：';
    const why = verdict.outcome === 'undetermined' ? `：${verdict.reasons[0] ?? ''}` : '';
    const text = `${from}${VERDICT_NAMES[verdict.outcome]}${why || clausesText(before, verdict, names)}`;
    const refs = verdict.indicators
      .filter(({ outcome }) => outcome === 'fail')
      .flatMap(({ findings }) => findings);
    return [{ at: run.asOf, kind: 'verdict', text, run: run.id, refs }];
  });
}
