// Starts the platforms inside a test: population, truth, server.
import { authorisationsCsv } from './answers/wechat-api.ts';
import { registerOf, type PopulationOptions } from './build.ts';
import { canariesCsv, canariesOf } from './canaries.ts';
import { accountsCsv } from './inventory.ts';
import type { AccountPlan, Platform } from './model.ts';
import { momentOf } from './moments.ts';
import { selfReportsCsv, selfReportsOf } from './self-reports.ts';
import { startPlatformServer, type LogLine } from './server.ts';
import { accountsTruth, type AccountsTruth } from './truth.ts';
import { platformWorld } from './world.ts';

export interface PlatformsOptions extends PopulationOptions {
  /** Rows of the whole register; 0 or absent: the sample alone. */
  readonly register?: number;
  /** The sample is drawn from that register by whoever is tested; its accounts are planted by this number. */
  readonly planting?: number;
  /** Platforms whose canaries (哨兵账号) answer nothing. */
  readonly sick?: readonly Platform[];
  readonly throttleAfter?: Readonly<Partial<Record<Platform, number>>>;
  /** Texts of robots.txt by host. */
  readonly robots?: Readonly<Record<string, string>>;
  readonly port?: number;
  /** How long after the 监测时间点 the platforms are asked, ms: their clock says so, what they show does not change. */
  readonly laterMs?: number;
  readonly latencyMs?: number;
  readonly logFile?: string;
}

export interface Platforms {
  readonly port: number;
  readonly accounts: readonly AccountPlan[];
  readonly canaries: readonly AccountPlan[];
  readonly truth: AccountsTruth;
  /** Account id → link of its newest article, as reported. */
  readonly reports: ReadonlyMap<string, string>;
  /** Texts of the files that an office would hold, by file name. */
  readonly files: Readonly<Record<string, string>>;
  /** Lets so many ms go by on the platforms' clock; what they show does not change. */
  goOn(ms: number): void;
  /** Every request so far. */
  readonly requests: readonly LogLine[];
  close(): Promise<void>;
}

/** A clock that shows a moment now and goes on from there; it can be put forward. */
class PlatformClock {
  readonly #started = Date.now();
  #from: number;

  constructor(from: number) {
    this.#from = from;
  }

  now(): number {
    return this.#from + Date.now() - this.#started;
  }

  putForward(ms: number): void {
    this.#from += ms;
  }
}

/** Running platforms on the loopback address; every host and both schemes answer on one port. */
export async function startPlatforms(options: PlatformsOptions): Promise<Platforms> {
  const asOf = momentOf(options.asOf);
  const { seed } = options;
  const accounts = registerOf({ ...options, register: options.register ?? 0 });
  const canaries = canariesOf(seed, asOf, options.sick ?? []);
  const reports = selfReportsOf(accounts, asOf);
  const truth = accountsTruth({ seed, asOf, accounts, reports });
  const clock = new PlatformClock(asOf + (options.laterMs ?? 0));
  const server = await startPlatformServer({
    port: options.port ?? 0,
    latencyMs: options.latencyMs ?? 0,
    now: () => clock.now(),
    tell: platformWorld({
      ...{ asOf, accounts, canaries, throttleAfter: options.throttleAfter ?? {} },
      robots: options.robots ?? {},
      now: () => clock.now(),
    }),
    logFile: options.logFile ?? null,
  });
  return {
    port: server.port,
    accounts,
    canaries,
    truth,
    reports,
    files: {
      'accounts.csv': accountsCsv(accounts),
      'selfReports.csv': selfReportsCsv(reports),
      'authorisations.csv': authorisationsCsv(accounts),
      'canaries.csv': canariesCsv(canaries),
      'accounts-truth.json': JSON.stringify(truth),
    },
    goOn: (ms) => clock.putForward(ms),
    requests: server.lines,
    close: () => server.close(),
  };
}
