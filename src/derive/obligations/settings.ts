// The shape of config/obligations.yaml: what is owed, by when, and by which text.
import { z } from 'zod';
import { parseCalendarDate, type CalendarDate } from '../../model/calendar.ts';
import { OBLIGATION_KINDS } from '../../model/obligation.ts';
import { MonthDay, OtherDays } from '../dates/yearly-day.ts';

const Text = z.string().trim().min(1);
const Days = z.number().int().nonnegative();

const Day = z
  .string()
  .transform((text) => parseCalendarDate(text))
  .refine((date): date is CalendarDate => date !== null, '应写作 年-月-日，如 "2022-01-30"');

/** After a quarter's or a year's last day; 0 days is that day itself. */
const After = z.union([z.strictObject({ days: Days }), z.strictObject({ workingDays: Days })], {
  error: '应写作 { days: 15 } 或 { workingDays: 10 }',
});
export type After = z.infer<typeof After>;

const WAYS = ['on', 'yearly', 'yearlyAs', 'yearEnd', 'quarterEnd'] as const;

/** Exactly one way; `inYear` goes with `yearly` and `yearlyAs`. */
const Due = z
  .strictObject({
    on: Day.optional(),
    yearly: MonthDay.optional(),
    /** The day that the edition's limits of this check set. */
    yearlyAs: Text.optional(),
    inYear: OtherDays.default({}),
    yearEnd: After.optional(),
    quarterEnd: After.optional(),
  })
  .refine(
    (due) => WAYS.filter((way) => due[way] !== undefined).length === 1,
    'on、yearly、yearlyAs、yearEnd、quarterEnd 须写且只写一种；要改成另一种，请停用这一项（active: false）另立一项',
  );
export type Due = z.infer<typeof Due>;

const Item = z.strictObject({
  title: Text,
  kind: z.enum(OBLIGATION_KINDS),
  due: Due,
  /** Something recurring is owed from this day on. */
  since: Day.optional(),
  /** Days before, from which on it is reminded of; otherwise the list's own. */
  leadDays: Days.optional(),
  source: Text,
  /** A day that nobody has seen is no obligation: no U. */
  evidence: z.enum(['V2', 'V1', 'S', 'D']),
  active: z.boolean().default(true),
});
export type ObligationItem = z.infer<typeof Item>;

export const ObligationSettings = z.strictObject({
  leadDays: Days,
  /** How far ahead is listed unless asked for otherwise, and how long what is overdue is told of. */
  withinDays: Days,
  overdueDays: Days,
  items: z.record(z.string().regex(/^[a-z0-9-]+$/, '编号只能用小写字母、数字和连字符'), Item),
});
export type ObligationSettings = z.infer<typeof ObligationSettings>;

/** Limits of a check that set a day of every year. */
const YearlyLimit = z.object({ publishBy: MonthDay, inYear: OtherDays.default({}) });

/**
 * Items whose day is set by the edition, with that day; a year in which the calendar names another keeps it. Where the
 * edition sets none, the item stays as it is: its day cannot be told.
 */
export function withLimits(
  settings: ObligationSettings,
  limits: Readonly<Record<string, unknown>>,
): ObligationSettings {
  const resolved = Object.entries(settings.items).map(([id, item]): [string, ObligationItem] => {
    const { yearlyAs, ...due } = item.due;
    const limit = yearlyAs === undefined ? null : YearlyLimit.safeParse(limits[yearlyAs]);
    if (limit?.success !== true) return [id, item];
    const { publishBy, inYear } = limit.data;
    return [id, { ...item, due: { ...due, yearly: publishBy, inYear: { ...inYear, ...due.inYear } } }];
  });
  return { ...settings, items: Object.fromEntries(resolved) };
}
