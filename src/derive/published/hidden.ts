// Publication dates that only the source holds: machine-readable elements, script variables, metas, the address.
import { isTag, isText, type Document, type Element } from 'domhandler';
import { getElementsByTagName } from 'domutils';
import type { CalendarDate } from '../../model/calendar.ts';
import { readDate } from '../dates/read-date.ts';
import { dateInUrl } from '../dates/date-in-url.ts';
import { candidate, WEIGHTS, type Candidate } from './candidates.ts';
import type { PublishedWords } from './words.ts';

export interface HiddenPage {
  readonly doc: Document;
  readonly url: string;
  readonly finalUrl: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly asOf: CalendarDate;
  readonly words: PublishedWords;
}

const LONGEST_SCRIPT = 60_000;

/** All candidates that are not printed for visitors. */
export function hiddenCandidates(page: HiddenPage): Candidate[] {
  return [...fromElements(page), ...fromAddress(page), ...fromScripts(page), ...fromMetas(page)];
}

/** `<time pubdate datetime>`, `itemprop="datePublished"`, `title="更新时间：…"`. */
function fromElements({ doc, asOf, words }: HiddenPage): Candidate[] {
  const marked = getElementsByTagName((name) => name !== 'script' && name !== 'style', doc, true).filter(
    isMarked,
  );
  return marked.slice(0, 20).flatMap((element) => {
    const { attribs } = element;
    const machine = attribs['datetime'] ?? attribs['content'];
    if (machine !== undefined)
      return candidate(
        readDate(machine, asOf),
        'visible',
        WEIGHTS.timeElement,
        attribs['itemprop'] !== undefined,
      );
    const title = attribs['title'] ?? '';
    const label = [...title.matchAll(words.labels)][0];
    if (!label || label.groups?.['plain'] !== undefined || isInLink(element)) return [];
    return candidate(
      readDate(title.slice(label.index + label[0].length), asOf),
      'visible',
      WEIGHTS.attribute,
      false,
    );
  });
}

function isMarked({ name, attribs }: Element): boolean {
  if (/^datePublished$/i.test(attribs['itemprop'] ?? ''))
    return attribs['content'] !== undefined || attribs['datetime'] !== undefined;
  if (name === 'time') return attribs['pubdate'] !== undefined && attribs['datetime'] !== undefined;
  return /(?:时间|日期)\s*[:：]?\s*\d/.test(attribs['title'] ?? '') && name !== 'a';
}

function isInLink(element: Element): boolean {
  const { parent } = element;
  return parent !== null && isTag(parent) && (parent.name === 'a' || parent.name === 'li');
}

/** The address asked for and the one that answered may differ; the latter is the article's own. */
function fromAddress({ url, finalUrl, asOf }: HiddenPage): Candidate[] {
  const date = dateInUrl(finalUrl) ?? dateInUrl(url);
  return date === null
    ? []
    : [{ date, time: null, basis: 'url', weight: WEIGHTS.url, certain: true, future: date > asOf }];
}

function fromScripts({ doc, asOf, words }: HiddenPage): Candidate[] {
  const found = getElementsByTagName('script', doc, true).flatMap((script) => {
    if (script.attribs['src'] !== undefined) return [];
    const code = script.children.map((child) => (isText(child) ? child.data : '')).join('');
    if (code.length > LONGEST_SCRIPT) return [];
    return [...code.matchAll(words.scriptValues)].flatMap((match) =>
      candidate(readDate(match.groups?.['value'] ?? '', asOf), 'script', WEIGHTS.script, true),
    );
  });
  const days = new Set(found.map((one) => one.date));
  const [first] = found;
  return first ? [{ ...first, certain: days.size === 1 }] : [];
}

/**
 * A meta equal to the time at which the page was generated (`others`, 大汉's `Maketime`) says nothing of when it was
 * published.
 */
function fromMetas({ tags, asOf, words }: HiddenPage): Candidate[] {
  const byName = new Map(Object.entries(tags).map(([name, value]) => [name.toLowerCase(), value]));
  const generated = readDate(
    /页面生成时间\s*[:：]?\s*(.{8,25})/.exec(byName.get('others') ?? '')?.[1] ?? byName.get('maketime') ?? '',
    asOf,
  );
  for (const name of words.metaNames) {
    const read = readDate(byName.get(name) ?? '', asOf);
    if (!read) continue;
    const stale =
      generated !== null &&
      generated.date === read.date &&
      (generated.time === read.time || generated.time === null || read.time === null);
    return candidate(read, 'meta', stale ? WEIGHTS.staleMeta : WEIGHTS.meta, generated !== null && !stale);
  }
  return [];
}
