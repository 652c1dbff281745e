// Pages that turn out to be another site's, or another place: they prove nothing against this one.
import { describe, expect, it } from 'vitest';
import { healthySite, list, rowsFrom, section } from './pages.ts';
import { homeOf, look, sectionNamed, sectionsOf } from './small-site.ts';

const OLD = section('通知公告', list(rowsFrom('2019-03-10', '/tzgg/')));
const EMPTY = section('通知公告', '<p>暂无内容</p>');
const away = (location: string) => ({ status: 302, headers: { location } });

describe('a section', () => {
  it('sent on to another host is a way out, not this site’s old list', async () => {
    const there = 'http://www.portal.gov.cn/open/tzgg/';
    const looked = await look({
      pages: { ...healthySite({ '/tzgg/': away(there) }), [there]: OLD },
    });
    expect(sectionNamed(looked, '通知公告')).toMatchObject({
      content: 'static',
      why: '栏目内容在其他网站',
      newest: null,
    });
    const links = looked.visit.links.ok ? looked.visit.links.value : [];
    expect(links.filter(({ page }) => page.includes('portal.gov.cn'))).toEqual([]);
  });

  it('that the browser finds at another address is not confirmed; at the same one it is', async () => {
    const seenAt = async (finalUrl: string) => {
      const browser = { '/tzgg/': { html: EMPTY, finalUrl } };
      return sectionNamed(await look({ pages: healthySite({ '/tzgg/': EMPTY }), browser }), '通知公告');
    };
    expect(await seenAt('http://www.example.gov.cn/login/')).toMatchObject({ confirmedBy: ['http'] });
    for (const same of ['http://www.example.gov.cn/tzgg/index.html', 'https://www.example.gov.cn/tzgg/?v=2'])
      expect(await seenAt(same)).toMatchObject({ content: 'blank', confirmedBy: ['http', 'browser'] });
  });
});

describe('a home page', () => {
  const NEW_HOME = 'http://new.example2.gov.cn/';
  const moved = Object.fromEntries(
    Object.entries(healthySite()).map(([path, said]) => [new URL(path, NEW_HOME).href, said]),
  );

  it('that forwards to a host of its own: the site is read there', async () => {
    const looked = await look({ pages: { ...moved, '/': away(NEW_HOME) } });
    expect(looked.visit.state).toBe('visited');
    expect(sectionsOf(looked)).toHaveLength(4);
  });

  it('that shows another site of the inventory says nothing of this one', async () => {
    const looked = await look({ pages: { ...moved, '/': away(NEW_HOME) }, neighbours: [NEW_HOME] });
    expect(looked.visit).toMatchObject({
      state: 'thin',
      reason: '首页转到了另一个网站（new.example2.gov.cn）',
    });
    expect(sectionsOf(looked)).toEqual([]);
    expect(homeOf(looked).confirmedBy).toEqual(['http']);
  });
});
