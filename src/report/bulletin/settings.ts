// The shape of `bulletin:` in config/bulletin.yaml: how the office prints its bulletin. The values live there alone.
import { z } from 'zod';

const Digits = z.number().int().min(0).max(6);

/** How a rate is rounded; half-up in decimal arithmetic, or cut off. */
export const RatePrinting = z.strictObject({ mode: z.enum(['half-up', 'truncate']), digits: Digits });
export type RatePrinting = z.infer<typeof RatePrinting>;

const Text = z.string().trim().min(1);

/** A typeface by name, and what may stand in for it, best first. */
const Typeface = z.strictObject({ name: Text, instead: z.array(Text) });
export type Typeface = z.infer<typeof Typeface>;

export const Fonts = z.strictObject({
  title: Typeface,
  body: Typeface,
  heading: Typeface,
  subheading: Typeface,
  pageNumber: Typeface,
  latin: Typeface,
});
export type Fonts = z.infer<typeof Fonts>;

export const BulletinSettings = z.strictObject({
  office: z.strictObject({
    /** 发文机关, as it signs. */
    signature: Text,
    province: Text,
    /** 主送机关; '' for none. */
    addressees: z.string().trim(),
    contact: z.string().trim(),
  }),
  rate: RatePrinting,
  /** 抽查率. */
  samplingRate: RatePrinting,
  /** What 抽查率 divides by: accounts in the register of the sample, or those of them that were running. */
  samplingOutOf: z.enum(['registered', 'running']),
  /** Days after the bulletin's date until which faults are to be mended. */
  rectifyDays: z.number().int().positive(),
  /** So many names are listed before 等. */
  namesAtMost: z.number().int().positive(),
  /** A kind of problem is 较为普遍 from this share of those checked on, in percent. */
  commonFromPercent: z.number().min(0).max(100),
  /** So many kinds of problem are proposed. */
  problemsAtMost: z.number().int().nonnegative(),
  fonts: Fonts,
});
export type BulletinSettings = z.infer<typeof BulletinSettings>;
