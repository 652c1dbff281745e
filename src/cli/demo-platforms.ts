// The simulated platforms of the demo: their accounts taken in, checked by night, judged and exported.
import { appendFile, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { loadConfig } from '../app/config.ts';
import { runWorld, startWorld, type DemoWorld } from './demo-child.ts';
import { CommandFailure } from './exit.ts';

const Announcement = z.object({ port: z.number().int(), out: z.string(), accounts: z.number().int() });

export type DemoPlatforms = DemoWorld<z.infer<typeof Announcement>>;

/** 政府 494 and 省直 321 in full, 197 drawn of the others that run: what the province's 919 sites go with. */
const WHOLE = { sites: 919, accounts: 1012, drawn: 197, register: 7605 } as const;

/** Fewer could not hold every way in which an account is awkward. */
const FEWEST = 200;

const inProportion = (of1012: number, accounts: number): number =>
  Math.round((of1012 * accounts) / WHOLE.accounts);

export const accountsFor = (sites: number): number =>
  Math.max(FEWEST, Math.round((WHOLE.accounts * sites) / WHOLE.sites));

/** The whole register that they stand in. Its rows are some 13.6 % more than in that many accounts, as in the province. */
const registerFor = (accounts: number): number => inProportion(WHOLE.register, accounts);

/** How many of the cities' and counties' are drawn: the shipped number, for a smaller province fewer. */
const drawnFor = (accounts: number): number => inProportion(WHOLE.drawn, accounts);

export interface PlatformsInput {
  readonly accounts: number;
  readonly seed: number;
  /** ISO 8601. */
  readonly asOf: string;
  readonly out: string;
}

export function startDemoPlatforms({ accounts, seed, asOf, out }: PlatformsInput): Promise<DemoPlatforms> {
  const size = ['--count', String(accounts), '--register', String(registerFor(accounts)), '--to-be-drawn'];
  const words = [...size, '--seed', String(seed), '--as-of', asOf, '--out', out];
  return startWorld(['platforms', 'serve.js'], words, Announcement);
}

/** The platforms are our own and need not be spared. */
const HURRIED = `# 模拟平台在本机，不必放慢；真实平台请用安装目录 config/accounts.yaml 中的间隔。
accounts:
  interval:
    default: 1ms
    wechat: 1ms
    weibo: 1ms
    douyin: 1ms
    kuaishou: 1ms
    xiaohongshu: 1ms
    toutiao: 1ms
    bilibili: 1ms
    thepaper: 1ms
    app-ios: 1ms
    app-android: 1ms
  breaker: { after: 3, first: 10ms, longest: 100ms, rests: 1000 }
  rsshub: https://rsshub.test
`;

/** A smaller province draws fewer: what the operator of one would write. */
async function scaleSample(workspace: string, accounts: number): Promise<void> {
  if (accounts === WHOLE.accounts) return;
  const loaded = await loadConfig(workspace);
  if (!loaded.ok) throw new CommandFailure(loaded.error.join('；'));
  const strata = loaded.value.sampling.accounts.strata.map((stratum) =>
    stratum.take === 'all' ? stratum : { ...stratum, take: drawnFor(accounts) },
  );
  const text = stringify({ sampling: { accounts: { strata } } });
  await appendFile(join(workspace, 'config', 'sampling.yaml'), `\n# 模拟省份较小，按比例少抽。\n${text}`);
}

/** Settings and tokens of the workspace, as an operator would lay them down. */
export async function prepareAccounts(
  workspace: string,
  { out }: DemoPlatforms,
  accounts: number,
): Promise<void> {
  await writeFile(join(workspace, 'config', 'accounts.yaml'), HURRIED);
  await scaleSample(workspace, accounts);
  await mkdir(join(workspace, 'accounts'), { recursive: true });
  await copyFile(join(out, 'authorisations.csv'), join(workspace, 'accounts', 'authorisations.csv'));
}

const Inspected = z.object({
  table: z.string(),
  screenshots: z.string(),
  accounts: z.number().int(),
  entries: z.number().int(),
});

/** The inspectors of the simulated world fill in the table that was written for them. */
export function inspectByEye(table: string, platforms: DemoPlatforms): Promise<z.infer<typeof Inspected>> {
  const truth = join(platforms.out, 'accounts-truth.json');
  const words = ['--table', table, '--truth', truth, '--out', join(platforms.out, 'inspectors')];
  return runWorld(['platforms', 'inspect.js'], words, Inspected);
}
