// The address against which a page's relative addresses are resolved.
import type { Document } from 'domhandler';
import { getElementsByTagName } from 'domutils';
import { resolveUrl } from '../url/normalise.ts';

/** The first `<base href>` that is an http(s) address, else the page's own. */
export function baseOf(doc: Document, pageUrl: string): string {
  const written = getElementsByTagName('base', doc, true).find((base) => base.attribs['href'] !== undefined)
    ?.attribs['href'];
  if (written === undefined) return pageUrl;
  const resolved = resolveUrl(written, pageUrl);
  return resolved.ok ? resolved.url : pageUrl;
}

/** The frame in which a page's links open unless they say otherwise: `<base target>`, '' without one. */
export const baseTargetOf = (doc: Document): string =>
  getElementsByTagName('base', doc, true)
    .find((base) => base.attribs['target'] !== undefined)
    ?.attribs['target']?.trim() ?? '';
