// Opens what visiting needs: the client, the browser, the readers with their tables.
import { sectionType } from '../derive/section-types/type-of.ts';
import { createFetching } from '../fetch/create.ts';
import { userAgentOf } from '../fetch/settings.ts';
import { createBrowser } from '../gather/browser/create.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { Gathering } from '../run/scan-house.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { GlobalOptions } from './options.ts';
import { openPageReaders } from './readers.ts';
import { readerVersion } from './reader-version.ts';
import { openReadingThread } from './reading-thread.ts';
import { loadSectionTypes } from './section-types.ts';
import { usableBrowser } from './usable-browser.ts';

/** One Chinese line when there is no browser that runs: without it nothing could be confirmed. */
export async function openGathering(
  config: Config,
  options: GlobalOptions,
  log: Log,
): Promise<Result<Gathering, string>> {
  const found = await usableBrowser(config.browser);
  if (!found.ok)
    return err(`没有可用的浏览器，不能核验空白与未更新：${found.error.why}；${found.error.remedy}`);
  const types = await loadSectionTypes(options.workspace);
  if (!types.ok) return types;
  const userAgent = userAgentOf(config.fetch);
  const { connectTo, allowNetworks } = options;
  const { client, dialer, pacer, close } = createFetching({
    settings: config.fetch,
    connectTo,
    allowNetworks,
    userAgent,
  });
  const browser = createBrowser({
    settings: config.browser,
    dialer,
    pacer,
    userAgent,
    executablePath: found.value.path,
    log,
  });
  const readers = openPageReaders();
  const thread = openReadingThread(readers);
  return ok({
    client,
    browser,
    spaceOut: (url, ms) => pacer.spaceOut(url, ms),
    reader: { version: readerVersion(), headers: readers.headers },
    readers: {
      readPage: thread.readPage,
      readHints: readers.readHints,
      readForward: readers.readForward,
      sectionType: (name, columnType, path) => sectionType(name, columnType, path, types.value),
    },
    close: async () => {
      await browser.close();
      await close();
      await thread.close();
    },
  });
}
