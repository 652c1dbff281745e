// The state of every link met on a site; what looks dead is tried again later, in another way.
import { setTimeout as sleep } from 'node:timers/promises';
import type { LinkReading } from '../../artifacts/site.ts';
import { looksLikeTrap } from '../../derive/url/trap.ts';
import type { FetchRequest, FetchResult } from '../../fetch/client.ts';
import { classifyAnswer, type BodyHints } from '../night/classify.ts';
import type { Failure } from '../../model/failure.ts';
import type { LinkAnswer } from '../night/night.ts';
import { CONGESTED } from '../strain/strain.ts';
import { askBrowser, faultyOrigins } from './browser-witness.ts';
import { keepAnswer, keepDead } from './evidence.ts';
import type { MetLink } from './link-book.ts';
import { askShells } from './same-shell.ts';
import { sentOn } from './sent-on.ts';
import type { VisitTools } from './tools.ts';
import type { Walk } from './walk.ts';

/** Key in the coverage for links met and not asked. */
export const LINKS_CUT = '链接：数量预算用完';

/** Counted in `skipped`: links found alive a few nights ago, whose turn comes on another. */
export const LINKS_CARRIED = '链接：前几夜已查为可用，本夜未轮到';

/** @param further resolves once all links are met; those met so far are asked in the meantime. */
export async function checkLinks(
  walk: Walk,
  tools: VisitTools,
  further: () => Promise<void>,
): Promise<readonly LinkReading[]> {
  const answers = new Map<string, LinkAnswer>();
  const carried = new Map<string, LinkAnswer>();
  const early = affordable(walk, tools).filter((link) => !isTrap(link));
  await askFirst(early, answers, carried, tools);
  await further();
  const met = affordable(walk, tools);
  const asked = met.filter((link) => !isTrap(link));
  tools.skipped.add(LINKS_CUT, walk.links.size - met.length);
  tools.skipped.add('陷阱网址', met.length - asked.length);
  const offered = new Set(early.map(({ url }) => url));
  const late = asked.filter(({ url }) => !offered.has(url));
  await askFirst(late, answers, carried, tools);
  await speakForHosts(asked, answers, carried, tools);
  await secondAttempts(asked, answers, tools);
  await askBrowser(asked, answers, tools, (url) => tools.context.night.ask(url, () => ask(url, {}, tools)));
  await askShells(asked, answers, tools);
  const readings: LinkReading[] = [];
  for (const link of asked) {
    const told = answers.get(link.url) ?? carried.get(link.url);
    const answer = told && orCongested(told, tools);
    if (answer) readings.push(await toReading(link, answer, tools));
  }
  tools.skipped.add(LINKS_CARRIED, carried.size);
  return readings;
}

function affordable(walk: Walk, { context }: VisitTools): readonly MetLink[] {
  return walk.links.all().slice(0, context.settings.maxLinksPerSite);
}

async function askFirst(
  links: readonly MetLink[],
  answers: Map<string, LinkAnswer>,
  carried: Map<string, LinkAnswer>,
  tools: VisitTools,
): Promise<void> {
  const toAsk = links.filter((link) => {
    const answer = carriedAnswer(link, tools);
    if (answer) carried.set(link.url, answer);
    return answer === null;
  });
  await tools.each(toAsk, '链接', async (link) => {
    answers.set(link.url, await firstAnswer(link, tools));
    tools.context.onLinks(1);
  });
}

/** Home pages' links are asked for every night; where a robots.txt is obeyed, tonight's decides of every link. */
function carriedAnswer(
  { url, odd, onHomePage }: MetLink,
  { context, memory }: VisitTools,
): LinkAnswer | null {
  if (odd !== null || onHomePage || context.night.knows(url) || context.robots.obeys) return null;
  return memory.carried(url);
}

/**
 * A host with dead links and none that answered tonight may refuse us altogether: whether it speaks to us at all is not
 * for the nights before to say. Its carried-over links are asked for until one answers.
 */
async function speakForHosts(
  links: readonly MetLink[],
  answers: Map<string, LinkAnswer>,
  carried: Map<string, LinkAnswer>,
  tools: VisitTools,
): Promise<void> {
  if (carried.size === 0) return;
  for (const origin of faultyOrigins(links, answers))
    for (const { url } of links) {
      if (!carried.has(url) || new URL(url).origin !== origin || tools.signal.aborted) continue;
      carried.delete(url);
      const answer = await tools.context.night.ask(url, () => ask(url, {}, tools));
      answers.set(url, answer);
      if (answer.state === 'alive') break;
    }
}

const isTrap = ({ url, odd }: MetLink): boolean => odd === null && looksLikeTrap(url);

async function firstAnswer(link: MetLink, tools: VisitTools): Promise<LinkAnswer> {
  const { night, clock } = tools.context;
  if (link.odd !== null) {
    const cause = link.odd === 'intranet-address' ? 'intranet-address' : 'malformed-url';
    return { state: 'dead', cause, reason: '', status: null, finalUrl: '', attempts: 1, at: clock() };
  }
  return night.ask(link.url, () => ask(link.url, {}, tools));
}

