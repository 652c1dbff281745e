// Where a page sends its visitor by itself: meta refresh, a script at once, a splash page that counts down.
import { isTag, isText, type Document, type Element } from 'domhandler';
import { getElementsByTagName } from 'domutils';
import type { PageReading } from '../../artifacts/page-reading.ts';
import { baseOf } from '../links/base.ts';
import { keep } from '../text/keep.ts';
import { resolveUrl } from '../url/normalise.ts';
import { parseRefresh } from './meta-refresh.ts';
import { immediateJump, onlyTarget } from './script-jump.ts';
import { contentOf } from './content.ts';

export type Redirect = NonNullable<PageReading['redirect']>;

/** A page with more visible text or links than this is looked at, not passed through. */
const MOST_TEXT = 200;
const MOST_LINKS = 6;
/** Slower refreshes reload a page that is being read. */
const SLOWEST_SECONDS = 30;
const LONGEST_SCRIPT = 20_000;
const COUNTDOWN =
  /(\d{1,2})?\s*(?:秒|s(?:econds?)?)\s*(?:钟)?(?:后|之后|内)?.{0,10}(?:跳转|进入|转到|跳到|转入|打开)|(?:自动|正在)(?:为您)?(?:跳转|进入|转到|转向)/i;

/**
 * The address a visitor ends at without doing anything, or null. `url` is the page's own final address. Scripts count
 * only on pages with next to no content: on a real page they are menus and checks for phones.
 */
export function readRedirect(doc: Document, url: string): Redirect | null {
  const base = baseOf(doc, url);
  const own = stripFragment(url);
  const meta = metaRedirect(doc, base, own);
  if (meta) return meta;
  const content = contentOf(doc, MOST_TEXT);
  if (content.text.length > MOST_TEXT || content.links > MOST_LINKS) return null;
  const jump = scriptJump(doc, content.text);
  return jump && target(jump.address, base, own, 'script', jump.delaySeconds);
}

function metaRedirect(doc: Document, base: string, own: string): Redirect | null {
  for (const meta of getElementsByTagName('meta', doc, true)) {
    if (meta.attribs['http-equiv']?.trim().toLowerCase() !== 'refresh' || insideNoscript(meta)) continue;
    const refresh = parseRefresh(meta.attribs['content'] ?? '');
    if (refresh && refresh.address !== '' && refresh.delaySeconds <= SLOWEST_SECONDS) {
      return target(refresh.address, base, own, 'meta-refresh', refresh.delaySeconds);
    }
  }
  return null;
}

/** `<noscript><meta refresh>` sends only visitors without scripts. */
function insideNoscript(element: Element): boolean {
  return element.parent !== null && isTag(element.parent) && element.parent.name === 'noscript';
}

function scriptJump(doc: Document, text: string): { address: string; delaySeconds: number } | null {
  const codes = getElementsByTagName('script', doc, true)
    .filter((script) => script.attribs['src'] === undefined)
    .map(codeOf)
    .filter((code) => code !== '' && code.length <= LONGEST_SCRIPT);
  const [body] = getElementsByTagName('body', doc, true, 1);
  const onload = body?.attribs['onload'];
  for (const code of onload === undefined ? codes : [...codes, onload]) {
    const jump = immediateJump(code);
    if (jump) return jump;
  }
  const countdown = COUNTDOWN.exec(text);
  const address = countdown ? onlyTarget(codes) : null;
  return address === null ? null : { address, delaySeconds: Number(countdown?.[1] ?? 3) };
}

const codeOf = (script: Element): string =>
  script.children.map((child) => (isText(child) ? child.data : '')).join('');

function target(
  address: string,
  base: string,
  own: string,
  by: Redirect['by'],
  delaySeconds: number,
): Redirect | null {
  const resolved = resolveUrl(address, base);
  if (!resolved.ok || resolved.url === own || delaySeconds > SLOWEST_SECONDS) return null;
  return { url: keep(resolved.url), by, delaySeconds };
}

const stripFragment = (url: string): string => url.replace(/#.*$/s, '');
