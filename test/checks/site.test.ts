// The home page, the links and tonight's view of whether the site opens.
import { describe, expect, it } from 'vitest';
import type { LinkReading } from '../../src/artifacts/site.ts';
import type { FailureKind } from '../../src/model/failure.ts';
import { day, findings, home, link, outcomes, reachability } from './bench.ts';

describe('stale-home-page', () => {
  const page = (over: Parameters<typeof home>[0]) => outcomes('stale-home-page', { home: home(over) });

  it('counts more than 14 quiet days, and only what both views saw', () => {
    expect(page({ newest: day('2021-12-06') })).toEqual(['pass']);
    expect(page({ newest: day('2021-12-05') })).toEqual(['fail']);
    expect(page({ newest: day('2021-12-05'), confirmedBy: ['http'] })).toEqual(['unknown']);
    expect(page({ newest: null })).toEqual(['unknown']);
    expect(page({ newest: day('2021-12-25') })).toEqual(['unknown']);
  });

  it('judges a navigation-only home page by all second-level pages', () => {
    const second = (newest: string | null, readable = true) => ({
      url: 'http://x/',
      newest: newest === null ? null : day(newest),
      readable,
    });
    const nav = (...secondLevel: ReturnType<typeof second>[]) =>
      page({ newest: null, navigationOnly: true, secondLevel });
    expect(nav(second('2021-01-01'), second('2021-12-18'))).toEqual(['pass']);
    expect(nav(second('2021-01-01'), second('2021-02-01'))).toEqual(['fail']);
    expect(nav(second('2021-01-01'), second(null, false))).toEqual(['unknown']);
    expect(nav(second('2021-01-01'), second(null))).toEqual(['unknown']);
    expect(nav()).toEqual(['unknown']);
  });
});

describe('dead-link', () => {
  const dead = (over: Partial<LinkReading>): LinkReading =>
    link({ state: 'dead', cause: 'http-404', status: 404, attempts: 2, ...over });

  it('one finding per dead or unknown link', () => {
    const links = [link(), dead({}), link({ state: 'unknown', reason: '被限制访问频率' })];
    expect(findings('dead-link', { links })).toMatchObject([
      { outcome: 'fail', measured: { cause: 'http-404', status: 404, text: '通知', onHomePage: true } },
      { outcome: 'unknown', measured: { reason: '被限制访问频率' } },
    ]);
  });

  it('needs a second attempt, except where the address alone tells', () => {
    expect(outcomes('dead-link', { links: [dead({ attempts: 1 }), link()] })).toEqual(['unknown', 'pass']);
    expect(outcomes('dead-link', { links: [dead({ attempts: 0, cause: 'intranet-address' })] })).toEqual([
      'fail',
    ]);
    expect(outcomes('dead-link', { links: [dead({ attempts: 0, cause: 'malformed-url' })] })).toEqual([
      'fail',
    ]);
  });

  it('passes a site once, with its counts, and nothing that was not looked at', () => {
    expect(findings('dead-link', { links: [link(), link()] })).toMatchObject([
      {
        outcome: 'pass',
        target: 'http://www.example.gov.cn/',
        measured: { checked: 2, dead: 0, unknown: 0 },
      },
    ]);
    expect(outcomes('dead-link', { links: [] })).toEqual(['unknown']);
  });
});

describe('unreachable-site', () => {
  const closed = (kind: FailureKind, views: ('http' | 'browser')[] = ['http', 'browser']) =>
    outcomes('unreachable-site', {
      reachability: reachability({ opened: false, failure: { kind }, confirmedBy: views }),
    });

  it.each([
    'challenged',
    'throttled',
    'forbidden',
    'dns-server',
    'unroutable',
    'no-browser',
    'internal',
  ] as const)('%s is not the site’s failure', (kind) => {
    expect(closed(kind)).toEqual(['unknown']);
  });

  it('fails only when both views found it closed through its own fault', () => {
    expect(outcomes('unreachable-site', {})).toEqual(['pass']);
    expect(closed('refused')).toEqual(['fail']);
    expect(closed('refused', ['http'])).toEqual(['unknown']);
  });
});
