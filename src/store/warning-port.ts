// What the house asks of the store about early warnings: taken in site by site, and shared causes run by run.
import type { Run } from '../model/run.ts';
import type { SharedCause, Warning, WarningEvent, WarningUpdate } from '../model/warning.ts';

export interface WarningStore {
  /** Sealed nightly runs that have not been taken in whole, the earliest begun first. Rescans never are. */
  pending(): Promise<readonly Run[]>;
  /**
   * Takes one subject's night in, in one transaction. `decide` is given what is known and must be pure.
   * @param visitedAt when the visit ended, epoch ms.
   * @returns false, and nothing changes, when this run was taken in already or a later visit has been.
   */
  update(
    run: string,
    subject: string,
    visitedAt: number,
    decide: (known: readonly Warning[]) => WarningUpdate,
  ): Promise<boolean>;
  /** Every subject of the run has been taken in. */
  finish(run: string, at: number): Promise<void>;
  /** The newest run taken in whole; null before the first. */
  latest(): Promise<Run | null>;
  /** Forgets warnings, their events and which runs were taken in: they can be computed again. Shared causes stay. */
  reset(): Promise<void>;
  /** By subject, number and kind; one subject's only, when named. Calm ones are left out, unless `calm`. */
  warnings(filter?: {
    readonly subject?: string;
    readonly calm?: boolean;
  }): AsyncIterable<{ readonly subject: string; readonly warning: Warning }>;
  /** In the order of the runs, then by subject. */
  events(filter?: { readonly run?: string; readonly subject?: string }): AsyncIterable<WarningEvent>;
  /** Replaces the shared causes of one sealed run, in one transaction. */
  saveCauses(run: string, causes: readonly SharedCause[]): Promise<void>;
  /** Of one run, or of all in their order. */
  causes(run?: string): Promise<readonly SharedCause[]>;
}
