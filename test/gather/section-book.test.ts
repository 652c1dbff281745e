// Candidates for sections do not depend on the order in which their entries were met.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/artifacts/page-reading.ts';
import { SectionBook } from '../../src/gather/site/section-book.ts';

const HOME = 'http://www.example.gov.cn/';
const origin = { url: HOME, depth: 0, level: 0, path: ['首页'] };
const entry = (name: string, path: string, place: Entry['place'], under: readonly string[] = []): Entry => ({
  name,
  url: new URL(path, HOME).href,
  place,
  under,
  problem: null,
});

const ENTRIES: readonly Entry[] = [
  entry('更多', '/xw/tzgg/', 'more'),
  entry('通知公告', '/xw/tzgg/', 'main-menu', ['新闻中心']),
  entry('公告', '/xw/tzgg/', 'heading'),
  entry('政策文件', '/zcwj/', 'main-menu'),
  entry('政策文件', '/zcwj/', 'heading'),
  entry('首页', '/index.html', 'main-menu'),
  entry('关于召开会议的通知', '/xw/tzgg/202112/t20211217_1.html', 'heading'),
  entry('友邻', 'http://www.other.gov.cn/xw/', 'main-menu'),
];

function candidates(entries: readonly Entry[]): readonly object[] {
  const book = new SectionBook(HOME);
  for (const each of entries) book.add(each, origin);
  return book.all();
}

test('the menu names a section and gives its level; home, articles and other sites are none', () => {
  expect(candidates(ENTRIES)).toMatchObject([
    { name: '通知公告', level: 2, place: 'main-menu', path: ['首页', '新闻中心', '通知公告'] },
    { name: '政策文件', level: 1, place: 'main-menu', path: ['首页', '政策文件'] },
  ]);
});

test('in any order the same', () => {
  const expected = candidates(ENTRIES);
  fc.assert(
    fc.property(fc.shuffledSubarray([...ENTRIES], { minLength: ENTRIES.length }), (shuffled) => {
      expect(candidates(shuffled)).toEqual(expected);
    }),
  );
});

test('neighbours in a side menu hang where the page hangs, the shortest path of several is kept', () => {
  const book = new SectionBook(HOME);
  const page = { url: `${HOME}zwgk/a/`, depth: 2, level: 2, path: ['首页', '政务公开', '机构职能'] };
  const deeper = { url: `${HOME}zwgk/b/`, depth: 3, level: 3, path: ['首页', '政务公开', '规划', '计划'] };
  book.add({ ...entry('领导之窗', '/zwgk/ld/', 'side-menu'), beside: true }, page);
  book.add(entry('内设机构', '/zwgk/a/ns/', 'side-menu'), page);
  book.add(entry('财政信息', '/zwgk/cz/', 'side-menu'), deeper);
  book.add({ ...entry('财政信息', '/zwgk/cz/', 'side-menu'), beside: true }, page);
  expect(book.all()).toMatchObject([
    { name: '内设机构', level: 3, path: ['首页', '政务公开', '机构职能', '内设机构'] },
    { name: '财政信息', level: 2, path: ['首页', '政务公开', '财政信息'] },
    { name: '领导之窗', level: 2, path: ['首页', '政务公开', '领导之窗'] },
  ]);
});

test('parts of a list fall to it whichever was met first', () => {
  const from = { url: `${HOME}zwgk/`, depth: 1, level: 1, path: ['首页', '政务公开'] };
  const met: readonly Entry[] = [
    entry('要闻', '/xw/list.aspx?id=5', 'side-menu'),
    entry('要闻', '/xw/list.aspx?id=5&page=2', 'more'),
    entry('教育局', '/cz/?dept=3', 'heading'),
    entry('财政', '/cz/', 'heading'),
    entry('公告', '/gg/index_2.html', 'more'),
    entry('公告', '/gg/', 'tab'),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray([...met], { minLength: met.length }), (shuffled) => {
      const book = new SectionBook(HOME);
      for (const each of shuffled) book.add(each, from);
      const urls = book.all().map(({ url }) => url);
      expect(book.has(`${HOME}gg/index_2.html`)).toBe(false);
      expect(urls).toEqual([`${HOME}cz/`, `${HOME}gg/`, `${HOME}xw/list.aspx?id=5`]);
    }),
  );
});

