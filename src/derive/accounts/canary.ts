// 哨兵账号: whether an answer about an account that posts every day shows that it does, and which answers stand between
// two healthy looks.
import { dateAt, plusDays } from '../../model/calendar.ts';
import { isApp } from './settled.ts';
import type { AccountReading } from '../../model/account-reading.ts';
import type { Platform } from '../../model/account.ts';
import type { AccountSighting, CanaryLook } from '../../model/account-sighting.ts';

/** What a look at a canary says of our sight; `why` is Chinese, '' when it is healthy. */
export interface CanaryHealth {
  readonly healthy: boolean;
  readonly why: string;
}

/**
 * Healthy: a post of the answer's own day or the day before (Asia/Shanghai) is shown; of an app, that it is offered.
 * @param seenAt the answer's moment, epoch ms.
 */
export function canaryHealth(platform: Platform, reading: AccountReading, seenAt: number): CanaryHealth {
  if (reading.answer !== 'ok') return { healthy: false, why: reading.why || '没有取得内容' };
  if (isApp(platform)) return { healthy: true, why: '' };
  const since = plusDays(dateAt(seenAt), -1);
  const fresh = reading.posts.some(({ at }) => at !== null && dateAt(at.earliest) >= since);
  return fresh ? { healthy: true, why: '' } : { healthy: false, why: '没有当日或前一日的内容' };
}

type Asked = Pick<AccountSighting, 'run' | 'source' | 'askedAt'>;

/**
 * Whether the canaries looked at by the same source in the same run, last before and first after this answer, were
 * healthy.
 * @param looks in the order of asking.
 */
export function stoodBetweenHealthy(asked: Asked, looks: readonly CanaryLook[]): boolean {
  const same = looks.filter((look) => look.run === asked.run && look.source === asked.source);
  const before = same.filter((look) => look.askedAt <= asked.askedAt).at(-1);
  const after = same.find((look) => look.askedAt > asked.askedAt);
  return before?.healthy === true && after?.healthy === true;
}
