// Findings that count in a quarter, each with the evidence that the run it is of still keeps.
import type { Finding } from '../model/finding.ts';
import { ENTERED_CHECK, type FrozenFinding } from '../model/period.ts';
import type { KeptFinding } from '../report/kept-finding.ts';
import type { ReadingStore } from '../store/port.ts';

/** What a person entered is of no run. */
const isOfRun = ({ check }: FrozenFinding): boolean => check !== ENTERED_CHECK;

export interface KeptEvidence {
  /** In the order given. */
  readonly findings: readonly KeptFinding[];
  /** Those that their run no longer holds. */
  readonly gone: readonly FrozenFinding[];
}

/**
 * @param filter narrows what is read of the runs, where all findings are known to lie within it.
 */
export async function withEvidence(
  readings: Pick<ReadingStore, 'findings'>,
  findings: readonly FrozenFinding[],
  filter: Parameters<ReadingStore['findings']>[1] = {},
): Promise<KeptEvidence> {
  const wanted = new Set(findings.map(({ id }) => id));
  const stored = new Map<string, Pick<Finding, 'evidence' | 'seenAt'>>();
  for (const run of new Set(findings.filter(isOfRun).map((finding) => finding.run)))
    for await (const { id, evidence, seenAt } of readings.findings(run, filter))
      if (wanted.has(id)) stored.set(id, { evidence, seenAt });
  const kept = findings.map((finding): KeptFinding => {
    const { evidence, seenAt } = stored.get(finding.id) ?? { evidence: [], seenAt: null };
    return { ...finding, evidence, seenAt };
  });
  const gone = findings.filter((finding) => isOfRun(finding) && !stored.has(finding.id));
  return { findings: kept, gone };
}
