// The configuration: the shipped config/ with the workspace's overrides on top, checked as a whole.
import { Resolver } from 'node:dns/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ObligationSettings } from '../derive/obligations/settings.ts';
import { SamplingSettings } from '../derive/sampling/settings.ts';
import { WarningSettings } from '../derive/warning/settings.ts';
import { FetchSettings } from '../fetch/settings.ts';
import { AccountSettings } from '../gather/accounts/settings.ts';
import { BrowserSettings } from '../gather/browser/settings.ts';
import { IncrementalSettings } from '../gather/memory/settings.ts';
import { RobotsSettings } from '../gather/robots/settings.ts';
import { CrawlSettings } from '../gather/settings.ts';
import { err, ok, type Result } from '../model/result.ts';
import { BulletinSettings } from '../report/bulletin/settings.ts';
import { ProbeSettings } from '../run/probe/settings.ts';
import { HistorySettings } from '../run/history-settings.ts';
import { RegisterSettings } from '../run/register-settings.ts';
import { StoreSettings } from '../store/settings.ts';
import { folderTrouble, isMapping, mergeMappings, readConfigFolder, type Mapping } from './config-files.ts';
import { describeIssues } from './config-problems.ts';
import { packageRoot } from './package-root.ts';
import {
  AccountsScheduleSettings,
  DoctorSettings,
  LogSettings,
  LONGEST_TIMER_MS,
  RulesSettings,
  ScoringSettings,
  ScheduleSettings,
  ServerSettings,
} from './settings.ts';

const Sections = z.strictObject({
  schedule: ScheduleSettings,
  accountsSchedule: AccountsScheduleSettings,
  rules: RulesSettings,
  scoring: ScoringSettings,
  log: LogSettings,
  doctor: DoctorSettings,
  server: ServerSettings,
  crawl: CrawlSettings,
  robots: RobotsSettings,
  incremental: IncrementalSettings,
  fetch: FetchSettings,
  browser: BrowserSettings,
  store: StoreSettings,
  register: RegisterSettings,
  history: HistorySettings,
  probe: ProbeSettings,
  warning: WarningSettings,
  sampling: SamplingSettings,
  accounts: AccountSettings,
  bulletin: BulletinSettings,
  obligations: ObligationSettings,
});

export type Config = z.infer<typeof Sections>;

type Refuse = (path: readonly string[], message: string) => void;

/** Times beyond what a timer can wait: it would go off at once. */
function refuseLongTimes(value: unknown, path: readonly string[], refuse: Refuse): void {
  if (isMapping(value))
    for (const [key, below] of Object.entries(value)) refuseLongTimes(below, [...path, key], refuse);
  else if (typeof value === 'number' && value > LONGEST_TIMER_MS && path.at(-1)?.endsWith('Ms'))
    refuse(path, `太长，最多 ${LONGEST_TIMER_MS} 毫秒`);
}

function isNameServer(text: string): boolean {
  try {
    new Resolver().setServers([text]);
    return true;
  } catch {
    // The resolver reports what is no address only by throwing; the reason goes to the user in our own words.
    return false;
  }
}

/** What the sections' own shapes leave open and would break a night all the same. */
const ConfigShape = Sections.superRefine((config, context) => {
  const refuse: Refuse = (path, message) => {
    context.addIssue({ code: 'custom', path: [...path], message });
  };
  refuseLongTimes(config, [], refuse);
  for (const server of config.fetch.dns.servers)
    if (!isNameServer(server)) refuse(['fetch', 'dns', 'servers'], `${server} 不是 IP 或 IP:端口`);
});

/**
 * Reads config/*.yaml of the package and `workspace`/config/*.yaml; every key may be overridden, unknown keys are errors.
 * @param workspace absolute path; its config folder may be missing.
 * @returns the settings, or one Chinese line per problem: file, key, what is wrong, what to do.
 */
export async function loadConfig(workspace: string): Promise<Result<Config, readonly string[]>> {
  const trouble = await folderTrouble(workspace);
  if (trouble !== null) return err([trouble]);
  const shipped = await readConfigFolder(join(packageRoot(), 'config'));
  const overrides = await readConfigFolder(join(workspace, 'config'));
  if (!shipped.ok || !overrides.ok) {
    return err([...(shipped.ok ? [] : shipped.error), ...(overrides.ok ? [] : overrides.error)]);
  }
  const merged = [...shipped.value, ...overrides.value].reduce<Mapping>(
    (under, file) => mergeMappings(under, file.content),
    {},
  );
  const checked = ConfigShape.safeParse(merged, { reportInput: true });
  return checked.success
    ? ok(checked.data)
    : err(describeIssues(checked.error.issues, shipped.value, overrides.value));
}
