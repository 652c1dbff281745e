// Choices made of a list, told from sections that a parameter names.
import { describe, expect, it } from 'vitest';
import { areChoices, gathersByTag, isFilteredView } from '../../../src/derive/url/filtered-view.ts';

const at = (path: string): string => `http://www.example.gov.cn${path}`;

describe('an address is a part of the list at another', () => {
  it.each([
    ['/xxgk/10/?dept=%E6%95%99', '/xxgk/10/', true],
    ['/list.jsp?lm=13&dept=2', '/list.jsp?lm=13', true],
    ['/gkml/?theme=1&status=2', '/gkml/', true],
    ['/openness/?branch_id=5&column_code=2713', '/openness/?branch_id=5&column_code=2712', false],
    ['/list.jsp?lm=13', '/list.jsp', false],
    ['/list.jsp?column_code=13', '/list.jsp', false],
    ['/xxgk/10/?year=2020', '/xxgk/10/', false],
    ['/xxgk/11/?dept=2', '/xxgk/10/', false],
    ['/?dept=2', '/', false],
  ])('%s of %s: %s', (url, base, expected) => {
    expect(isFilteredView(at(url), at(base))).toBe(expected);
  });
});

it('links that differ in a choice alone are choices', () => {
  expect(areChoices(['/gkml/?theme=1', '/gkml/?theme=2', '/gkml/?theme=3'].map(at))).toBe(true);
  expect(areChoices(['/o/?column_code=1', '/o/?column_code=2'].map(at))).toBe(false);
  expect(areChoices(['/gkml/?theme=1', '/xw/?theme=2'].map(at))).toBe(false);
});

it.each([
  ['/tag/12/', true],
  ['/tags.php?tag=x', true],
  ['/tag-3.html', true],
  ['/stage/2/', false],
  ['/zt/tagong/', false],
])('%s gathers by keyword: %s', (path, expected) => {
  expect(gathersByTag(at(path))).toBe(expected);
});
