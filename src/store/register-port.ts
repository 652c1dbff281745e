// What the house asks of the register of sections: taken in site by site, read as streams.
import type { Run } from '../model/run.ts';
import type {
  RegisteredSection,
  RegisterUpdate,
  SectionEvent,
  SiteRegister,
} from '../model/section-register.ts';

export interface SectionRegisterStore {
  /** Sealed nightly runs that have not been taken in whole, the earliest begun first. Rescans never are. */
  pending(): Promise<readonly Run[]>;
  /**
   * Takes one site's visit of a sealed run in, in one transaction. `decide` is given what is known and must be pure.
   * @param visitedAt when the visit ended, epoch ms.
   * @returns false, and nothing changes, when this run was taken in already or a later visit has been.
   */
  update(
    run: string,
    site: string,
    visitedAt: number,
    decide: (known: SiteRegister) => RegisterUpdate,
  ): Promise<boolean>;
  /** Every site of the run has been taken in. */
  finish(run: string, at: number): Promise<void>;
  /** By site and number; one site's only, when named. */
  sections(site?: string): AsyncIterable<{ readonly site: string; readonly section: RegisteredSection }>;
  /** In the order of the runs, then by site. `since`: the first 监测时间点 that counts, epoch ms. */
  events(filter?: {
    readonly run?: string;
    readonly site?: string;
    readonly since?: number;
  }): AsyncIterable<SectionEvent>;
}
