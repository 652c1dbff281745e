// What the element around a date is called: pubtime, date, clock.
import { isTag, type Element } from 'domhandler';
import { readDates } from '../dates/read-date.ts';
import type { Line } from './lines.ts';
import type { VisiblePage } from './visible-page.ts';

export type DateName = 'published' | 'date' | 'clock';

const NAMES: readonly (readonly [DateName, RegExp])[] = [
  ['clock', /clock|now|today|weather|tianqi|calendar|nongli|lunar|current|(?:^|[\s_-])cal(?:$|[\s_-])/],
  [
    'published',
    /(?:pub(?:lish(?:ed)?)?|post(?:ed)?|release|issue|entry|article|art|news|info|detail)[-_]?(?:time|date)|(?:^|[\s_-])(?:fb|fabu)[-_]?(?:sj|rq|shijian|riqi|time|date)|date[-_]?published/,
  ],
  ['date', /(?:^|[\s_-])(?:date|time|datetime|sj|rq|shijian|riqi)(?:$|[\s_-])/],
];
const LEVELS = 2;

/** The name of the element that holds the line's date and nothing else; null when it says nothing. */
export function dateName({ asOf, order }: VisiblePage, line: Line): DateName | null {
  const piece = line.pieces.find(({ text }) => readDates(text, asOf, order).length > 0);
  let element: Element | null = piece?.element ?? line.block;
  for (let level = 0; element !== null && level < LEVELS; level += 1) {
    const hint = `${element.attribs['class'] ?? ''} ${element.attribs['id'] ?? ''}`.toLowerCase();
    const name = NAMES.find(([, pattern]) => pattern.test(hint));
    if (name) return name[0];
    element = element.parent !== null && isTag(element.parent) ? element.parent : null;
  }
  return null;
}
