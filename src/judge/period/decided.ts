// A frozen subject with what was decided of it since: findings dismissed, confirmed, entered, adopted.
import type { FrozenFinding, FrozenSubject, PeriodDecision } from '../../model/period.ts';

export interface DecidedSubject<Row> extends FrozenSubject<Row> {
  /** The decision by which it is not judged; null when it is. */
  readonly exempt: PeriodDecision | null;
}

/** Those that hold: revoked ones and the revocations themselves are left out. In the order of their numbers. */
export function standing(decisions: readonly PeriodDecision[]): readonly PeriodDecision[] {
  const revoked = new Set(
    decisions.filter(({ action }) => action === 'revoke').map(({ target }) => Number(target)),
  );
  return [...decisions]
    .filter(({ action, number }) => action !== 'revoke' && !revoked.has(number))
    .sort((one, other) => one.number - other.number);
}

const byId = (one: FrozenFinding, other: FrozenFinding): number => (one.id < other.id ? -1 : 1);

/** What the adopted run looked at takes the place of what was frozen under the same checks. */
function adopted<Row>(subject: FrozenSubject<Row>, decision: PeriodDecision): FrozenSubject<Row> {
  const view = decision.adopted;
  if (!view) return subject;
  // A prober's week speaks of its own check alone; a look at the pages leaves the week where it is.
  const own = new Set(view.findings.map(({ check }) => check));
  const stay = subject.findings.filter(({ check, run }) =>
    view.ledger === null ? !own.has(check) : run !== subject.run,
  );
  return {
    ...subject,
    ...(view.ledger === null ? {} : { run: view.run, ledger: view.ledger }),
    findings: [...stay, ...view.findings],
  };
}

/** A dismissed finding no longer speaks against the subject, but it still was looked at. */
function decided(finding: FrozenFinding, decisions: readonly PeriodDecision[]): FrozenFinding {
  const last = decisions
    .filter(({ action, target }) => (action === 'dismiss' || action === 'confirm') && target === finding.id)
    .at(-1);
  if (!last) return finding;
  const note = { decision: last.number, decidedBy: last.by, decidedOn: last.day };
  return last.action === 'dismiss'
    ? { ...finding, outcome: 'pass', measured: { ...finding.measured, ...note, dismissed: true } }
    : { ...finding, measured: { ...finding.measured, ...note, confirmed: true } };
}

/** @param decisions of the period; those of other subjects are passed over. */
export function decidedSubject<Row>(
  subject: FrozenSubject<Row>,
  decisions: readonly PeriodDecision[],
): DecidedSubject<Row> {
  const own = standing(decisions).filter((decision) => decision.subject === subject.id);
  const seen = own.filter(({ action }) => action === 'adopt').reduce(adopted, subject);
  const entered = own.flatMap((decision) => decision.entered ?? []);
  return {
    ...seen,
    findings: [...seen.findings, ...entered].map((finding) => decided(finding, own)).sort(byId),
    exempt: own.filter(({ action }) => action === 'exempt').at(-1) ?? null,
  };
}
