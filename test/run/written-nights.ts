// Nights written straight into a real workspace's database, inspected by the real checks and taken in as at sealing.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HomePage, Links, Reachability, Sections } from '../../src/artifacts/site.ts';
import { openHouse } from '../../src/app/compose.ts';
import type { House } from '../../src/app/house.ts';
import { inspectSite } from '../../src/inspect/inspect.ts';
import { dateAt, isoAt } from '../../src/model/calendar.ts';
import type { Run, RunKind, TerminalState } from '../../src/model/run.ts';
import type { Site } from '../../src/model/site.ts';
import { trackSealedRuns } from '../../src/run/track-sections.ts';
import { trackSealedWarnings } from '../../src/run/track-warnings.ts';
import { viewWarnings, type WarningsView } from '../../src/run/warnings-view.ts';
import { bag, coverage, home, reachability, type Gathered } from '../checks/bench.ts';
import { DAY_MS, NIGHT, site } from '../suites/samples.ts';

/** What a night finds of a site; a state other than `visited` comes with nothing, save a thin look. */
export type Found = Gathered & { readonly state?: TerminalState };

export class Nights {
  readonly house: House;
  readonly folder: string;
  readonly sites: readonly Site[];

  private constructor(house: House, folder: string, sites: readonly Site[]) {
    this.house = house;
    this.folder = folder;
    this.sites = sites;
  }

  /** @param sites by code, or whole. */
  static async begin(sites: readonly (string | Site)[]): Promise<Nights> {
    const folder = await mkdtemp(join(tmpdir(), 'xunjian-nights-'));
    const options = { workspace: folder, asOf: NIGHT, connectTo: [], allowNetworks: [], json: false };
    const opened = await openHouse(options, { store: 'create' });
    if (!opened.ok) throw new Error(opened.error);
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const all = sites.map((one) => (typeof one === 'string' ? site(one) : one));
    await opened.value.store.inventory.replaceSites(all, NIGHT - DAY_MS);
    const house = { ...opened.value, log: { ...opened.value.log, ...log } };
    return new Nights(house, folder, all);
  }

  async end(): Promise<void> {
    await this.house.close();
    await rm(this.folder, { recursive: true });
  }

  /** A sealed run on the given night over all sites, or those named in `found`; nothing is taken in yet. */
  async seal(
    turn: number,
    found: Readonly<Record<string, Found>>,
    over: { readonly kind?: RunKind; readonly asOf?: number; readonly depth?: string } = {},
  ): Promise<Run> {
    const { store, edition } = this.house;
    const asOf = over.asOf ?? NIGHT + turn * DAY_MS;
    const codes = Object.keys(found).sort();
    const run = await store.runs.open({
      ...{ kind: over.kind ?? 'nightly', asOf, edition: edition.id },
      ...{ depth: over.depth ?? 'sections', startedAt: asOf, sites: codes },
    });
    for (const code of codes) await this.#visit(run, code, found[code] ?? {});
    return store.runs.seal(run.id, asOf + 3_600_000);
  }

  async #visit(run: Run, code: string, { state = 'visited', ...gathered }: Found): Promise<void> {
    const { store, edition, checks } = this.house;
    const of = this.sites.find((one) => one.code === code);
    if (!of) throw new Error(`no site ${code}`);
    const endedAt = run.startedAt + 60_000;
    const opened = state === 'visited' || state === 'thin';
    const artifacts = bag({
      home: home({ url: of.url, newest: dateAt(run.asOf) }),
      reachability: reachability({
        ...{ url: of.url, opened },
        failure: opened ? null : { kind: 'timeout', detail: isoAt(run.asOf) },
      }),
      ...gathered,
    });
    const nothing = { ok: false, error: { kind: 'timeout', detail: '' } } as const;
    if (!opened) artifacts.set(Sections, nothing).set(HomePage, nothing).set(Links, nothing);
    const findings = inspectSite({
      ...{ run: run.id, site: of, asOf: dateAt(run.asOf), edition, checks, artifacts, seenAt: endedAt },
    });
    await store.runs.saveVisit(
      {
        ...{ run: run.id, site: code, state, reason: gathered.thin ?? '', startedAt: run.startedAt, endedAt },
        reachability: artifacts.get(Reachability),
        homePage: artifacts.get(HomePage),
        sections: artifacts.get(Sections),
        links: artifacts.get(Links),
        ...{ coverage: coverage(gathered.thin ?? null), requests: 1, bytes: 1 },
      },
      findings,
    );
  }

  /** The same, taken into the register and the warnings. */
  async night(turn: number, found: Readonly<Record<string, Found>>): Promise<Run> {
    const run = await this.seal(turn, found);
    await trackSealedRuns(this.house);
    await trackSealedWarnings(this.house);
    return run;
  }

  /** What the warnings say as of the newest night. */
  async view(): Promise<WarningsView> {
    const { store, edition, warning: settings } = this.house;
    const seen = await viewWarnings(store, { edition, settings, sites: this.sites });
    if (!seen) throw new Error('no run was taken in');
    return seen;
  }
}
