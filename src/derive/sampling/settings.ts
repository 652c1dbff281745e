// The shape of the sampling rules. They live in config/sampling.yaml.
import { z } from 'zod';
import { PLATFORMS } from '../../model/account-words.ts';
import type { Account } from '../../model/account.ts';
import { LEVELS, SITE_KINDS, type Site } from '../../model/site.ts';

const levels = z.array(z.enum(LEVELS)).min(1).optional();

const AccountWhere = z.strictObject({
  representsGovernment: z.boolean().optional(),
  provincialDepartment: z.boolean().optional(),
  level: levels,
  platform: z.array(z.enum(PLATFORMS)).min(1).optional(),
});
type AccountWhere = z.infer<typeof AccountWhere>;

const SiteWhere = z.strictObject({ level: levels, kind: z.array(z.enum(SITE_KINDS)).min(1).optional() });
type SiteWhere = z.infer<typeof SiteWhere>;

const take = z.custom<number | 'all'>(
  (value) => value === 'all' || (typeof value === 'number' && Number.isInteger(value) && value > 0),
  '应为 all（全部）或大于 0 的整数',
);

const rules = <W extends z.ZodType>(where: W) =>
  z.strictObject({
    /** Earlier quarters whose picks are not drawn again while there are others. */
    avoidPrevious: z.number().int().min(0).max(20),
    strata: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z][a-z0-9-]*$/, '应为小写字母、数字和 -'),
          name: z.string().min(1),
          where,
          take,
        }),
      )
      .min(1)
      .refine(
        (strata) => new Set(strata.map(({ id }) => id)).size === strata.length,
        '有两层的 id 相同，请改成不同的',
      ),
  });

export const SamplingSettings = z.strictObject({ accounts: rules(AccountWhere), portals: rules(SiteWhere) });
export type SamplingSettings = z.infer<typeof SamplingSettings>;

/** What is not named makes no difference. */
const holds = <T>(wanted: T | undefined, value: T): boolean => wanted === undefined || wanted === value;
const among = <T>(wanted: readonly T[] | undefined, value: T): boolean =>
  wanted === undefined || wanted.includes(value);

export function accountMatches(where: AccountWhere, account: Account): boolean {
  return (
    holds(where.representsGovernment, account.representsGovernment) &&
    holds(where.provincialDepartment, account.provincialDepartment) &&
    among(where.level, account.level) &&
    among(where.platform, account.platform)
  );
}

export function siteMatches(where: SiteWhere, site: Site): boolean {
  return among(where.level, site.level) && among(where.kind, site.kind);
}
