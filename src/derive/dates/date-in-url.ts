// The day an address carries: `/202112/t20211217_1234.html`, `/art/2021/12/17/art_1_2.html`.
import { calendarDate, type CalendarDate } from '../../model/calendar.ts';
import { meetDay } from './day-watch.ts';

/** `articlist_20170521111160800_1.html`: the stamp in a list's name is a number of the list. */
const LIST_FILE = /\/[a-z]*(?:list|index|column|channel)[^/]*$/i;

const YEAR = '(?:19|20)\\d{2}';
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12]\\d|3[01])';

/** Most telling first: a stamped file name, then directories. */
const SHAPES: readonly string[] = [
  // t20211217_1.html, content_20211217.htm, 20211217092833123.html
  `(?:/|[_-]|/t|/content)(?<y>${YEAR})(?<m>${MONTH})(?<d>${DAY})(?=(?:\\d{4}|\\d{6}|\\d{9,12})?(?:[_./-]|$))`,
  // P020211217353827463829.pdf: how 拓尔思 names uploaded files
  `/[PW]0(?<y>${YEAR})(?<m>${MONTH})(?<d>${DAY})\\d*(?=[_.-])`,
  `/(?<y>${YEAR})/(?<m>0?[1-9]|1[0-2])/(?<d>0?[1-9]|[12]\\d|3[01])(?=/|$)`,
  `[/_-](?<y>${YEAR})[-_](?<m>0?[1-9]|1[0-2])[-_](?<d>0?[1-9]|[12]\\d|3[01])(?=[/_.-]|$)`,
  `/(?<y>${YEAR})[-/]?(?<m>${MONTH})[-/](?<d>${DAY})(?=[/_]|$)`,
  `/(?<y>${YEAR})/(?<m>${MONTH})(?<d>${DAY})(?=/|$)`,
];

const MONTH_DIRECTORY = new RegExp(`/(?<y>${YEAR})[-_/]?(?<m>${MONTH})(?=/)`, 'g');

/**
 * The day in the path of an absolute or relative address, or null. A month alone is no day. The query is not read:
 * what stands there is asked for, not published. The caller drops days after the 监测时间点.
 */
export function dateInUrl(url: string): CalendarDate | null {
  const whole = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/s, '');
  const path = LIST_FILE.test(whole) ? whole.replace(/[^/]*$/, '') : whole;
  if (!/\d{4}/.test(path)) return null;
  for (const shape of SHAPES) {
    const dates = [...path.matchAll(new RegExp(shape, 'g'))].flatMap((match) => dayOf(match.groups) ?? []);
    const last = dates.at(-1);
    if (last === undefined) continue;
    meetDay(last);
    return last;
  }
  return null;
}

/** The month an address carries as a directory: `/201809/`, `/2018-09/`, `/2018/09/`; null when there is none. */
export function monthInUrl(url: string): { readonly year: number; readonly month: number } | null {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/s, '');
  const found = [...path.matchAll(MONTH_DIRECTORY)].at(-1)?.groups;
  return found ? { year: Number(found['y']), month: Number(found['m']) } : null;
}

function dayOf(groups: Readonly<Record<string, string | undefined>> | undefined): CalendarDate | null {
  const date = calendarDate(Number(groups?.['y']), Number(groups?.['m']), Number(groups?.['d']));
  return date !== null && date >= '1990-01-01' && date <= '2099-12-31' ? date : null;
}
