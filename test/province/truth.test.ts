// What the province says of itself is so: every section answers and shows what the truth says, every dead link is dead.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printDay, dayOfInstant } from './days.ts';
import { startProvince, type Province } from './start.ts';
import type { TruthSection, TruthSite } from './truth.ts';
import { ask, visit, type Visit } from './visitor.ts';

const AS_OF = '2021-12-20T02:00:00+08:00';
let province: Province;

beforeAll(async () => {
  province = await startProvince({ sites: 60, seed: 2021, asOf: AS_OF });
});

afterAll(async () => {
  await province.close();
});

const everySection = (): { site: TruthSite; section: TruthSection }[] =>
  province.truth.sites.flatMap((site) =>
    site.sections.filter((section) => section.url !== '').map((section) => ({ site, section })),
  );

test('every section has a page that names it', async () => {
  const wrong: string[] = [];
  for (const { site, section } of everySection()) {
    const seen = await visit(province.port, section.url);
    const named = site.family === 'spa' || seen.text.includes(section.name);
    if (seen.status !== 200 || !named) wrong.push(`${section.url} ${seen.status}`);
  }
  expect(wrong).toEqual([]);
});

test('the newest date of a list stands in its bytes in the form the truth names', async () => {
  const asOf = dayOfInstant(AS_OF);
  const printed = new Set([
    'iso',
    'bracket',
    'dot',
    'slash',
    'chinese',
    'month-day',
    'short-year',
    'split',
    'time',
    'relative',
  ]);
  const lists = everySection().filter(
    ({ section }) =>
      section.form === 'list' &&
      ['markup', 'datastore', 'inline-script'].includes(section.drawing) &&
      printed.has(section.dateForm) &&
      section.newest !== null,
  );
  expect(lists.length).toBeGreaterThan(200);
  const wrong: string[] = [];
  for (const { section } of lists) {
    const seen = await visit(province.port, section.url);
    if (!seen.text.includes(printDay(dayOfInstant(section.newest ?? ''), section.dateForm, asOf)))
      wrong.push(`${section.url} ${section.newest}`);
  }
  expect(wrong).toEqual([]);
});

test('a blank section shows no rows, an undated one no date', async () => {
  const blank = everySection().filter(({ section }) => section.state === 'blank');
  expect(blank.length).toBeGreaterThan(5);
  for (const { section } of blank) {
    const seen = await visit(province.port, section.url);
    expect(seen.text).not.toMatch(/class="(?:listbg|rq)"|<record>|t20\d{6}_/);
    expect(section.items).toBe(0);
  }
  for (const { site, section } of everySection().filter((one) => one.section.state === 'undated')) {
    const plan = province.plan.sites.find((one) => one.code === site.code);
    const days = plan?.sections.find((one) => one.name === section.name)?.items.map((item) => item.day);
    expect(days?.length).toBeGreaterThan(0);
    expect(days?.every((day) => day === null)).toBe(true);
  }
});

function cause(seen: Visit, home: string): string {
  if (seen.status === 0) return 'dropped';
  if (seen.status >= 300 && seen.status < 400) return 'redirect-loop';
  if (seen.status === 410) return 'http-410';
  if (seen.status >= 500) return 'http-5xx';
  if (seen.status >= 400) return 'http-404';
  if (/search_children|页面不存在/.test(seen.text)) return 'soft-404';
  return [home, `${home}index.html`].includes(seen.finalUrl) ? 'redirected-home' : 'alive';
}

test('every dead link is dead by its cause, and stands on the page named', async () => {
  const expected: Record<string, string> = { reset: 'dropped', timeout: 'dropped' };
  const dead = province.truth.sites.flatMap((site) => site.deadLinks.map((link) => ({ site, link })));
  expect(dead.length).toBeGreaterThan(30);
  for (const { site, link } of dead) {
    if (link.cause === 'malformed-url') expect(URL.canParse(link.url)).toBe(false);
    else if (link.cause === 'intranet-address')
      expect(link.url).toMatch(/\/\/(10|192\.168|172\.\d+|localhost)[.:]/);
    else
      expect([link.url, cause(await visit(province.port, link.url), site.homePage.url)]).toEqual([
        link.url,
        expected[link.cause] ?? link.cause,
      ]);
    const page = await visit(province.port, link.page);
    const last = link.url.split('/').at(-1) ?? '';
    if (site.family !== 'spa') expect(page.text, link.page).toContain(last.replaceAll('&', '&amp;'));
  }
}, 60_000);

test('every link that only looks dead lives', async () => {
  const tricky = province.truth.sites.flatMap((site) => site.aliveTricky);
  expect(tricky.length).toBeGreaterThan(5);
  for (const { url, trick } of tricky) {
    const seen = await visit(province.port, url);
    expect([url, trick, seen.status]).toEqual([url, trick, 200]);
  }
});

test('sections are reachable from the home page by plain links', async () => {
  const plain = province.truth.sites.filter((site) => site.family !== 'spa');
  for (const site of plain) {
    const seen = new Set<string>();
    const first = await visit(province.port, site.homePage.url);
    let frontier = [first.finalUrl];
    for (let depth = 0; depth < 4; depth += 1) {
      const next: string[] = [];
      for (const url of frontier) {
        const page = await visit(province.port, url);
        for (const found of page.text.matchAll(/(?:href|src|url)\s*=\s*["']?([^"'\s>]+)/g)) {
          const raw = (found[1] ?? '').replaceAll('&amp;', '&');
          const link = URL.canParse(raw, page.finalUrl) ? new URL(raw, page.finalUrl) : null;
          const wanted =
            link?.host === site.host &&
            (site.sections.some((one) => one.url === link.href) || /main\.html$/.test(link.pathname));
          if (link && wanted && !seen.has(link.href)) next.push(link.href);
          if (link) seen.add(link.href);
        }
      }
      frontier = next;
    }
    const lost = site.sections
      .filter((section) => section.url !== '' && !seen.has(section.url))
      .map((section) => section.url);
    expect(lost).toEqual([]);
  }
}, 60_000);

test('old servers refuse HEAD and answer GET', async () => {
  const old = province.plan.sites.find((site) => site.headAnswer !== 200 && site.scheme === 'http');
  expect(old).toBeDefined();
  if (!old) return;
  expect((await ask(province.port, `http://${old.host}/`, 'HEAD')).status).toBe(old.headAnswer);
  expect((await visit(province.port, `http://${old.host}/`)).status).toBe(200);
});
