// Every way in which pages print a day, strongest first. A form reads a match into year, month and day, or refuses it.
import {
  english,
  HAN_DIGITS,
  han,
  numbers,
  shortYear,
  yearLast,
  type DayOrder,
  type DayParts,
  type Groups,
} from './day-parts.ts';

/**
 * Where a form is believed. `anywhere`: it can be nothing else. `edge`: at the start or the end of the text, set off by
 * blanks or brackets. `alone`: only when the text (or a bracket) holds nothing else.
 */
export type Trust = 'anywhere' | 'edge' | 'alone';

export interface DateForm {
  readonly trust: Trust;
  /** A cheap test without which the pattern need not be tried; shared between forms. */
  readonly hint: RegExp;
  /** Global and sticky-free; matched on folded text. */
  readonly pattern: RegExp;
  /** `order`: what the page's language says of dates whose year comes last; null when it says nothing. */
  read(groups: Readonly<Record<string, string | undefined>>, order: DayOrder | null): DayParts | null;
}

const YEAR = String.raw`(?<y>(?:19|20)\d{2})`;
const MONTH_NAME = String.raw`(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const WEEKDAY_NAME = String.raw`\b(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?\b\.?|(?:星期|周)[一二三四五六日天]`;
/** Not in the middle of a number, an address, a version or a document's number. */
const OPEN = String.raw`(?<!\d|\d[-/.]|[a-z]|[a-z]-)`;
const CLOSE = String.raw`(?!\d|[-/.]\d{1,3}(?![\d:])|\s?号)`;

const YEAR_HINT = /(?:19|20)\d{2}/;
const MONTH_HINT = /\d\s?月/;
const SHORT_HINT = /(?<!\d)\d{2}[-/.年\s]/;
const HAN_HINT = /[一二][〇零○O一二三四五六七八九]{3}年/;
const PAIR_HINT = /\d[-/.]\d/;
const ENGLISH_HINT = /[a-z]{3}/i;

const form = (trust: Trust, hint: RegExp, source: string, read: DateForm['read'] = numbers): DateForm => ({
  trust,
  hint,
  pattern: new RegExp(source, 'gi'),
  read,
});

const GAP = String.raw`\s*[\s/|,]\s*`;
/** Between month-day and year a slash would be one date in another order. */
const WIDE_GAP = String.raw`(?:\s+|\s*[|,]\s*)`;
const YEAR_MONTH = String.raw`${YEAR}\s?(?:[-/.]\s?(?<m>\d{1,2})|年\s?(?<m2>\d{1,2})\s?月?)`;
const yearMonthApart = (groups: Groups): DayParts => numbers({ ...groups, m: groups['m'] ?? groups['m2'] });

/** Day and year-month printed in two pieces: `17 2021-12`, `12/17 2021`, `2021 12-17`, `2021-12 17`. */
const SPLIT_FORMS: readonly DateForm[] = [
  form(
    'edge',
    YEAR_HINT,
    String.raw`${OPEN}(?<d>\d{1,2})\s?日?${GAP}${YEAR_MONTH}(?!\d|\s?[-/.月日]\s?\d)`,
    yearMonthApart,
  ),
  form(
    'edge',
    YEAR_HINT,
    String.raw`${OPEN}${YEAR_MONTH}\s+(?<d>\d{1,2})(?!\d|\s?[-/.:月年%元])\s?日?`,
    yearMonthApart,
  ),
  form(
    'edge',
    YEAR_HINT,
    String.raw`${OPEN}(?<m>\d{1,2})\s?(?:[-/.]|月)\s?(?<d>\d{1,2})\s?日?${WIDE_GAP}${YEAR}(?!\d|\s?[-/.月]\s?\d)年?`,
  ),
  form(
    'edge',
    YEAR_HINT,
    String.raw`${OPEN}${YEAR}\s?年?${WIDE_GAP}(?<m>\d{1,2})\s?(?:[-/.]|月)\s?(?<d>\d{1,2})(?!\d|\s?[-/.]\d)\s?日?`,
  ),
  form('alone', YEAR_HINT, String.raw`${OPEN}(?<d>\d{1,2})\s+(?<m>\d{1,2})\s?月?\s+${YEAR}(?!\d)年?`),
  form('alone', YEAR_HINT, String.raw`${OPEN}(?<d>\d{2})${YEAR}[-./](?<m>\d{2})(?![\d-./])`),
];

/** Month and day only. */
const YEARLESS_FORMS: readonly DateForm[] = [
  form(
    'edge',
    MONTH_HINT,
    String.raw`(?<![\d年.-]\s?)(?<m>\d{1,2})\s?月\s?(?<d>\d{1,2})\s?[日号](?!\s?(?:[-~至到起前]|以前|之前))`,
  ),
  form(
    'edge',
    PAIR_HINT,
    String.raw`${OPEN}(?<![年〕]\s?)(?<m>\d{2})(?<s>[-/])(?<d>\d{2})${CLOSE}(?!\s?(?:[岁年级月名人个元%℃度天周万页]|以))`,
  ),
  form('alone', PAIR_HINT, String.raw`${OPEN}(?<m>\d{1,2})(?<s>[-/])(?<d>\d{1,2})${CLOSE}`),
  form('alone', PAIR_HINT, String.raw`${OPEN}(?<m>\d{2})\.(?<d>\d{2})${CLOSE}`),
  form('alone', MONTH_HINT, String.raw`${OPEN}(?<m>\d{1,2})月\s?(?<d>\d{1,2})(?!\d)`),
  form('alone', MONTH_HINT, String.raw`${OPEN}(?<d>\d{1,2})\s?日?\s?[\s/|]\s?(?<m>\d{1,2})月`),
];

/** Order is precedence where forms overlap. */
export const DATE_FORMS: readonly DateForm[] = [
  form(
    'anywhere',
    YEAR_HINT,
    String.raw`(?<!\d)(?<y>(?:19|20)\d{2})\s*年\s*(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*[日号]`,
  ),
  form(
    'anywhere',
    HAN_HINT,
    `(?<y>[一二][${HAN_DIGITS}]{3})年(?<m>元|[一二三四五六七八九十]{1,2})月(?<d>[一二三四五六七八九十廿卅]{1,3})日`,
    han,
  ),
  form(
    'anywhere',
    YEAR_HINT,
    String.raw`${OPEN}${YEAR}\s?(?<s>[-/.])\s?(?<m>\d{1,2})\s?\k<s>\s?(?<d>\d{1,2})${CLOSE}`,
  ),
  form(
    'anywhere',
    YEAR_HINT,
    String.raw`(?<!\d)${YEAR}\s*年\s*(?<m>\d{1,2})\s*(?:月|[-/.])\s*(?<d>\d{1,2})(?=\s|$|[)\]}，,;；|]|T\d)`,
  ),
  ...SPLIT_FORMS,
  form(
    'anywhere',
    ENGLISH_HINT,
    String.raw`(?<![a-z\d])${MONTH_NAME}\s+(?<d>\d{1,2})(?:st|nd|rd|th)?\s*,?\s+${YEAR}(?!\d)`,
    english,
  ),
  form(
    'anywhere',
    ENGLISH_HINT,
    String.raw`(?<![a-z\d])(?<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+${MONTH_NAME}[\s,-]+${YEAR}(?!\d)`,
    english,
  ),
  form(
    'anywhere',
    ENGLISH_HINT,
    String.raw`(?<![a-z\d])${MONTH_NAME}\s+(?<d>\d{1,2})\s+\d{2}:\d{2}:\d{2}\s+(?:[a-z]{3,4}(?:[+-]\d{2}:?\d{2})?\s+)?${YEAR}(?!\d)`,
    english,
  ),
  form(
    'edge',
    YEAR_HINT,
    String.raw`(?:(?<w>${WEEKDAY_NAME})\s?[,，]?\s?)?${OPEN}(?<a>\d{1,2})\s?(?<s>[/.-])\s?(?<b>\d{1,2})\s?\k<s>\s?${YEAR}(?![\d/.-])(?=(?<half>\s+\d{1,2}:\d{2}(?::\d{2})?\s*[AP]M)?)`,
    yearLast,
  ),
  form(
    'edge',
    YEAR_HINT,
    String.raw`(?<![\w./:#-])${YEAR}(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])(?![\w./-])`,
  ),
  form(
    'edge',
    SHORT_HINT,
    String.raw`${OPEN}(?<y>\d{2})\s?(?<s>[-/])\s?(?<m>\d{2})\s?\k<s>\s?(?<d>\d{2})${CLOSE}`,
    shortYear,
  ),
  form('alone', SHORT_HINT, String.raw`${OPEN}(?<y>\d{2})\.(?<m>\d{2})\.(?<d>\d{2})${CLOSE}`, shortYear),
  form(
    'anywhere',
    SHORT_HINT,
    String.raw`(?<!\d)(?<y>\d{2})年\s?(?<m>\d{1,2})月\s?(?<d>\d{1,2})[日号]`,
    shortYear,
  ),
  ...YEARLESS_FORMS,
];
