// On which host a site lives: its own, or the one its home page forwards to.
import { sameSite } from '../../derive/url/normalise.ts';
import type { Page } from './page-visit.ts';
import type { VisitTools } from './tools.ts';

/** A home page that forwards to a host of no other site has moved there; one that shows another site has not. */
export function whereItLives({ finalUrl }: Page, { site, context }: VisitTools): string {
  if (sameSite(finalUrl, site.url)) return site.url;
  const others = [...context.homePages].some((other) => sameSite(other, finalUrl));
  return others ? site.url : finalUrl;
}
