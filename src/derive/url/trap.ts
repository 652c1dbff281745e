// Addresses that a crawler should not follow: calendars, endless parameters, paths that repeat themselves.

const LONGEST_URL = 1000;
const DEEPEST_PATH = 14;
const MOST_PARAMETERS = 12;

/** True when following this address is likely to lead to ever more of the same. Structure only. */
export function looksLikeTrap(url: string): boolean {
  if (url.length > LONGEST_URL) return true;
  if (!URL.canParse(url)) return true;
  const parsed = new URL(url);
  const segments = parsed.pathname.split('/').filter((segment) => segment !== '');
  if (segments.length > DEEPEST_PATH || repeatsItself(segments)) return true;
  const names = [...parsed.searchParams.keys()].map((name) => name.toLowerCase());
  return hasTooManyParameters(names) || isCalendar(parsed, names) || nestsItself(parsed);
}

/** `/a/a/a` or `/a/b/a/b/a/b`: relative links that go one level deeper each time. Numbers (dates) may repeat. */
function repeatsItself(segments: readonly string[]): boolean {
  for (const width of [1, 2, 3]) {
    for (let start = 0; start + width * 3 <= segments.length; start++) {
      const unit = segments.slice(start, start + width);
      if (unit.every((segment) => /^\d+$/.test(segment))) continue;
      const again = (times: number): boolean =>
        unit.every((segment, index) => segments[start + width * times + index] === segment);
      if (again(1) && again(2)) return true;
    }
  }
  return false;
}

function hasTooManyParameters(names: readonly string[]): boolean {
  if (names.length > MOST_PARAMETERS) return true;
  const counts = new Map<string, number>();
  for (const name of names) {
    const count = (counts.get(name) ?? 0) + 1;
    if (count > 2 && !name.endsWith('[]')) return true;
    counts.set(name, count);
  }
  return false;
}

/** A page for every day, month or week there ever will be. */
function isCalendar(url: URL, names: readonly string[]): boolean {
  const named = /(?:^|[/_-])(?:calendar|rili|wannianli|datepicker)(?:[/_.-]|$)/i.test(url.pathname);
  const byMonth =
    names.some((name) => /^(?:y|year|nian)$/.test(name)) &&
    names.some((name) => /^(?:m|month|yue)$/.test(name));
  return byMonth || (named && (names.length > 0 || /\d{4}/.test(url.pathname)));
}

/** An address that carries itself as a parameter (login?back=…login?back=…). */
function nestsItself(url: URL): boolean {
  const own = url.pathname.split('/').pop() ?? '';
  if (own.length < 4) return false;
  return decodeTwice(url.search).split(own).length > 2;
}

function decodeTwice(text: string): string {
  return text.replace(/%25/g, '%').replace(/%2f/gi, '/').replace(/%3f/gi, '?');
}
