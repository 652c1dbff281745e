// A page as a browser draws it, where plain HTTP shows an empty shell.
import type { Failure } from '../../model/failure.ts';
import { fingerprintOf } from '../memory/site-memory.ts';
import { partMissing } from './troubles.ts';
import { statusFailure, type Page } from './page-visit.ts';
import type { VisitTools } from './tools.ts';

/** The drawn page; why there is none otherwise. */
export async function drawPage(url: string, tools: VisitTools): Promise<Page | Failure> {
  const rendered = await tools.browse({ url });
  if (!rendered.ok) return rendered.error;
  const { reading, lines } = await tools.opener.readRendered(rendered.value);
  const { finalUrl, status, headers, fetchedAt, html } = rendered.value;
  if (reading.challenge) return { kind: 'challenged', product: reading.challenge, status };
  if (status >= 400) return statusFailure(status);
  const body = new TextEncoder().encode(html);
  const sha256 = fingerprintOf(body);
  return { url, finalUrl, status, headers, reading, lines, body, sha256, view: 'browser', fetchedAt };
}

/** A shell as its scripts fill it, so that the ways it leads on are known; the shell itself when that is not seen whole. */
export async function filledShell(page: Page, tools: VisitTools): Promise<Page> {
  if (page.reading.kind !== 'shell') return page;
  const rendered = await tools.browse({ url: page.finalUrl });
  if (!rendered.ok || rendered.value.status >= 400 || partMissing(rendered.value)) return page;
  const { reading, lines } = await tools.opener.readRendered(rendered.value);
  const isPage = reading.challenge === null && !['shell', 'error', 'home'].includes(reading.kind);
  if (!isPage) return page;
  const { finalUrl, fetchedAt, html } = rendered.value;
  const body = new TextEncoder().encode(html);
  const sha256 = fingerprintOf(body);
  return { ...page, finalUrl, reading, lines, body, sha256, view: 'browser', fetchedAt, undrawn: page };
}
