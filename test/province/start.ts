// Starts a province inside a test: plan, truth, server.
import { answerer } from './answers.ts';
import { inventoryCsv } from './inventory.ts';
import { planProvince, type ProvinceOptions, type ProvincePlan } from './plan.ts';
import { startServer } from './server.ts';
import { Recorder, type Stats } from './stats.ts';
import { truthOf, type Truth } from './truth.ts';

export interface StartOptions extends ProvinceOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly latencyMs?: number;
  readonly logFile?: string;
}

export interface Province {
  readonly port: number;
  readonly plan: ProvincePlan;
  readonly truth: Truth;
  /** The inventory as CSV text. */
  readonly inventory: string;
  stats(): Stats;
  close(): Promise<void>;
}

/** A running province on the loopback address; every host and both schemes answer on its one port. */
export async function startProvince(options: StartOptions): Promise<Province> {
  const plan = planProvince(options);
  const recorder = new Recorder(options.logFile ?? null);
  const server = await startServer({
    port: options.port ?? 0,
    latencyMs: options.latencyMs ?? 0,
    answer: answerer(plan),
    recorder,
  });
  return {
    port: server.port,
    plan,
    truth: truthOf(plan),
    inventory: inventoryCsv(plan.inventory),
    stats: () => recorder.read(),
    async close() {
      await server.close();
      recorder.close();
    },
  };
}
