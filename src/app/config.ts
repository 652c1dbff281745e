// The configuration: the shipped config/ with the workspace's overrides on top, checked as a whole.
import { join } from 'node:path';
import { z } from 'zod';
import { FetchSettings } from '../fetch/settings.ts';
import { BrowserSettings } from '../gather/browser/settings.ts';
import { CrawlSettings } from '../gather/settings.ts';
import { err, ok, type Result } from '../model/result.ts';
import { StoreSettings } from '../store/settings.ts';
import { mergeMappings, readConfigFolder, type Mapping } from './config-files.ts';
import { describeIssues } from './config-problems.ts';
import { packageRoot } from './package-root.ts';
import { DoctorSettings, LogSettings, ScheduleSettings, ServerSettings } from './settings.ts';

const ConfigShape = z.strictObject({
  schedule: ScheduleSettings,
  log: LogSettings,
  doctor: DoctorSettings,
  server: ServerSettings,
  crawl: CrawlSettings,
  fetch: FetchSettings,
  browser: BrowserSettings,
  store: StoreSettings,
});

export type Config = z.infer<typeof ConfigShape>;

/**
 * Reads config/*.yaml of the package and `workspace`/config/*.yaml; every key may be overridden, unknown keys are errors.
 * @param workspace absolute path; its config folder may be missing.
 * @returns the settings, or one Chinese line per problem: file, key, what is wrong, what to do.
 */
export async function loadConfig(workspace: string): Promise<Result<Config, readonly string[]>> {
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
