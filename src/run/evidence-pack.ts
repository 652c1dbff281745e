// What an evidence pack is made of: a site's findings in one sealed run or a frozen quarter, and their kept files.
import { err, ok, type Result } from '../model/result.ts';
import type { Edition } from '../model/indicator.ts';
import type { LedgerRow, Run } from '../model/run.ts';
import type { Site } from '../model/site.ts';
import type { PackedFile } from '../report/evidence/record.ts';
import type { KeptFinding } from '../report/kept-finding.ts';
import type { Store } from '../store/port.ts';
import { withEvidence } from './kept-evidence.ts';
import { problemsGone } from './kept.ts';
import type { JudgedSites } from './period/frozen.ts';
import { findWeekRun } from './probe/week.ts';
import type { StoredFiles } from './reassess/stored-files.ts';

export interface PackOf {
  /** 网站标识码. */
  readonly code: string;
  /** With what could not be told, besides what is at fault. */
  readonly unknownToo: boolean;
}

export interface SiteEvidence {
  readonly site: Site;
  /** How the site ended in the run. */
  readonly ledger: Pick<LedgerRow, 'state' | 'reason'>;
  readonly findings: readonly KeptFinding[];
}

type Stores = Pick<Store, 'inventory' | 'runs' | 'readings'>;

const outcomes = (unknownToo: boolean): readonly string[] => (unknownToo ? ['fail', 'unknown'] : ['fail']);

/** Faults before what could not be told; within them by check, section and address. */
function inOrder(findings: readonly KeptFinding[]): readonly KeptFinding[] {
  const keyOf = ({ outcome, check, measured, target, id }: KeptFinding): string =>
    JSON.stringify([outcome, check, measured['section'] ?? '', target, id]);
  return findings
    .map((finding) => ({ finding, key: keyOf(finding) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ finding }) => finding);
}

/** Of one run, with the prober's week. @returns one Chinese line when the site or its findings are not there. */
export async function siteEvidence(
  store: Stores,
  { run, edition }: { readonly run: Run; readonly edition: Edition },
  { code, unknownToo }: PackOf,
): Promise<Result<SiteEvidence, string>> {
  if (run.kept === 'ledger') return err(problemsGone(run));
  const [site, ledger] = [await store.inventory.byCode(code), await store.runs.ledger(run.id)];
  if (!site) return err(`台账里没有标识码为 ${code} 的网站；请核对标识码，或先导入台账`);
  const row = ledger.find((one) => one.site === code);
  if (!row)
    return err(
      `巡检 ${run.id} 不包括网站 ${code}；请另写 --run，运行 xunjian timeline ${code} 可查看它在哪几轮`,
    );
  const week = run.kind === 'nightly' ? await findWeekRun(store.runs, { asOf: run.asOf, edition }) : null;
  const findings: KeptFinding[] = [];
  for (const id of [run.id, ...(week ? [week.id] : [])])
    for (const outcome of outcomes(unknownToo))
      for await (const finding of store.readings.findings(id, { site: code, outcome }))
        findings.push(finding);
  return ok({ site, ledger: row, findings: inOrder(findings) });
}

/** Of a frozen quarter as decided: what was dismissed is left out. @returns one Chinese line likewise. */
export async function quarterEvidence(
  { readings }: Pick<Store, 'readings'>,
  { part, subjects, ledger }: JudgedSites,
  { code, unknownToo }: PackOf,
): Promise<Result<SiteEvidence, string>> {
  const subject = subjects.find(({ id }) => id === code);
  const row = ledger.find(({ site }) => site === code);
  if (!subject || !row) return err(`${part.period} 冻结时没有检查网站 ${code}；请核对标识码，或另写 --run`);
  const wanted = outcomes(unknownToo);
  const counted = subject.findings.filter(({ outcome }) => wanted.includes(outcome));
  const { findings, gone } = await withEvidence(readings, counted, { site: code });
  const [lost] = gone;
  if (lost) return err(problemsGone({ id: lost.run }));
  return ok({ site: subject.row, ledger: row, findings: inOrder(findings) });
}

const WRONG = { missing: '不存在', altered: '与其 SHA-256 不符' } as const;

/** @returns one Chinese line when a file is missing or no longer what was kept; the whole pack rests on each of them. */
export async function filesWhole(
  stored: StoredFiles,
  files: readonly PackedFile[],
): Promise<Result<null, string>> {
  const wrong: string[] = [];
  for (const { ref } of files) {
    const state = await stored.stateOf(ref);
    if (state !== 'whole') wrong.push(`${ref.path} ${WRONG[state]}`);
  }
  const [first] = wrong;
  if (first === undefined) return ok(null);
  const more = wrong.length === 1 ? '' : `，等 ${String(wrong.length)} 个`;
  return err(`证据文件 ${first}${more}，没有写出证据包；请从备份恢复证据文件，或换一轮、重新巡检`);
}
