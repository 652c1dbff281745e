// From a 监测时间点 and the rule's numbers to the moments that count.
import { subDays, subMonths } from 'date-fns';
import { TZDate } from '@date-fns/tz';
import { z } from 'zod';
import type { AccountWindow } from '../../model/account-conclusion.ts';

/** The numbers of 内容不更新; their values live in config/indicators, limits of `silent-account`. */
export const SilenceLimits = z.object({
  /** 2 weeks: so many calendar days back from the 监测时间点. */
  quietDays: z.number().int().positive(),
  /** 僵尸号: silent for so many months. */
  zombieMonths: z.number().int().positive(),
  /** Whether 转发 alone is an update. */
  repostsCount: z.boolean(),
});
export type SilenceLimits = z.infer<typeof SilenceLimits>;

const ZONE = 'Asia/Shanghai';

/**
 * Days and months are those of Asia/Shanghai, counted back to the same time of day; both ends belong to the window.
 * @param asOf 监测时间点, epoch ms.
 */
export function accountWindow(asOf: number, limits: SilenceLimits): AccountWindow {
  const at = new TZDate(asOf, ZONE);
  return {
    from: subDays(at, limits.quietDays).getTime(),
    to: asOf,
    zombieBefore: subMonths(at, limits.zombieMonths).getTime(),
    repostsCount: limits.repostsCount,
  };
}