async function ask(url: string, extra: Partial<FetchRequest>, tools: VisitTools): Promise<LinkAnswer> {
  const { context, opener, signal } = tools;
  const { maxLinkBytes, linkDeadlineMs } = context.settings;
  const request = { maxBytes: maxLinkBytes, deadlineMs: linkDeadlineMs, ...extra };
  const attempts = extra.startAt === undefined ? 1 : 2;
  const fetch = async (address: string): Promise<{ result: FetchResult; hints: BodyHints }> => {
    opener.traffic.requests += 1;
    const result = await context.client.fetch({ ...request, url: address }, signal);
    context.strain.note(new URL(address).host, !result.ok && isSilence(result.error.failure));
    if (result.ok) opener.traffic.bytes += result.value.body.byteLength;
    return { result, hints: await opener.heard(result, signal) };
  };
  const own = await fetch(url);
  if (context.homePages.has(url)) context.night.stash(url, own.result);
  const { result, hints } = await throughStub(own, fetch, opener);
  const answer = orOurs({ ...classifyAnswer(result, hints, context.clock()), attempts }, result, tools);
  const told = { ...answer, finalUrl: answer.finalUrl || (result === own.result ? '' : requestOf(result)) };
  const last = attempts === 2 || FINAL.has(answer.cause ?? '');
  return last ? keepDead(url, told, result, hints, context) : told;
}

const isSilence = ({ kind }: Failure): boolean => kind === 'timeout' || kind === 'connect-timeout';

const congested = (answer: LinkAnswer): LinkAnswer => ({
  ...answer,
  ...{ state: 'unknown', cause: null, reason: CONGESTED, evidence: [] },
});

/** While our own process stands still, every server seems silent. */
function orOurs(answer: LinkAnswer, result: FetchResult, { context }: VisitTools): LinkAnswer {
  if (answer.cause !== 'timeout') return answer;
  const { tookMs } = result.ok ? result.value : result.error;
  return context.strain.stoodStill(context.clock() - tookMs) ? congested(answer) : answer;
}

/** Of many hosts that fall silent at once, not all are at fault; asked once the others were, too. */
function orCongested(answer: LinkAnswer, { context }: VisitTools): LinkAnswer {
  const isOurs = answer.cause === 'timeout' && context.strain.massSilence(answer.at);
  return isOurs ? congested(answer) : answer;
}

const requestOf = (result: FetchResult): string => (result.ok ? result.value : result.error).requestUrl;

interface Heard {
  readonly result: FetchResult;
  readonly hints: BodyHints;
}

/** What a stub leads to where that is no good; else what was heard first. */
async function throughStub(
  own: Heard,
  fetch: (url: string) => Promise<Heard>,
  opener: VisitTools['opener'],
): Promise<Heard> {
  if (!own.result.ok || classifyAnswer(own.result, own.hints, 0).state !== 'alive') return own;
  const on = sentOn(own.result.value, opener);
  if (on === null) return own;
  if (on.home) return { ...own, hints: { ...own.hints, redirectedHome: true } };
  const further = await fetch(on.url);
  return classifyAnswer(further.result, further.hints, 0).state === 'alive' ? own : further;
}

const FINAL = new Set(['malformed-url', 'intranet-address']);

async function secondAttempts(
  links: readonly MetLink[],
  answers: Map<string, LinkAnswer>,
  tools: VisitTools,
): Promise<void> {
  const { settings, night } = tools.context;
  const doubtful = links.filter((link) => {
    const answer = answers.get(link.url);
    const isDead = answer?.state === 'dead' && !FINAL.has(answer.cause ?? '');
    return isDead || answer?.reason === CONGESTED;
  });
  if (doubtful.length === 0 || tools.signal.aborted) return;
  await sleep(settings.secondAttemptAfterMs, undefined, { signal: tools.signal }).catch(() => undefined);
  await tools.each(doubtful, '链接复核', async (link) => {
    const again = await night.ask(`again ${link.url}`, () =>
      ask(link.url, { referer: link.page, startAt: 'tolerant', priority: 'now' }, tools),
    );
    answers.set(link.url, { ...orNeedsForm(again, link), attempts: 2 });
  });
}

/** A form's target that is asked without the form's fields may well refuse. */
function orNeedsForm(answer: LinkAnswer, { from }: MetLink): LinkAnswer {
  if (from !== 'form' || (answer.cause !== 'http-4xx' && answer.cause !== 'http-5xx')) return answer;
  return { ...answer, state: 'unknown', cause: null, reason: '表单须填写后提交，无法判断' };
}

async function toReading(link: MetLink, answer: LinkAnswer, tools: VisitTools): Promise<LinkReading> {
  const { url, page, text, from, occurrences, onHomePage } = link;
  const { state, cause, reason, status, attempts, at } = answer;
  const finalUrl = answer.finalUrl || url;
  const evidence =
    state === 'dead'
      ? (answer.evidence ?? (await keepAnswer({ url, status, cause, finalUrl, attempts }, at, tools.context)))
      : [];
  return {
    url,
    state,
    cause,
    reason,
    status,
    finalUrl,
    attempts,
    confirmedBy: ['http'],
    page,
    text,
    from,
    occurrences,
    onHomePage,
    evidence,
    seenAt: at,
    ...(answer.carriedOver === true ? { carriedOver: true as const } : {}),
  };
}
