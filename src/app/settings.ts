// The shapes of this room's own configuration sections. The numbers themselves live in config/system.yaml.
import { Cron } from 'croner';
import { z } from 'zod';
import { durationSetting } from '../model/duration-setting.ts';
import { LOG_LEVELS } from './log.ts';

/** A timer set for longer goes off at once. */
export const LONGEST_TIMER_MS = 2_147_483_647;

const duration = durationSetting({
  longestMs: LONGEST_TIMER_MS,
  longest: '24 天',
  examples: '8h、90m、7h30m',
});

function isCron(text: string): boolean {
  // The library would also take seconds, years and single dates: a slip of the pen must not start a night a second.
  if (text.trim().split(/\s+/).length !== 5) return false;
  try {
    new Cron(text, { paused: true }).stop();
    return true;
  } catch {
    // The library reports a malformed pattern only by throwing; the reason goes to the user in our own words.
    return false;
  }
}

export const ScheduleSettings = z.strictObject({
  enabled: z.boolean(),
  /** Five cron fields in Asia/Shanghai. */
  cron: z.string().refine(isCron, '不是 cron 表达式，应为五段，如 0 2 * * *'),
  /** ms after which the night ends; sites not reached by then are listed as such. */
  nightBudget: duration,
  depth: z.enum(['sections', 'full']),
});
export type ScheduleSettings = z.infer<typeof ScheduleSettings>;

/** When `serve` checks the new-media accounts; how long a batch may take is `accounts.budget`. */
export const AccountsScheduleSettings = ScheduleSettings.pick({ enabled: true, cron: true });
export type AccountsScheduleSettings = z.infer<typeof AccountsScheduleSettings>;

export const LogSettings = z.strictObject({ level: z.enum(LOG_LEVELS) });
export type LogSettings = z.infer<typeof LogSettings>;

/** Which edition of the rules is in force. */
export const RulesSettings = z.strictObject({
  /** Editions of one family follow each other in time. */
  family: z.string().regex(/^[a-z0-9-]+$/, '只能用小写字母、数字和连字符'),
  /** An edition's id whatever the day; '': the family's that is in force. */
  edition: z.string().regex(/^[a-z0-9-]*$/, '只能用小写字母、数字和连字符'),
});
export type RulesSettings = z.infer<typeof RulesSettings>;

/** How a quarter is scored. */
export const ScoringSettings = z.strictObject({
  /** Two inspectors must have answered a row alike, or a third decides. */
  doubleEntry: z.boolean(),
});
export type ScoringSettings = z.infer<typeof ScoringSettings>;

/** What `doctor` is content with. */
export const DoctorSettings = z.strictObject({
  resolves: z.string().min(1),
  diskWarnBelowGb: z.number().nonnegative(),
  diskErrorBelowGb: z.number().nonnegative(),
});
export type DoctorSettings = z.infer<typeof DoctorSettings>;

/** Where `serve` listens. */
export const ServerSettings = z.strictObject({
  host: z.string().min(1),
  port: z.number().int().min(0).max(65_535),
});
export type ServerSettings = z.infer<typeof ServerSettings>;
