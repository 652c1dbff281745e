// Opens what checking new-media accounts needs: its own client (each question goes out once; pacing is the lanes'), the
// sources, the tables of the readers, and the inspector's browser.
import { join } from 'node:path';
import { createFetching } from '../fetch/create.ts';
import type { Dialer } from '../fetch/dialer.ts';
import { userAgentOf, type FetchSettings } from '../fetch/settings.ts';
import { askSource } from '../gather/accounts/ask.ts';
import { openPresentBrowser, type PresentBrowser } from '../gather/accounts/present/browser.ts';
import { lookAt } from '../gather/accounts/present/look.ts';
import { PAGE_SOURCES } from '../gather/accounts/present/pages.ts';
import { RobotsOfPlatforms } from '../gather/accounts/robots.ts';
import { HTTP_SOURCES } from '../gather/accounts/sources/index.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { AccountGathering } from '../run/accounts/house.ts';
import type { EvidenceStore } from '../store/evidence-port.ts';
import type { Config } from './config.ts';
import type { GlobalOptions } from './options.ts';
import { packageRoot } from './package-root.ts';
import { loadAccountTables } from './tables.ts';
import { usableBrowser } from './usable-browser.ts';

export interface AccountNeeds {
  readonly config: Pick<Config, 'fetch' | 'accounts' | 'browser' | 'robots'>;
  readonly options: Pick<GlobalOptions, 'connectTo' | 'allowNetworks' | 'workspace'>;
  readonly evidence: EvidenceStore;
  /** Wall clock, epoch ms. */
  readonly clock: () => number;
  /** Told when a person is needed at the browser; Chinese. */
  readonly call: (what: string) => void;
}

/** A question that is repeated at once counts against us: whoever turned us away is asked later or not at all. */
const once = (settings: FetchSettings): FetchSettings => ({
  ...settings,
  retry: { ...settings.retry, times: 0, throttledTimes: 0 },
});

/** The inspector's browser, or one Chinese line. */
async function presentBrowser(
  { config, options }: AccountNeeds,
  dialer: Dialer,
): Promise<Result<PresentBrowser, string>> {
  const { headless } = config.accounts.browser;
  const found = await usableBrowser(config.browser);
  if (!found.ok) return err(`没有可用的浏览器：${found.error.why}；${found.error.remedy}`);
  try {
    const browser = await openPresentBrowser({
      ...{ executablePath: found.value.path, headless, dialer, connectMs: config.browser.connectMs },
      profile: join(options.workspace, 'accounts', 'browser'),
      sandbox: config.browser.process.sandbox && process.getuid?.() !== 0,
      anyCertificate: options.connectTo.length > 0,
    });
    return ok(browser);
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return err(
      `检查员的浏览器没有打开（${said}）；请在有桌面的机器上运行，并关闭正在使用同一工作目录的浏览器`,
    );
  }
}

/**
 * @param present whether an inspector is there, for whom a browser is opened.
 * @returns one Chinese line when config/accounts.yaml names a source that nobody knows, or there is no browser.
 */
export async function openAccounts(
  needs: AccountNeeds,
  present: boolean,
): Promise<Result<AccountGathering, string>> {
  const { config, options, evidence, clock, call } = needs;
  const [strange] = strangeSources(config);
  if (strange !== undefined) return err(strange);
  const { client, dialer, close } = createFetching({
    settings: once(config.fetch),
    connectTo: options.connectTo,
    allowNetworks: options.allowNetworks,
    userAgent: userAgentOf(config.fetch),
  });
  const browser = present ? await presentBrowser(needs, dialer) : null;
  if (browser && !browser.ok) {
    await close();
    return browser;
  }
  const { deadline: deadlineMs, maxBytes, browser: times } = config.accounts;
  const tables = loadAccountTables(join(packageRoot(), 'data'));
  const context = { client, tables, evidence, clock, limits: { deadlineMs, maxBytes } };
  const robots = new RobotsOfPlatforms({ client, settings: config.robots, policy: config.accounts.robots });
  const patienceMs = times.headless ? 0 : times.patience;
  const settings = { openMs: times.open, listMs: times.list, besideMs: times.beside, patienceMs };
  return ok({
    sources: new Map(HTTP_SOURCES.map((source) => [source.id, source])),
    pages: new Map(PAGE_SOURCES.map((source) => [source.id, source])),
    robots: (platform, url) => robots.of(platform, url),
    ask: (source, request, asked, signal) => askSource(source, request, asked, context, signal),
    look(source, url, asked, signal) {
      // Pages are opened only by ways that a run with an inspector has.
      if (!browser) throw new Error(`${source.id} needs an inspector's browser`);
      const look = { tables, evidence, clock, call, settings, browser: browser.value.context };
      return lookAt(source, url, asked, look, signal);
    },
    async close() {
      await browser?.value.close();
      await close();
    },
  });
}

/** Sources that config/accounts.yaml names and nobody knows, one Chinese line each. */
export function strangeSources({ accounts }: Pick<Config, 'accounts'>): readonly string[] {
  const all = [...HTTP_SOURCES, ...PAGE_SOURCES];
  return Object.entries(accounts.sources).flatMap(([platform, list = []]) => {
    const of = all.filter((source) => source.platform === platform).map(({ id }) => id);
    return list
      .filter(({ id }) => !of.includes(id))
      .map(
        ({ id }) =>
          `accounts.yaml：accounts.sources.${platform} 中没有名为 ${id} 的来源；可选 ${of.join('、') || '（无）'}`,
      );
  });
}
