// 单位自报: the newest article's link, as the offices of the sampled 公众号 filled it in. Some got it wrong.
import { hash } from '../rng.ts';
import { csv } from './csv.ts';
import type { AccountPlan, Post } from './model.ts';
import { inWindow } from './moments.ts';
import { newestCounted } from './posts.ts';
import type { TrapName } from './traps.ts';
import { postUrl } from './urls.ts';

const UNANSWERED: readonly TrapName[] = [
  'no-answer',
  'datacube-only',
  'datacube-delay',
  'datacube-unauthorised',
];

function answered(account: AccountPlan): boolean {
  if (account.platform !== 'wechat' || !account.sampled || UNANSWERED.includes(account.trap)) return false;
  // Who authorised the platform may well not bother to answer as well.
  return !account.authorised || hash('answered', account.key) % 100 < 80;
}

function reportedPost(account: AccountPlan, asOf: number): Post | null {
  if (account.trap !== 'stale-report') return newestCounted(account.posts, asOf);
  return account.posts.find((post) => !inWindow(post.at, asOf) && post.at < asOf) ?? null;
}

/** Account id → the link it reported. */
export function selfReportsOf(accounts: readonly AccountPlan[], asOf: number): ReadonlyMap<string, string> {
  const others = accounts.filter(
    (account) => account.platform === 'wechat' && account.sampled && account.trap === 'plain',
  );
  const out = new Map<string, string>();
  for (const account of accounts.filter(answered)) {
    const from = account.trap === 'wrong-report' ? others[hash(account.key) % others.length] : account;
    const post = from === undefined ? null : reportedPost(from, asOf);
    if (from === undefined || post === null) throw new Error(`${account.id} has nothing to report`);
    out.set(account.id, postUrl(from, post));
  }
  return out;
}

export function selfReportsCsv(reports: ReadonlyMap<string, string>): string {
  return csv(['备案编号', '最新一条链接'], [...reports]);
}
