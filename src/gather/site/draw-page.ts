// A page as a browser draws it, where plain HTTP shows an empty shell.
import type { Failure } from '../../model/failure.ts';
import { fingerprintOf } from '../memory/site-memory.ts';
import { partMissing } from './troubles.ts';
import type { Page } from './page-visit.ts';
import { statusFailure } from './status-failure.ts';
import type { VisitTools } from './tools.ts';

interface Drawn {
  readonly page: Page;
  /** Nothing that the page is built from failed to come. */
  readonly whole: boolean;
}

async function draw(url: string, tools: VisitTools): Promise<Drawn | Failure> {
  const rendered = await tools.browse({ url });
  if (!rendered.ok) return rendered.error;
  const { reading, lines } = await tools.opener.readRendered(rendered.value);
  const { finalUrl, status, headers, fetchedAt, html } = rendered.value;
  if (reading.challenge) return { kind: 'challenged', product: reading.challenge, status };
  if (status >= 400) return statusFailure(status);
  const body = new TextEncoder().encode(html);
  const sha256 = fingerprintOf(body);
  const page: Page = {
    url,
    finalUrl,
    status,
    headers,
    reading,
    lines,
    body,
    sha256,
    view: 'browser',
    fetchedAt,
  };
  return { page, whole: !partMissing(rendered.value) };
}

/** The drawn page; why there is none otherwise. */
export async function drawPage(url: string, tools: VisitTools): Promise<Page | Failure> {
  const drawn = await draw(url, tools);
  return 'kind' in drawn ? drawn : drawn.page;
}

/** A shell as its scripts fill it, so that the ways it leads on are known; the shell itself when that is not seen whole. */
export async function filledShell(page: Page, tools: VisitTools): Promise<Page> {
  if (page.reading.kind !== 'shell') return page;
  const drawn = await draw(page.finalUrl, tools);
  if ('kind' in drawn || !drawn.whole) return page;
  const isFilled = !['shell', 'error', 'home'].includes(drawn.page.reading.kind);
  return isFilled ? { ...drawn.page, url: page.url, undrawn: page } : page;
}
