// Keeping what a finding rests on.
import type { FetchResult } from '../../fetch/client.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { GatherContext } from '../context.ts';
import type { RenderedPage } from '../browser-port.ts';
import { saidBy, type BodyHints, type Said } from '../night/classify.ts';
import type { LinkAnswer } from '../night/night.ts';
import type { Page } from './page-visit.ts';
import type { VisitTools } from './tools.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The page as the server sent it, and the head of its answer. */
export async function keepPage(page: Page, context: GatherContext): Promise<EvidenceRef[]> {
  const about = { url: page.finalUrl, fetchedAt: page.fetchedAt };
  const head = JSON.stringify({ url: page.finalUrl, status: page.status, headers: page.headers }, null, 1);
  return [
    await context.evidence.put('html', page.body, about),
    await context.evidence.put('headers', utf8(head), about),
  ];
}

/** The page as the browser drew it, its picture, and the framed places on it. */
export async function keepRendered(
  page: RenderedPage,
  { context, pictures }: Pick<VisitTools, 'context' | 'pictures'>,
): Promise<EvidenceRef[]> {
  const about = { url: page.finalUrl, fetchedAt: page.fetchedAt };
  const kept = [await context.evidence.put('html', utf8(page.html), about)];
  for (const { ref, link } of await pictures.of(page)) if (link === undefined) kept.push(ref);
  return kept;
}

/** Framed links on a page the browser drew, by the address each leads to. */
export async function keepLinkCrops(
  page: RenderedPage,
  { pictures }: Pick<VisitTools, 'pictures'>,
): Promise<ReadonlyMap<string, EvidenceRef>> {
  const kept = new Map<string, EvidenceRef>();
  for (const { ref, link } of await pictures.of(page)) if (link !== undefined) kept.set(link, ref);
  return kept;
}

/** What was answered for a link that is called dead; the keys that the stored file holds. */
export interface KeptAnswer {
  readonly url: string;
  readonly status: number | null;
  readonly cause: string | null;
  readonly finalUrl: string;
  readonly attempts: number;
  /** By which it is classified again; absent for an address that was never asked. */
  readonly said?: Said;
  /** Of the answer, lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer, and the page that says "not found" though its status does not. */
export async function keepAnswer(
  answer: KeptAnswer,
  at: number,
  context: GatherContext,
  body?: Uint8Array,
): Promise<EvidenceRef[]> {
  const about = { url: answer.url, fetchedAt: at };
  const kept = [await context.evidence.put('headers', utf8(JSON.stringify(answer, null, 1)), about)];
  if (body) kept.push(await context.evidence.put('html', body, about));
  return kept;
}

/** A last attempt that found a link dead, with all that says so. */
export async function keepDead(
  url: string,
  answer: LinkAnswer,
  result: FetchResult,
  hints: BodyHints,
  context: GatherContext,
): Promise<LinkAnswer> {
  if (answer.state !== 'dead') return answer;
  const { status, cause, attempts, at } = answer;
  const said = saidBy(result, hints);
  const told = { url, status, cause, finalUrl: answer.finalUrl || url, attempts, said };
  if (!result.ok) return { ...answer, evidence: await keepAnswer(told, at, context) };
  const { headers, body } = result.value;
  const wording = cause === 'soft-404' ? body : undefined;
  return { ...answer, evidence: await keepAnswer({ ...told, headers }, at, context, wording) };
}
