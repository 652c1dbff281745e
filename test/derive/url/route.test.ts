// Views of single-page applications are pages; places in a page are not.
import { expect, it } from 'vitest';
import { resolveUrl, urlKey } from '../../../src/derive/url/normalise.ts';
import { pathKind } from '../../../src/derive/url/path-kind.ts';
import { withRoute } from '../../../src/derive/url/route.ts';

const BASE = 'http://www.example.gov.cn/';
const resolved = (raw: string, keepRoutes: boolean): string => {
  const answer = resolveUrl(raw, BASE, keepRoutes);
  return answer.ok ? answer.url : answer.problem;
};

it.each([
  ['#/list/3', `${BASE}#/list/3`],
  ['/app/#!/news?id=2', `${BASE}app/#!/news?id=2`],
  ['#top', BASE],
  ['#/', BASE],
  ['#', BASE],
  ['#!', BASE],
])('%s on a drawn page is %s', (raw, url) => {
  expect(resolved(raw, true)).toBe(url);
  expect(urlKey(url)).toBe(url);
});

it('a page that was not drawn has places only', () => {
  expect(resolved('#/list/3', false)).toBe(BASE);
});

it('what a view is called tells its kind', () => {
  expect(pathKind(`${BASE}#/list/3`)).toBe('section');
  expect(pathKind(`${BASE}#/detail/20211217`)).toBe('article');
  expect(pathKind(BASE)).toBe('home');
});

it('is kept where the server answered for the page around it, and only there', () => {
  expect(withRoute(`${BASE}#/list/3`, BASE)).toBe(`${BASE}#/list/3`);
  expect(withRoute(`${BASE}#/list/3`, `${BASE}login`)).toBe(`${BASE}login`);
  expect(withRoute(`${BASE}#top`, BASE)).toBe(BASE);
});
