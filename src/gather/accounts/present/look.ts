// One look at an account's page: opened, its own answers caught, photographed, closed.
import type { BrowserContext, Page } from 'playwright';
import { attributed } from '../../../derive/accounts/attribute.ts';
import { noReading } from '../../../derive/accounts/reading.ts';
import type { AccountReading, RawAnswer } from '../../../model/account-reading.ts';
import type { EvidenceRef } from '../../../model/evidence.ts';
import { withoutSecrets, type AskContext, type Asked } from '../ask.ts';
import type { AskedAccount } from '../source.ts';
import { Catch, type Caught } from './catch.ts';
import type { PageSource, WantedAnswer } from './page-source.ts';

export interface LookSettings {
  /** For the page to answer at all, ms. */
  readonly openMs: number;
  /** For the list to come once the page is there, ms. */
  readonly listMs: number;
  /** For what else the page asks, once the list has come, ms. */
  readonly besideMs: number;
  /** How long a person is given to log in or to pass a captcha by hand, ms; 0: nobody is there. */
  readonly patienceMs: number;
}

export interface LookContext extends Pick<AskContext, 'tables' | 'evidence' | 'clock'> {
  readonly browser: BrowserContext;
  readonly settings: LookSettings;
  /** Told when a person is needed; Chinese. */
  readonly call: (what: string) => void;
}

/** One answer of the page, with its source. */
export interface SeenOnPage extends Asked {
  readonly wanted: Pick<WantedAnswer, 'id' | 'coverage'>;
  readonly url: string;
}

/** Asked by the page's own script, so that it goes out as the page would send it; caught like the rest. */
async function askWithin(page: Page, url: string): Promise<void> {
  const script = `fetch(${JSON.stringify(url)}, { credentials: 'include' }).then(() => undefined, () => undefined)`;
  await page.evaluate(script).catch(() => undefined);
}

async function pictureOf(page: Page, context: LookContext): Promise<readonly EvidenceRef[]> {
  try {
    const picture = await page.screenshot({ type: 'jpeg', quality: 60, fullPage: false });
    const about = { url: page.url(), fetchedAt: context.clock() };
    return [await context.evidence.put('screenshot', picture, about)];
  } catch {
    // A page that cannot be photographed was read all the same.
    return [];
  }
}

/** The page itself as an answer to the question for its list: what stood in the way can be read off it. */
async function pageItself(page: Page, status: number | null): Promise<RawAnswer | null> {
  const body = await page.content().catch(() => null);
  if (body === null || status === null) return null;
  return { status, finalUrl: page.url(), body, contentType: 'text/html' };
}

const NEEDS_PERSON = new Set(['captcha', 'login-required']);

/** A list that is drawn nowhere on a page without any notice is not an empty list. */
const asObstacle = (reading: AccountReading): AccountReading =>
  reading.answer === 'ok' || reading.answer === 'empty'
    ? noReading('schema-changed', '页面没有取它自己的列表')
    : reading;

async function opened(page: Page, url: string, settings: LookSettings): Promise<number | null> {
  try {
    const response = await page.goto(url, { timeout: settings.openMs, waitUntil: 'domcontentloaded' });
    return response?.status() ?? null;
  } catch {
    // Not answered in time, or not at all: told as such below.
    return null;
  }
}

interface Looking {
  readonly source: PageSource;
  readonly url: string;
  readonly asked: AskedAccount;
  readonly context: LookContext;
  readonly page: Page;
  /** Of the main document; null when none came. */
  readonly status: number | null;
  readonly askedAt: number;
}

async function obstacleOf({ source, asked, context, page, status }: Looking): Promise<AccountReading> {
  const raw = await pageItself(page, status);
  if (raw === null) return noReading('network', '页面没有打开');
  const { handle, name } = asked.account;
  const { tables, clock } = context;
  return asObstacle(source.wants[0].read(raw, { handle, name, seenAt: clock(), tables }));
}

/** Nothing of what was hoped for: what stood in the way, under the page's own name. */
async function withoutList(looking: Looking): Promise<readonly SeenOnPage[]> {
  const { source, url, context, page, status, askedAt } = looking;
  const evidence = await pictureOf(page, context);
  const wanted = { id: source.id, coverage: source.wants[0].coverage };
  const reading = await obstacleOf(looking);
  return [{ askedAt, seenAt: context.clock(), status, evidence, stayAwayMs: null, wanted, url, reading }];
}

async function withList(looking: Looking, caught: readonly Caught[]): Promise<readonly SeenOnPage[]> {
  const { source, asked, context, page, askedAt } = looking;
  const { tables, evidence, clock } = context;
  const { handle, name } = asked.account;
  const picture = await pictureOf(page, context);
  const readings = attributed(
    caught.map(({ wanted, raw, seenAt }) => wanted.read(raw, { handle, name, seenAt, tables })),
  );
  const seen: SeenOnPage[] = [];
  for (const [index, { wanted, raw, seenAt, url: from }] of caught.entries()) {
    const reading = readings[index];
    if (!reading) continue;
    const [url, body] = [withoutSecrets(from), Buffer.from(raw.body)];
    const answer = body.length === 0 ? [] : [await evidence.put('answer', body, { url, fetchedAt: clock() })];
    const kept = wanted === source.wants[0] ? [...answer, ...picture] : answer;
    const { status } = raw;
    seen.push({ askedAt, seenAt, status, reading, evidence: kept, stayAwayMs: null, wanted, url });
  }
  return seen;
}

/** Opens the page and waits for its list, for a person's help where that is needed, and for what comes beside it. */
async function watchPage(looking: Omit<Looking, 'status'>, signal: AbortSignal): Promise<[Looking, Catch]> {
  const { source, url, asked, context, page } = looking;
  const { settings, clock, call } = context;
  const net = new Catch(page, source, clock);
  const status = await opened(page, url, settings);
  const within = source.within?.(asked) ?? null;
  const whole = { ...looking, status };
  if (status === null) return [whole, net];
  if (within !== null) await askWithin(page, within);
  await net.until(() => net.hasList, settings.listMs, signal);
  if (!net.hasList && settings.patienceMs > 0 && NEEDS_PERSON.has((await obstacleOf(whole)).answer)) {
    call(`${asked.account.name}：页面要求登录或验证，请在浏览器窗口中完成`);
    await net.until(() => net.hasList, settings.patienceMs, signal);
  }
  if (net.hasList) await net.until(() => net.hasAll, settings.besideMs, signal);
  return [whole, net];
}

/** The list first, or what stood in its way; empty only when called off. Never throws for what a page does. */
export async function lookAt(
  source: PageSource,
  url: string,
  asked: AskedAccount,
  context: LookContext,
  signal: AbortSignal,
): Promise<readonly SeenOnPage[]> {
  const askedAt = context.clock();
  const page = await context.browser.newPage();
  try {
    const [looking, net] = await watchPage({ source, url, asked, context, page, askedAt }, signal);
    if (signal.aborted) return [];
    return net.hasList ? await withList(looking, net.inOrder()) : await withoutList(looking);
  } finally {
    await page.close().catch(() => undefined);
  }
}
