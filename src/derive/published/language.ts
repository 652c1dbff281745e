// What the page's own language says of dates such as 11/02/2021.
import type { DayOrder } from '../dates/day-parts.ts';

/** `lang` of the document; English without a country is printed by systems set to the United States. */
export function dayOrderOf(language: string): DayOrder | null {
  const [name = '', country = ''] = language.trim().toLowerCase().split(/[-_]/);
  if (name !== 'en') return null;
  return country === '' || country === 'us' ? 'month-first' : 'day-first';
}
