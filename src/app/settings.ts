// The shapes of this room's own configuration sections. The numbers themselves live in config/system.yaml.
import { Cron } from 'croner';
import { z } from 'zod';
import { parseDuration } from './duration.ts';
import { LOG_LEVELS } from './log.ts';

const headerText = z.string().regex(/^[\x20-\x7e]*$/, '只能用英文字母、数字和常用符号（要放进 HTTP 请求头）');

const duration = z.string().transform((text, context): number => {
  const ms = parseDuration(text);
  if (ms !== null) return ms;
  context.addIssue({ code: 'custom', message: '不是时长，应如 8h、90m、7h30m' });
  return z.NEVER;
});

function isCron(text: string): boolean {
  try {
    new Cron(text, { paused: true }).stop();
    return true;
  } catch {
    // The library reports a malformed pattern only by throwing; the reason goes to the user in our own words.
    return false;
  }
}

/** How the crawler names itself to the sites it visits. */
export const AgentSettings = z.strictObject({
  name: headerText.min(1),
  version: headerText.min(1),
  /** A page or mail address where a site's owner can reach us; '' when there is none. */
  contact: headerText,
});
export type AgentSettings = z.infer<typeof AgentSettings>;

export const ScheduleSettings = z.strictObject({
  enabled: z.boolean(),
  /** Five cron fields in Asia/Shanghai. */
  cron: z.string().refine(isCron, '不是 cron 表达式，应为五段，如 0 2 * * *'),
  /** ms after which the night ends; sites not reached by then are listed as such. */
  nightBudget: duration,
  depth: z.enum(['sections', 'full']),
});
export type ScheduleSettings = z.infer<typeof ScheduleSettings>;

export const LogSettings = z.strictObject({ level: z.enum(LOG_LEVELS) });
export type LogSettings = z.infer<typeof LogSettings>;

/** `Mozilla/5.0 (compatible; xunjian/0.1.0; +https://…)`: an honest name in the shape that servers expect. */
export function userAgent(agent: AgentSettings): string {
  const contact = agent.contact === '' ? '' : `; +${agent.contact}`;
  return `Mozilla/5.0 (compatible; ${agent.name}/${agent.version}${contact})`;
}
