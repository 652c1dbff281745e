// What a page drawn by a browser lacks: what never came may be what the public sees.
import { sameSite } from '../../derive/url/normalise.ts';
import type { RenderedPage } from '../browser-port.ts';

const ASSET = /\.(png|jpe?g|gif|svg|ico|webp|css|woff2?|ttf|mp4|mp3|swf)(\?|$)/i;

/** Whether anything the page is built from never came: an empty place in it is then not what the public sees. */
export function partMissing(rendered: RenderedPage): boolean {
  return rendered.troubles.some((trouble) => !ASSET.test(trouble.url));
}

/** Whether data of the site's own never came: newer rows may have been among them. */
export function dataMissing(rendered: RenderedPage): boolean {
  return rendered.troubles.some(
    ({ url, data }) => data && !ASSET.test(url) && sameSite(url, rendered.finalUrl),
  );
}
