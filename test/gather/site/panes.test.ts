// Parts of a channel page without a page of their own, settled as sections.
import { describe, expect, it } from 'vitest';
import { healthySite, list, rowsFrom, section } from './pages.ts';
import { look, sectionNamed, sectionsOf, type Looked } from './small-site.ts';

const box = (name: string, held: string): string => `<div class="kuai"><h3>${name}</h3>${held}</div>`;
const FULL =
  box('村务快讯', list(rowsFrom('2021-12-15', '/cwkx/'))) +
  box('民政快讯', list(rowsFrom('2019-03-15', '/mzkx/')));

const channel = (content: string, browser = content): Promise<Looked> =>
  look({
    pages: healthySite({ '/ghjh/': section('规划计划', content) }),
    browser: { '/ghjh/': { html: section('规划计划', browser) } },
  });

const named = (looked: Looked): readonly string[] => sectionsOf(looked).map(({ name }) => name);

describe('boxes of a channel page', () => {
  it('are judged under their own names, and the page by them', async () => {
    const looked = await channel(FULL + box('就业快讯', '<ul></ul>'));
    expect(sectionNamed(looked, '规划计划')).toMatchObject({ content: 'parent' });
    expect(sectionNamed(looked, '村务快讯')).toMatchObject({
      content: 'list',
      newest: '2021-12-15',
      level: 2,
    });
    expect(sectionNamed(looked, '民政快讯')).toMatchObject({ content: 'list', newest: '2019-03-15' });
    expect(sectionNamed(looked, '就业快讯')).toMatchObject({
      ...{ content: 'blank', confirmedBy: ['http', 'browser'], url: sectionNamed(looked, '规划计划').url },
    });
  });

  it('are not empty when the browser shows rows in them', async () => {
    const filled = FULL + box('就业快讯', list(rowsFrom('2021-12-18', '/jykx/')));
    const looked = await channel(FULL + box('就业快讯', '<ul></ul>'), filled);
    expect(sectionNamed(looked, '就业快讯')).toMatchObject({ content: 'list', newest: '2021-12-18' });
  });

  it('are not judged where a section of that name has a page of its own', async () => {
    const looked = await channel(FULL + box('通知公告', '<ul></ul>'));
    expect(named(looked).filter((name) => name === '通知公告')).toHaveLength(1);
    expect(sectionNamed(looked, '通知公告')).toMatchObject({ content: 'list' });
  });
});
