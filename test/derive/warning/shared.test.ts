// Many sites of one place bad alike are one cause; the same number scattered over the province are not.
import { describe, expect, it } from 'vitest';
import { domainOf, sharedCauses, type CauseSite } from '../../../src/derive/warning/shared.ts';
import type { SharedCause } from '../../../src/model/warning.ts';
import { DAY_MS, NIGHT } from '../../suites/samples.ts';

const NIGHT_1 = { run: 'r1', at: NIGHT };
const NIGHT_2 = { run: 'r2', at: NIGHT + DAY_MS };
const SHARED = { atLeast: 3, share: 0.5 };

/** Site `n` of a platform, fine before and shut tonight unless told. */
function siteOf(n: number, over: Partial<CauseSite> = {}): CauseSite {
  return {
    ...{
      site: `511100000${String(n)}`,
      url: `http://s${String(n)}.leshan.gov.cn/`,
      address: null,
      visited: false,
    },
    ...{ symptoms: new Set(['unreachable-site']), before: new Set<string>() },
    ...over,
  };
}
const fine = (n: number, over: Partial<CauseSite> = {}): CauseSite =>
  siteOf(n, { symptoms: new Set(), visited: true, ...over });
const of = (count: number, over: Partial<CauseSite> = {}): CauseSite[] =>
  Array.from({ length: count }, (_, n) => siteOf(n, over));
const told = (causes: readonly SharedCause[]): readonly string[] =>
  causes.map(
    ({ symptom, by, key, sites, since }) => `${symptom} ${by} ${key} ${String(sites.length)} ${since.run}`,
  );

describe('a shared cause', () => {
  it('needs enough sites that have turned', () => {
    expect(told(sharedCauses(of(3), NIGHT_1, [], SHARED))).toEqual([
      'unreachable-site domain leshan.gov.cn 3 r1',
    ]);
    expect(sharedCauses(of(2), NIGHT_1, [], SHARED)).toEqual([]);
  });

  it('needs its share of the sites looked at there', () => {
    const healthy = [3, 4, 5, 6].map((n) => fine(n));
    expect(sharedCauses([...of(3), ...healthy], NIGHT_1, [], SHARED)).toEqual([]);
    expect(told(sharedCauses([...of(3), ...healthy.slice(1)], NIGHT_1, [], SHARED))).toHaveLength(1);
  });

  it('goes by address before host, and host before domain, each site told once', () => {
    const sites = [
      ...[0, 1, 2].map((n) => siteOf(n, { address: '192.0.2.1' })),
      ...[3, 4, 5].map((n) => siteOf(n, { url: `http://pt.leshan.gov.cn/${String(n)}/` })),
      ...[6, 7, 8].map((n) => siteOf(n)),
    ];
    expect(told(sharedCauses(sites, NIGHT_1, [], SHARED))).toEqual([
      'unreachable-site address 192.0.2.1 3 r1',
      'unreachable-site host pt.leshan.gov.cn 3 r1',
      'unreachable-site domain leshan.gov.cn 3 r1',
    ]);
  });

  it('is told with its first night while it lasts, and anew after a night without', () => {
    const first = sharedCauses(of(3), NIGHT_1, [], SHARED);
    const still = of(4, { before: new Set(['unreachable-site']) });
    expect(told(sharedCauses(still, NIGHT_2, first, SHARED))).toEqual([
      'unreachable-site domain leshan.gov.cn 4 r1',
    ]);
    // Shut for long, and nothing was told before: nothing has turned tonight.
    expect(sharedCauses(still, NIGHT_2, [], SHARED)).toEqual([]);
    expect(
      sharedCauses(
        [0, 1, 2].map((n) => fine(n)),
        NIGHT_2,
        first,
        SHARED,
      ),
    ).toEqual([]);
  });

  it('a fault of the contents is shared only by sites that were seen without it before', () => {
    const stale = (before: ReadonlySet<string> | null): CauseSite[] =>
      of(3, { symptoms: new Set(['stale-home-page']), visited: true, before });
    expect(told(sharedCauses(stale(new Set()), NIGHT_1, [], SHARED))).toEqual([
      'stale-home-page domain leshan.gov.cn 3 r1',
    ]);
    expect(sharedCauses(stale(null), NIGHT_1, [], SHARED)).toEqual([]);
    expect(sharedCauses(stale(new Set(['stale-home-page'])), NIGHT_1, [], SHARED)).toEqual([]);
  });

  it('sites that did not open are no witnesses for a fault of the contents', () => {
    const stale = of(3, { symptoms: new Set(['stale-home-page']), visited: true });
    const shut = [4, 5, 6, 7, 8].map((n) => siteOf(n, { before: new Set(['unreachable-site']) }));
    const causes = sharedCauses([...stale, ...shut], NIGHT_1, [], SHARED);
    expect(causes).toMatchObject([{ symptom: 'stale-home-page', looked: 3 }]);
  });

  it('sites of different offices have no domain in common', () => {
    const scattered = [0, 1, 2].map((n) => siteOf(n, { url: `http://www.city${String(n)}.gov.cn/` }));
    expect(sharedCauses(scattered, NIGHT_1, [], SHARED)).toEqual([]);
  });
});

it.each([
  ['www.jtj.leshan.gov.cn', 'leshan.gov.cn'],
  ['leshan.gov.cn', 'leshan.gov.cn'],
  ['gov.cn', null],
  ['www.example.cn', 'example.cn'],
  ['a.b.example.com', 'example.com'],
  ['localhost', null],
  ['192.0.2.1', null],
  ['[2001:db8::1]', null],
])('the domain of %s is %s', (host, domain) => {
  expect(domainOf(host)).toBe(domain);
});
