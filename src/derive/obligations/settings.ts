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

const WAYS = ['on', 'yearly', 'yearEnd', 'quarterEnd'] as const;

/** Exactly one way; `inYear` goes with `yearly`. */
const Due = z
  .strictObject({
    on: Day.optional(),
    yearly: MonthDay.optional(),
    inYear: OtherDays.default({}),
    yearEnd: After.optional(),
    quarterEnd: After.optional(),
  })
  .refine(
    (due) => WAYS.filter((way) => due[way] !== undefined).length === 1,
    'on、yearly、yearEnd、quarterEnd 须写且只写一种；要改成另一种，请停用这一项（active: false）另立一项',
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
