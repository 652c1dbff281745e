// The province as a whole: the headline, proportions, determinism, bad nights and the server's own manners.
import { expect, test } from 'vitest';
import { answerer } from './answers.ts';
import { encodeGbk } from './bytes.ts';
import { planProvince } from './plan.ts';
import { startProvince } from './start.ts';
import { truthOf } from './truth.ts';
import { ask } from './visitor.ts';

const AS_OF = '2021-12-20T02:00:00+08:00';

test('919 sites: 7 unqualified, 99.24 %, 18 cities at 100 %', () => {
  const truth = truthOf(planProvince({ sites: 919, seed: 2021, asOf: AS_OF }));
  const { summary } = truth;
  expect(summary.province).toMatchObject({
    total: 919,
    qualified: 912,
    unqualified: 7,
    undetermined: 0,
    rate: '99.24',
  });
  expect(summary.cities.filter((city) => city.rate === '100.00')).toHaveLength(18);
  expect(summary.departments.unqualified).toBe(2);
  expect(summary.pages / 919).toBeGreaterThan(52);
  expect(summary.pages / 919).toBeLessThan(68);
  expect(Object.values(summary.families).filter((count) => count > 0).length).toBeGreaterThanOrEqual(8);
  expect(summary.needBrowser).toBeLessThan(500);
  expect(summary.faultySections).toBeGreaterThan(280);
  expect(summary.deadLinks).toBeGreaterThan(800);
  expect(new Set(truth.sites.map((site) => site.code)).size).toBe(919);
  expect(new Set(truth.sites.map((site) => site.host)).size).toBe(919);
});

test.each([1, 7, 99, 4242])('seed %i gives the same headline', (seed) => {
  const { summary, sites } = truthOf(planProvince({ sites: 919, seed, asOf: AS_OF }));
  expect(summary.province.rate).toBe('99.24');
  expect(summary.cities.filter((city) => city.rate === '100.00')).toHaveLength(18);
  const guilty = sites.filter((site) => site.verdict === 'unqualified').map((site) => site.indicators);
  expect(guilty.some((one) => one.homeNotUpdated && one.a < 5 && one.b < 10 && one.c < 5)).toBe(true);
  expect(guilty.some((one) => !one.homeNotUpdated && one.a >= 5)).toBe(true);
  expect(guilty.some((one) => !one.homeNotUpdated && one.b >= 10)).toBe(true);
  expect(guilty.some((one) => !one.homeNotUpdated && one.c >= 5)).toBe(true);
});

test('a small province has one of each conviction', () => {
  const { sites } = truthOf(planProvince({ sites: 24, seed: 2021, asOf: AS_OF }));
  const guilty = sites.filter((site) => site.verdict === 'unqualified');
  expect(guilty).toHaveLength(7);
  expect(guilty.filter((site) => site.indicators.homeNotUpdated && site.indicators.c === 0)).toHaveLength(1);
});

test('some clean sites stand one short of every limit', () => {
  const { sites } = truthOf(planProvince({ sites: 919, seed: 2021, asOf: AS_OF }));
  const edge = sites.filter(
    (site) => site.indicators.b === 9 || site.indicators.c === 4 || site.indicators.a === 4,
  );
  expect(edge.some((site) => site.verdict === 'qualified')).toBe(true);
});

test('the same seed gives the same truth and the same bytes, another seed others', () => {
  const make = (seed: number) => planProvince({ sites: 30, seed, asOf: AS_OF });
  expect(JSON.stringify(truthOf(make(5)))).toBe(JSON.stringify(truthOf(make(5))));
  expect(JSON.stringify(truthOf(make(5)))).not.toBe(JSON.stringify(truthOf(make(6))));
  const [one, other] = [answerer(make(5)), answerer(make(5))];
  for (const site of truthOf(make(5)).sites) {
    const secure = site.homePage.url.startsWith('https');
    const request = {
      method: 'GET',
      host: site.host,
      url: new URL(site.sections.find((section) => section.url !== '')?.url ?? '').pathname,
      secure,
    };
    expect(one(request).body.equals(other(request).body)).toBe(true);
  }
});

test('on awkward nights the sites in trouble are undetermined, nobody else changes', async () => {
  const province = await startProvince({
    sites: 24,
    seed: 2021,
    asOf: AS_OF,
    awkwardNights: 4,
    notRunning: 3,
  });
  const { summary, sites } = province.truth;
  expect(summary.province).toMatchObject({ total: 24, unqualified: 7, undetermined: 4 });
  expect(province.inventory.trim().split('\r\n')).toHaveLength(1 + 24 + 3);
  const statuses: Record<string, number> = {};
  for (const site of sites.filter((one) => one.trouble !== 'none'))
    statuses[site.trouble] = (await ask(province.port, site.homePage.url)).status;
  expect(statuses).toEqual({ jsl: 521, ruishu: 412, reset: 0, '5xx': 503 });
  await province.close();
});

test('one port speaks plain and TLS, counts what it is asked, drops strangers', async () => {
  const province = await startProvince({ sites: 30, seed: 3, asOf: AS_OF });
  const secure = province.truth.sites.find((site) => site.homePage.url.startsWith('https:'));
  expect(secure).toBeDefined();
  const address = secure?.homePage.url ?? '';
  expect([200, 302]).toContain((await ask(province.port, address)).status);
  expect((await ask(province.port, address.replace('https', 'http'))).status).toBe(301);
  expect((await ask(province.port, 'http://www.gov.cn/')).status).toBe(200);
  expect((await ask(province.port, 'http://nobody.example.cn/')).status).toBe(0);
  const counted = await ask(province.port, 'http://province.invalid/__stats');
  expect(JSON.parse(counted.text)).toMatchObject({ requests: 4, repeatedGets: 0, byStatus: { 0: 1 } });
  await province.close();
});

test('GBK bytes decode to what was written', () => {
  const text = '政务公开：２０２１年“十四五”规划 喆镕abc';
  expect(new TextDecoder('gbk').decode(encodeGbk(text))).toBe(text);
});
