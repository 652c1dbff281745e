// What a robots.txt says to one crawler, read as RFC 9309 has it and as leniently as its authors write it.
import { matches, pathOf, readPattern, type Pattern } from './pattern.ts';

/** A reader need not look further (RFC 9309, 2.5). */
export const MOST_BYTES = 500 * 1024;
/** Of the lines `Sitemap:`; more are nobody's section addresses. */
const MOST_SITEMAPS = 50;

interface Rule extends Pattern {
  readonly allow: boolean;
}

/** What holds for the crawler it was read for. */
export interface Robots {
  readonly rules: readonly Rule[];
  /** Asked for between two visits, ms; null when nothing is asked for. */
  readonly crawlDelayMs: number | null;
  /** As written. */
  readonly sitemaps: readonly string[];
}

type Field = 'user-agent' | 'allow' | 'disallow' | 'crawl-delay' | 'sitemap';

/** Names as they are misspelt often enough for others to read them, too. */
const FIELDS: ReadonlyMap<string, Field> = new Map([
  ['user-agent', 'user-agent'],
  ['useragent', 'user-agent'],
  ['user agent', 'user-agent'],
  ['allow', 'allow'],
  ['disallow', 'disallow'],
  ['dissallow', 'disallow'],
  ['dissalow', 'disallow'],
  ['disalow', 'disallow'],
  ['diasllow', 'disallow'],
  ['disallaw', 'disallow'],
  ['crawl-delay', 'crawl-delay'],
  ['crawldelay', 'crawl-delay'],
  ['sitemap', 'sitemap'],
  ['site-map', 'sitemap'],
]);

/** The octets of the mark, and of a full-width colon, which a Chinese input method writes for the plain one. */
const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';
const WIDE_COLON = '\u00ef\u00bc\u009a';

/** Not `trim`: the octet A0, which it takes for a blank, ends many a Chinese character. */
const BLANK_ENDS = /^[\0\t\v\f ]+|[\0\t\v\f ]+$/g;

interface Line {
  readonly field: Field;
  readonly value: string;
}

/** Where the colon was forgotten (`disallow /a`), the first blank stands for it. */
function readLine(line: string): Line | null {
  const said = (line.split('#', 1)[0] ?? '').replace(WIDE_COLON, ':').replace(BLANK_ENDS, '');
  const [, name = '', value = ''] =
    /^([^:]*?)[\t ]*:[\t ]*(.*)$/.exec(said) ?? /^([^\t ]+)[\t ]+([^\t ]+)$/.exec(said) ?? [];
  const field = FIELDS.get(name.toLowerCase());
  return field === undefined ? null : { field, value };
}

/** The product token at the head of a value, in lower case; `*` for everybody. */
function tokenOf(value: string): string {
  return /^\*(?:\s|$)/.test(value) ? '*' : (/^[A-Za-z_-]*/.exec(value)?.[0] ?? '').toLowerCase();
}

/** The groups of one name, merged. */
class Group {
  readonly rules: Rule[] = [];
  crawlDelayMs: number | null = null;

  take({ field, value }: Line): void {
    if (field === 'crawl-delay') {
      const seconds = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : null;
      if (seconds !== null) this.crawlDelayMs = Math.max(this.crawlDelayMs ?? 0, seconds * 1000);
    } else if (value !== '') this.rules.push({ ...readPattern(value), allow: field === 'allow' });
  }
}

/** One character for each octet, without the mark; of a file that is too long, the lines that are whole. */
function octetsOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, MOST_BYTES)).toString('latin1');
  const whole = bytes.byteLength > MOST_BYTES ? text.slice(0, text.search(/[\r\n][^\r\n]*$/) + 1) : text;
  return whole.startsWith(BYTE_ORDER_MARK) ? whole.slice(BYTE_ORDER_MARK.length) : whole;
}

/**
 * @param agent our product token; the groups that name it hold, those for everybody only when there is none.
 * Never throws: whatever is no line of a robots.txt says nothing, a whole web page sent in its place included.
 */
export function readRobots(bytes: Uint8Array, agent: string): Robots {
  const [ours, everybodys] = [new Group(), new Group()];
  const sitemaps: string[] = [];
  let named = false;
  let current: readonly Group[] = [];
  // Names in a row share the rules that follow; only a rule ends the row, no line between them does.
  let inNames = false;
  for (const text of octetsOf(bytes).split(/[\r\n]/)) {
    const line = readLine(text);
    if (line === null) continue;
    if (line.field === 'user-agent') {
      const token = tokenOf(line.value);
      const group = token === '*' ? [everybodys] : token === agent.toLowerCase() ? [ours] : [];
      named ||= group[0] === ours;
      current = inNames ? [...new Set([...current, ...group])] : group;
      inNames = true;
    } else if (line.field === 'sitemap') {
      if (line.value !== '' && sitemaps.length < MOST_SITEMAPS) sitemaps.push(line.value);
    } else {
      for (const group of current) group.take(line);
      if (line.field !== 'crawl-delay') inNames = false;
    }
  }
  const { rules, crawlDelayMs } = named ? ours : everybodys;
  return { rules, crawlDelayMs, sitemaps };
}

/** The longest rule that matches decides, of two as long the one that allows. The file itself may always be read. */
export function allows({ rules }: Pick<Robots, 'rules'>, url: string): boolean {
  const path = pathOf(url);
  if (path === '/robots.txt') return true;
  let deciding: Rule | null = null;
  for (const rule of rules) {
    const stronger =
      deciding === null ||
      rule.length > deciding.length ||
      (rule.length === deciding.length && rule.allow && !deciding.allow);
    if (stronger && matches(rule, path)) deciding = rule;
  }
  return deciding?.allow ?? true;
}
