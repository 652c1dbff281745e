// Keeping what a finding rests on.
import type { EvidenceRef } from '../../model/evidence.ts';
import type { GatherContext } from '../context.ts';
import type { RenderedPage } from '../browser-port.ts';
import type { Page } from './page-visit.ts';

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

/** The page as the browser drew it, and its picture. */
export async function keepRendered(page: RenderedPage, context: GatherContext): Promise<EvidenceRef[]> {
  const about = { url: page.finalUrl, fetchedAt: page.fetchedAt };
  const kept = [await context.evidence.put('html', utf8(page.html), about)];
  if (page.screenshot) kept.push(await context.evidence.put('screenshot', page.screenshot, about));
  return kept;
}

/** What was answered for a link that is called dead. */
export async function keepAnswer(
  answer: object,
  url: string,
  at: number,
  context: GatherContext,
): Promise<EvidenceRef[]> {
  return [
    await context.evidence.put('headers', utf8(JSON.stringify(answer, null, 1)), { url, fetchedAt: at }),
  ];
}
