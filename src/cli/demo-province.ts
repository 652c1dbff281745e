// The simulated province of the demo.
import { z } from 'zod';
import { startWorld, type DemoWorld } from './demo-child.ts';

const Announcement = z.object({
  port: z.number().int(),
  inventory: z.string(),
  truth: z.string(),
  sites: z.number().int(),
  pages: z.number().int(),
});

export type Province = DemoWorld<z.infer<typeof Announcement>>;

export interface ProvinceInput {
  readonly sites: number;
  readonly seed: number;
  /** ISO 8601. */
  readonly asOf: string;
  /** Where inventory.csv and truth.json go. */
  readonly out: string;
}

export function startProvince({ sites, seed, asOf, out }: ProvinceInput): Promise<Province> {
  const words = ['--sites', String(sites), '--seed', String(seed), '--as-of', asOf, '--out', out];
  return startWorld(['serve.js'], words, Announcement);
}