const inner = { url: `${HOME}zwgk/`, depth: 1, level: 1, path: ['首页', '政务公开'] };

test('a bar at the head of an inner page that the main menu of the home page does not hold stands below that page', () => {
  const book = new SectionBook(HOME);
  for (const [name, path] of [
    ['要闻', '/xw/'],
    ['政务公开', '/zwgk/'],
    ['办事', '/bs/'],
  ] as const)
    book.add(entry(name, path, 'main-menu'), origin);
  book.add(entry('办事', '/bs/', 'main-menu'), inner);
  book.add(entry('财政信息', '/cz/', 'main-menu'), inner);
  book.add(entry('预算', '/cz/ys/', 'main-menu', ['财政信息']), inner);
  expect(book.all()).toMatchObject([
    { name: '办事', level: 1, place: 'main-menu', path: ['首页', '办事'] },
    { name: '财政信息', level: 2, place: 'side-menu', path: ['首页', '政务公开', '财政信息'] },
    { name: '预算', level: 3, place: 'side-menu', path: ['首页', '政务公开', '财政信息', '预算'] },
    { name: '要闻', level: 1 },
    { name: '政务公开', level: 1 },
  ]);
});

test('where the home page shows no main menu, that of the inner pages is the first level', () => {
  const book = new SectionBook(HOME);
  book.add(entry('要闻', '/xw/', 'heading'), origin);
  book.add(entry('财政信息', '/cz/', 'main-menu'), inner);
  expect(book.all()).toMatchObject([{ name: '财政信息', level: 1, place: 'main-menu' }, { name: '要闻' }]);
});

test('a drop-down that only inner pages show hangs where the main menu of the home page says', () => {
  const book = new SectionBook(HOME);
  for (const [name, path] of [
    ['要闻', '/xw/'],
    ['政务公开', '/zwgk/'],
    ['办事', '/bs/'],
  ] as const)
    book.add(entry(name, path, 'main-menu'), origin);
  book.add(entry('指南', '/bs/zn/', 'main-menu', ['办事']), inner);
  expect(book.all()[1]).toMatchObject({ level: 2, path: ['首页', '办事', '指南'] });
});

describe('the further pages of a list are the list', () => {
  const list = { url: `${HOME}xw/list.aspx?id=5`, depth: 1, level: 1, path: ['首页', '要闻'] };
  const names = (entries: readonly Entry[], on: typeof list): readonly string[] => {
    const book = new SectionBook(HOME);
    for (const each of entries) book.add(each, on);
    return book.all().map(({ url }) => (url ?? '').slice(HOME.length - 1));
  };
  test('by a parameter, wherever the link stands', () => {
    const pages = [
      entry('末页', '/xw/list.aspx?id=5&page=9', 'side-menu'),
      entry('要闻', '/xw/list.aspx?id=5&page=2', 'more'),
      entry('要闻', '/xw/list.aspx?p=2&id=5', 'tab'),
    ];
    expect(names(pages, list)).toEqual([]);
    expect(names(pages, { ...list, url: `${list.url}&page=3` })).toEqual([]);
  });
  test('by the path, where a sign leads on', () => {
    for (const [on, next] of [
      ['/xw/', '/xw/index_2.html'],
      ['/xw/index.html', '/xw/index_1.html'],
      ['/xw/list_5_1.html', '/xw/list_5_2.html'],
      ['/xw/tzgg', '/xw/tzgg/page/2'],
      ['/xw/tzgg/', '/xw/tzgg/p2.html'],
    ] as const)
      expect(names([entry('要闻', next, 'more')], { ...list, url: new URL(on, HOME).href })).toEqual([]);
  });
  test('numbers that name sections stay', () => {
    const sections = [
      entry('通知公告', '/xw/list_2.html', 'side-menu'),
      entry('公示公告', '/xw/list_3.html', 'heading'),
      entry('政策文件', '/xw/list.aspx?id=6', 'more'),
      entry('人事信息', '/xw/list.aspx?id=5&p=7', 'side-menu'),
    ];
    expect(names(sections, { ...list, url: `${HOME}xw/list.html` })).toHaveLength(4);
    expect(names([entry('概况', '/?page=12', 'more')], { ...list, url: HOME })).toEqual(['/?page=12']);
  });
});
