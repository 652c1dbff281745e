// What is known of one account, written by hand, inspected by the real checks under the shipped edition.
import { AccountRegister, AccountSightings, type SeenOfAccount } from '../../src/artifacts/account.ts';
import { Artifacts } from '../../src/artifacts/token.ts';
import { inspectAccount } from '../../src/inspect/inspect.ts';
import type { AccountEntry } from '../../src/model/account-entry.ts';
import type { AccountPost, AccountReading } from '../../src/model/account-reading.ts';
import type { Account } from '../../src/model/account.ts';
import { dateAt } from '../../src/model/calendar.ts';
import type { Finding } from '../../src/model/finding.ts';
import { account } from '../suites/store-account-suite.ts';
import { ref } from '../suites/samples.ts';
import { prepared } from './bench.ts';

export const DAY = 86_400_000;
export const T0 = Date.parse('2026-03-16T09:00:00+08:00');

export const time = (daysBack: number): NonNullable<AccountPost['at']> => ({
  earliest: T0 - daysBack * DAY,
  latest: T0 - daysBack * DAY,
  basis: 'absolute',
});

export const post = (daysBack: number, over: Partial<AccountPost> = {}): AccountPost => ({
  ...{ id: String(daysBack), url: '', title: '工作动态', at: time(daysBack) },
  ...{ pinned: false, repost: false, commentsOpen: null, ...over },
});

export function seen(
  posts: readonly AccountPost[],
  over: Partial<SeenOfAccount> & { readonly reading?: AccountReading } = {},
  reading: Partial<AccountReading> = {},
): SeenOfAccount {
  return {
    ...{ source: 'a', coverage: 'complete', seenAt: T0, canaryHealthy: true, automation: 'scheduled' },
    ...{ url: 'https://weibo.com/u/1000000001', evidence: [ref('a', { kind: 'answer' })] },
    reading: {
      ...{ answer: 'ok', why: '', identity: { handle: '1', name: '某某发布' }, followers: null },
      ...{ posts, more: false, ...reading },
    },
    ...over,
  };
}

/** An inspector who looked an hour after T0, with a screenshot. */
export const entry = (inspector: string, over: Partial<AccountEntry> = {}): AccountEntry => ({
  ...{ account: 'A1', inspector, seenAt: T0 + 3_600_000, shownName: '某某发布', title: '旧闻', link: '' },
  ...{ shownTime: '', newest: time(40), wholeList: true, comments: 'untried', messages: 'untried' },
  ...{ offTopic: false, appUsable: null, state: 'normal', remarks: '', enteredAt: T0 + 3_600_000 },
  ...{ evidence: [ref('b', { kind: 'photo' })] },
  ...over,
});

export interface Known {
  readonly of?: Partial<Account>;
  readonly seen?: readonly SeenOfAccount[];
  readonly entries?: readonly AccountEntry[];
  readonly ofUnit?: readonly Account[];
}

export function findingsOf(known: Known, run = 'r1'): readonly Finding[] {
  const about = account(known.of ?? {});
  const artifacts = new Artifacts()
    .set(AccountSightings, {
      ok: true,
      value: { account: about, asOf: T0, seen: known.seen ?? [], entries: known.entries ?? [] },
    })
    .set(AccountRegister, { ok: true, value: { account: about, ofUnit: known.ofUnit ?? [] } });
  const edition = { id: 'national-2019' };
  const checks = prepared();
  return inspectAccount({
    run,
    account: about,
    asOf: dateAt(T0),
    edition,
    checks,
    artifacts,
    seenAt: T0,
  });
}

export const answers = (check: string, known: Known): readonly Finding[] =>
  findingsOf(known).filter((finding) => finding.check === check);
