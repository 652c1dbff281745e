// The standard `<meta>` tags of government pages (政府网站发展指引), under their canonical names.
import type { Document } from 'domhandler';
import { getElementsByTagName } from 'domutils';
import { keepShort } from '../text/keep.ts';

/** The standard's own names; other meta names keep the spelling of the page. */
const STANDARD_NAMES = [
  'SiteName',
  'SiteDomain',
  'SiteIDCode',
  'ColumnName',
  'ColumnDescription',
  'ColumnKeywords',
  'ColumnType',
  'ArticleTitle',
  'PubDate',
  'ContentSource',
  'Keywords',
  'Author',
  'Description',
  'Category',
  'Image',
  'Url',
  'Others',
] as const;

/** The standard writes this one in lower case. */
const CANONICAL = new Map(
  STANDARD_NAMES.map((name) => [name.toLowerCase(), name === 'Others' ? 'others' : name]),
);
const LONGEST_VALUE = 300;
const MOST_TAGS = 60;
/** Names that say nothing about the page's content. */
const TECHNICAL = new Set([
  'viewport',
  'renderer',
  'robots',
  'format-detection',
  'referrer',
  'generator',
  'theme-color',
]);

/**
 * Named metas by name, first one wins, empty ones left out. Names of the standard come in its own spelling whatever
 * the page's; `property=` (Open Graph) counts as a name, `http-equiv` does not.
 */
export function readTags(doc: Document): Record<string, string> {
  const tags: Record<string, string> = {};
  let count = 0;
  for (const meta of getElementsByTagName('meta', doc, true)) {
    const written = (meta.attribs['name'] ?? meta.attribs['property'] ?? '').trim();
    const content = meta.attribs['content'] ?? '';
    if (written === '' || content.trim() === '' || TECHNICAL.has(written.toLowerCase())) continue;
    const name = CANONICAL.get(written.toLowerCase()) ?? written;
    if (Object.hasOwn(tags, name) || count >= MOST_TAGS || name === '__proto__') continue;
    tags[keepShort(name, 80)] = keepShort(content, LONGEST_VALUE);
    count++;
  }
  return tags;
}
