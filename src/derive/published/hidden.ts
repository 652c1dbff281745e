// Publication dates that only the source holds: script variables, metas, the address.
import type { CalendarDate } from '../../model/calendar.ts';
import { readDate } from '../dates/read-date.ts';
import { dateInUrl } from '../dates/date-in-url.ts';
import { awaitedValues } from './awaited.ts';
import { candidate, WEIGHTS, type Candidate } from './candidates.ts';
import type { DateSources } from './sources.ts';
import type { PublishedWords } from './words.ts';

export interface HiddenPage {
  readonly sources: DateSources;
  readonly url: string;
  readonly finalUrl: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly asOf: CalendarDate;
  readonly words: PublishedWords;
}

/** All candidates that are not printed for visitors. */
export function hiddenCandidates(page: HiddenPage): Candidate[] {
  return [...fromAddress(page), ...fromScripts(page), ...fromMetas(page)];
}

/** The address asked for and the one that answered may differ; the latter is the article's own. */
function fromAddress({ url, finalUrl, asOf }: HiddenPage): Candidate[] {
  const date = dateInUrl(finalUrl) ?? dateInUrl(url);
  return date === null
    ? []
    : [{ date, time: null, basis: 'url', weight: WEIGHTS.url, certain: true, future: date > asOf }];
}

function fromScripts({ sources, asOf, words }: HiddenPage): Candidate[] {
  const assigned = sources.scripts.flatMap((code) =>
    [...code.matchAll(words.scriptValues)].map((match) => match.groups?.['value'] ?? ''),
  );
  const fields = sources.fields.filter(({ attribs }) =>
    [attribs['id'], attribs['name']].some((name) => name !== undefined && words.fieldName.test(name)),
  );
  const values = [
    ...assigned,
    ...fields.map(({ attribs }) => attribs['value'] ?? ''),
    ...awaitedValues(sources.awaiting, sources.scripts, words),
  ];
  const found = values.flatMap((value) => candidate(readDate(value, asOf), 'script', WEIGHTS.script, true));
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
