// The calendar of a month that hangs beside a list: days from the first to the last, the names of the week, and nothing
// that happened on any of them.
import { anchorsIn, boxText, type Box } from './box.ts';
import type { PageView } from './view.ts';

/** Words of a calendar, its lunar days among them. */
const LONGEST = 400;
/** The shortest month. */
const FEWEST_DAYS = 28;
const EMPTY_ADDRESS = /^\s*(?:#|javascript\s*:.*)?$/i;
const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
/** What calendars say besides the numbers of days: week days, year and month, lunar days, the days of the sun's year. */
const FURNITURE = new RegExp(
  [
    '(?:星期|周|礼拜)?[日一二三四五六]',
    '(?:sun|mon|tue|wed|thu|fri|sat)\\w{0,6}|[smtwf][uoehra]?',
    '(?:19|20)\\d\\d(?:\\s*[-/.年]\\s*(?:(?:0?[1-9]|1[0-2])\\s*月?)?)?',
    `(?:${MONTHS})(?:[\\s,]*(?:19|20)\\d\\d)?`,
    '(?:[1-9]|1[0-2]|十?[一二三四五六七八九十])月|[正冬腊]月|年|月',
    '[初十廿卅三][一二三四五六七八九十]|二十|休|班',
    '[立]?[春夏秋冬][分至]?|小寒|大寒|雨水|惊蛰|清明|谷雨|小满|芒种|小暑|大暑|处暑|白露|寒露|霜降|小雪|大雪',
    '[«»‹›<>←→◀▶]{1,2}|[上下](?:一?个?)?[月年]|今[天日]|日历',
  ]
    .map((one) => `(?:${one})`)
    .join('|')
    .replace(/^(.*)$/, '^(?:$1)$'),
  'i',
);

/** The boxes of such calendars. One whose days lead anywhere is the archive of what happened on them. */
export function findCalendars(view: PageView): readonly Box[] {
  const { texts } = view.page;
  const first = texts.filter(({ text }) => text.trim() === '28');
  return first.flatMap(({ box }) => calendarAround(view, box) ?? []);
}

/** The largest box around that still says nothing else. */
function calendarAround(view: PageView, from: Box): Box | null {
  let calendar: Box | null = null;
  for (let box: Box | null = from; box?.parent && box.tag !== 'body'; box = box.parent) {
    if (box.textLength > LONGEST) break;
    const words = boxText(box).split(' ');
    if (!words.every((word) => isDay(word) || FURNITURE.test(word)) || !leadsNowhere(view, box)) break;
    if (countsMonth(words)) calendar = box;
  }
  return calendar;
}

const isDay = (word: string): boolean => /^(?:0?[1-9]|[12]\d|3[01])$/.test(word);

/** 1, 2, 3 … 28: the last days of the month before and the first of the next one may stand around them. */
function countsMonth(words: readonly string[]): boolean {
  const days = words.filter(isDay).map(Number);
  const start = days.findIndex((day, index) => day === 1 && days[index + FEWEST_DAYS - 1] === FEWEST_DAYS);
  if (start < 0) return false;
  const month = days.slice(start, start + FEWEST_DAYS);
  return month.every((day, index) => day === index + 1) && words.length > days.length;
}

function leadsNowhere({ page }: PageView, box: Box): boolean {
  const inside = ({ at }: { readonly at: number }): boolean => at > box.start && at < box.end;
  return (
    anchorsIn(page, box).every(({ raw, url }) => url === null && EMPTY_ADDRESS.test(raw)) &&
    ![page.images, page.videos, page.frames].some((all) => all.some(inside))
  );
}
