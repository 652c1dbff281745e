// The yearly report on the home page: looked for from the edition's day on, suspected at most, and never in a verdict.
import { expect, it } from 'vitest';
import { inspectSite } from '../../src/inspect/inspect.ts';
import { judgeSite } from '../../src/judge/judge-site.ts';
import type { Edition } from '../../src/model/indicator.ts';
import { bag, day, edition, link, prepared, SEEN_AT, SITE, type Gathered } from './bench.ts';

const CHECK = 'missing-annual-report';

const SICHUAN: Edition = {
  ...edition(),
  limits: {
    ...edition().limits,
    [CHECK]: { publishBy: '01-31', inYear: { '2022': '01-30' }, lookForDays: 90 },
  },
};

function looked(asOf: string, gathered: Gathered = {}, under: Edition = edition()) {
  return inspectSite({
    ...{ run: 'r1', site: SITE, asOf: day(asOf), edition: under, checks: prepared(under) },
    ...{ artifacts: bag(gathered), seenAt: SEEN_AT },
  });
}

const outcome = (...about: Parameters<typeof looked>): string =>
  looked(...about)
    .filter(({ check }) => check === CHECK)
    .map((finding) => finding.outcome)
    .join();

const REPORT = link({ url: 'http://www.example.gov.cn/nb.html', text: '政府网站工作年度报表（2021年度）' });

it('is looked for once its day has passed, as the edition has it for that year', () => {
  const days = ['2022-01-30', '2022-01-31', '2022-02-01', '2022-05-01', '2022-05-02'];
  expect(days.map((on) => outcome(on))).toEqual([
    ...['inapplicable', 'inapplicable', 'unknown', 'unknown', 'inapplicable'],
  ]);
  expect(days.map((on) => outcome(on, {}, SICHUAN))).toEqual([
    ...['inapplicable', 'unknown', 'unknown', 'inapplicable', 'inapplicable'],
  ]);
  expect(outcome('2023-01-31', {}, SICHUAN)).toBe('inapplicable');
});

it('is seen on the home page only, and where it opens', () => {
  const on = '2022-02-15';
  expect(outcome(on, { links: [link(), REPORT] })).toBe('pass');
  expect(outcome(on, { links: [link(), { ...REPORT, onHomePage: false }] })).toBe('unknown');
  expect(outcome(on, { links: [{ ...REPORT, state: 'dead', cause: 'http-404' }] })).toBe('unknown');
  expect(outcome(on, { links: [{ ...REPORT, state: 'dead', cause: 'http-404' }, REPORT] })).toBe('pass');
  expect(outcome(on, { links: [REPORT], thin: '只读到 1 个页面' })).toBe('unknown');
  expect(outcome(on, { links: [{ ...REPORT, onHomePage: false }, link({ onHomePage: false })] })).toBe(
    'unknown',
  );
});

it('makes no site unqualified, and no clause of it open', () => {
  const verdictOf = (links: Gathered['links']) =>
    judgeSite({
      ...{ run: 'r1', site: SITE, status: 'running', ledger: { state: 'visited', reason: '' } },
      ...{ findings: looked('2022-02-15', links ? { links } : {}), edition: edition() },
    });
  expect(verdictOf([link()])).toEqual(verdictOf([link(), REPORT]));
});
