// What the house asks of the store to hold nights against one another: lean rows, without evidence.
import type { Finding } from '../model/finding.ts';
import type { LedgerRow, Run } from '../model/run.ts';
import type { Verdict } from '../model/verdict.ts';

/** A finding that is no clean answer: `fail` or `unknown`. */
export type OpenFinding = Pick<
  Finding,
  'subject' | 'id' | 'check' | 'outcome' | 'target' | 'message' | 'measured'
>;

export interface ComparisonStore {
  /** By subject, in the findings' order; failing ones only, when asked. */
  open(
    run: string,
    filter?: { readonly subject?: string; readonly failing?: boolean },
  ): Promise<readonly OpenFinding[]>;
  /** The checks that fail, by subject. */
  failing(run: string): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** Sealed runs that planned the site, the earliest begun first, and how each ended for it. */
  runsOf(site: string): Promise<readonly { readonly run: Run; readonly row: LedgerRow }[]>;
  /** Of one subject, over all runs and editions. */
  verdictsOn(subject: string): Promise<readonly Verdict[]>;
}
