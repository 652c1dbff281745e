// Fetches one page for `xunjian read`: over HTTP, or in the browser.
import { createFetching } from '../fetch/create.ts';
import { userAgentOf } from '../fetch/settings.ts';
import { failureText, failureTraits, type Failure } from '../model/failure.ts';
import { err, ok, type Result } from '../model/result.ts';
import { inOneLine } from './config-problems.ts';
import { loadConfig, type Config } from './config.ts';
import { openGathering } from './gathering.ts';
import { createLog } from './log.ts';
import type { GlobalOptions } from './options.ts';

/** A page as received, ready to be read. */
export interface ReceivedPage {
  readonly bytes: Uint8Array;
  readonly url: string;
  readonly finalUrl: string;
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes are a browser's serialised DOM. */
  readonly rendered: boolean;
}

const LARGEST_BYTES = 16 * 1024 * 1024;
const DEADLINE_MS = 60_000;

function whyAndWhatToDo(failure: Failure): string {
  return `${failureText(failure)}；请${failureTraits(failure).remedy}`;
}

/** One Chinese line when it cannot be had. */
export async function receivePage(
  url: string,
  inBrowser: boolean,
  options: GlobalOptions,
): Promise<Result<ReceivedPage, string>> {
  const config = await loadConfig(options.workspace);
  if (!config.ok) return err(inOneLine(config.error));
  return inBrowser ? browse(url, config.value, options) : fetchOnce(url, config.value, options);
}

async function fetchOnce(
  url: string,
  config: Config,
  { connectTo, allowNetworks }: GlobalOptions,
): Promise<Result<ReceivedPage, string>> {
  const { client, close } = createFetching({
    settings: config.fetch,
    connectTo,
    allowNetworks,
    userAgent: userAgentOf(config.fetch),
  });
  try {
    const answer = await client.fetch({
      url,
      maxBytes: LARGEST_BYTES,
      deadlineMs: DEADLINE_MS,
      priority: 'now',
    });
    if (!answer.ok) return err(`${url} 打不开：${whyAndWhatToDo(answer.error.failure)}`);
    const { body, url: finalUrl, status, headers } = answer.value;
    return ok({ bytes: body, url, finalUrl, status, headers, rendered: false });
  } finally {
    await close();
  }
}

async function browse(
  url: string,
  config: Config,
  options: GlobalOptions,
): Promise<Result<ReceivedPage, string>> {
  const gathering = await openGathering(config, options, createLog(config.log.level));
  if (!gathering.ok) return gathering;
  try {
    const opened = await gathering.value.browser.open({ url, deadlineMs: DEADLINE_MS });
    if (!opened.ok) return err(`${url} 在浏览器中打不开：${whyAndWhatToDo(opened.error)}`);
    const { html, finalUrl, status, headers } = opened.value;
    return ok({ bytes: new TextEncoder().encode(html), url, finalUrl, status, headers, rendered: true });
  } finally {
    await gathering.value.close();
  }
}
