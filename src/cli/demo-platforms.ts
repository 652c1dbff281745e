// The simulated platforms of the demo: their accounts taken in, checked by night, judged and exported.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { startWorld, type DemoWorld } from './demo-child.ts';

const Announcement = z.object({ port: z.number().int(), out: z.string(), accounts: z.number().int() });

export type DemoPlatforms = DemoWorld<z.infer<typeof Announcement>>;

/** 政府 494 and 省直 321 in full, 197 drawn: what the province's 919 sites go with. */
const WHOLE = { sites: 919, accounts: 1012 } as const;

/** Fewer could not hold every way in which an account is awkward. */
const FEWEST = 200;

export const accountsFor = (sites: number): number =>
  Math.max(FEWEST, Math.round((WHOLE.accounts * sites) / WHOLE.sites));

export function startDemoPlatforms(input: {
  readonly accounts: number;
  readonly seed: number;
  /** ISO 8601. */
  readonly asOf: string;
  readonly out: string;
}): Promise<DemoPlatforms> {
  const { accounts, seed, asOf, out } = input;
  const words = ['--count', String(accounts), '--seed', String(seed), '--as-of', asOf, '--out', out];
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

/** Settings and tokens of the workspace, as an operator would lay them down. */
export async function prepareAccounts(workspace: string, { out }: DemoPlatforms): Promise<void> {
  await writeFile(join(workspace, 'config', 'accounts.yaml'), HURRIED);
  await mkdir(join(workspace, 'accounts'), { recursive: true });
  await copyFile(join(out, 'authorisations.csv'), join(workspace, 'accounts', 'authorisations.csv'));
}

export const ACCOUNT_EXPORTS = [
  { kind: 'summary', format: 'xlsx', says: '账号合格率：分层、各市（州）、各平台' },
  { kind: 'verdicts', format: 'xlsx', says: '每个账号的结论' },
  { kind: 'findings', format: 'ndjson', says: '每条问题和未能确定的事项，带原因和下一步' },
] as const;
