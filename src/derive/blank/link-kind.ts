// What a link of the content is: a document, a way to another site, a way on.
import { hostOf, type PageView } from '../dom/view.ts';

export type LinkKind = 'attachments' | 'linksOut' | 'links';

/** null for a link that leads nowhere by itself. */
export function linkKind(view: PageView, url: string | null): LinkKind | null {
  if (url === null) return null;
  if (view.kindOf(url) === 'attachment') return 'attachments';
  return hostOf(url) === hostOf(view.url) ? 'links' : 'linksOut';
}
