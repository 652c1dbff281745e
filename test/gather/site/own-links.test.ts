// A page that no list was made of, with ways of its own: what they lead to tells whether it is people, guides or news.
import { describe, expect, it } from 'vitest';
import { article, healthySite, page, section } from './pages.ts';
import { look, sectionNamed } from './small-site.ts';

const links = (names: readonly string[]): string =>
  `<div class="ld">${names.map((name, index) => `<div><a href="/ld/p${String(index)}/"><b>${name}</b></a><i></i></div>`).join('')}</div>`;

const at = (names: readonly string[], html: string): Record<string, string> =>
  Object.fromEntries(names.map((_, index) => [`/ld/p${String(index)}/`, html]));

const PEOPLE = ['张三', '李四', '王五', '赵六'];
const TEXTS = ['关于张三同志工作分工情况', '关于李四同志工作分工情况', '关于王五同志工作分工情况'];

describe('a page of own links that looks empty otherwise', () => {
  it('is a parent of people, when they bear names', async () => {
    const person = page({ title: '领导', content: '<p>主持县人民政府全面工作。</p>' });
    const looked = await look({
      pages: healthySite({ '/tzgg/': section('通知公告', links(PEOPLE)), ...at(PEOPLE, person) }),
    });
    expect(sectionNamed(looked, '通知公告').content).toBe('parent');
  });

  it('is never blank, when they lead to texts', async () => {
    const looked = await look({
      pages: healthySite({
        '/tzgg/': section('通知公告', links(TEXTS)),
        ...at(TEXTS, article('2021-12-16')),
      }),
    });
    const { content, newest } = sectionNamed(looked, '通知公告');
    expect({ content, newest }).toEqual({ content: 'list', newest: '2021-12-16' });
  });
});
