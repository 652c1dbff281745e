// Another run's view of one subject, taken as it is when it is adopted.
import type { SubjectKind } from '../../model/finding.ts';
import type { AdoptedView, FrozenFinding, PeriodPart } from '../../model/period.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { RunKind } from '../../model/run.ts';
import type { Store } from '../../store/port.ts';

const FITS: Readonly<Record<SubjectKind, readonly RunKind[]>> = {
  site: ['rescan', 'nightly', 'probe-week'],
  account: ['accounts'],
};

/** @returns the view, or one Chinese line: no such run, not sealed, of other rules, or without this subject. */
export async function viewOf(
  { runs, readings }: Pick<Store, 'runs' | 'readings'>,
  { kind, edition }: Pick<PeriodPart, 'kind' | 'edition'>,
  id: string,
  subject: string,
): Promise<Result<AdoptedView, string>> {
  const run = await runs.get(id);
  if (!run) return err(`没有编号为 ${id} 的巡检；运行 xunjian status 查看`);
  if (run.state !== 'sealed') return err(`巡检 ${id} 尚未完成，不能采用`);
  if (!FITS[kind].includes(run.kind))
    return err(`巡检 ${id} 不是${kind === 'site' ? '网站的复扫' : '账号检查'}，不能采用`);
  if (run.edition !== edition.id)
    return err(`巡检 ${id} 按指标 ${run.edition} 检查，本季按 ${edition.id} 判定，不能采用`);
  const row = (await runs.ledger(id)).find(({ site }) => site === subject);
  if (!row) return err(`巡检 ${id} 没有检查 ${subject}；采用复扫先运行 xunjian rescan ${subject}`);
  const findings: FrozenFinding[] = [];
  for await (const finding of readings.findings(id, { site: subject })) {
    const { run: of, check, outcome, target, page, message, measured } = finding;
    findings.push({ id: finding.id, run: of, subject, check, outcome, target, page, message, measured });
  }
  const { state, reason } = row;
  return ok({ run: id, ledger: run.kind === 'probe-week' ? null : { state, reason }, findings });
}
