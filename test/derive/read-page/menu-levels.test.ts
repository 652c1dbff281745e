// Where menus say what hangs under what: by a class of levels, in a tree that a script holds.
import { describe, expect, it } from 'vitest';
import { loadTables } from '../../../src/app/tables.ts';
import { readPage } from '../../../src/derive/read-page/read-page.ts';
import { parseCalendarDate } from '../../../src/model/calendar.ts';

const tables = loadTables('data');
const url = 'http://www.example.gov.cn/';

function entriesOf(body: string): readonly string[] {
  const asOf = parseCalendarDate('2021-12-20');
  if (!asOf) throw new Error('no such day');
  const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>示例县人民政府</title></head><body>${body}<div class="footer">主办单位：示例县人民政府办公室 政府网站标识码：5117010001</div></body></html>`;
  const reading = readPage(
    new TextEncoder().encode(html),
    { url, finalUrl: url, status: 200, headers: {}, asOf },
    tables,
  );
  return reading.entries.map(({ under, name }) => [...under, name].join('>'));
}

const NAMES = ['政务动态', '部门要闻', '乡镇信息', '公示公告', '信息公开', '规划计划'];
const menu = (classes: readonly string[], attribute = 'class'): string =>
  `<div id="drawer"><a href="/">首页</a>${NAMES.map(
    (name, index) =>
      `<div ${attribute}="${classes[index] ?? ''}"><a href="/lm${String(index)}/">${name}</a></div>`,
  ).join('')}</div>`;
const NESTED = [
  '政务动态',
  '政务动态>部门要闻',
  '政务动态>乡镇信息',
  '公示公告',
  '信息公开',
  '信息公开>规划计划',
];

describe('a menu that writes its levels in a row', () => {
  it.each([
    [['lv1', 'lv2', 'lv2', 'lv1', 'lv1', 'lv2'], 'class'],
    [
      ['menu-level-0', 'menu-level-1', 'menu-level-1', 'menu-level-0', 'menu-level-0', 'menu-level-1'],
      'class',
    ],
    [['1', '2', '2', '1', '1', '2'], 'data-level'],
  ])('is read as a tree: %j', (classes, attribute) => {
    expect(entriesOf(menu(classes, attribute))).toEqual(NESTED);
  });

  it.each([
    [['item1', 'item2', 'item3', 'item4', 'item5', 'item6']],
    [['bg1', 'bg2', 'bg1', 'bg2', 'bg1', 'bg2']],
    [['lv1', 'lv1', 'lv1', 'lv1', 'lv1', 'lv1']],
    [['lv1', 'lv2', 'lv3', 'lv4', 'lv5', 'lv6']],
  ])('but numbers that speak of no levels nest nothing: %j', (classes) => {
    expect(entriesOf(menu(classes))).toEqual(NAMES);
  });
});

describe('a tree in a script', () => {
  const node = (id: number, parent: number, name: string): string =>
    `{"id":${String(id)},"pId":${String(parent)},"name":"${name}","url":"/lm${String(id)}/"}`;
  const script = (nodes: string): string =>
    `<ul id="lanmu"></ul><script>var nodes=${nodes};drawTree("lanmu",nodes);</script>`;

  it('hangs the nodes under those that they name', () => {
    const ids = [
      [1, 0],
      [2, 1],
      [3, 1],
      [4, 0],
      [5, 0],
      [6, 5],
    ] as const;
    const nodes = ids.map(([id, parent], index) => node(id, parent, NAMES[index] ?? ''));
    expect(entriesOf(script(`[${nodes.join(',')}]`))).toEqual(NESTED);
  });

  it('or under those that hold them', () => {
    const held = `[{"title":"政务动态","url":"/lm0/","children":[{"title":"部门要闻","url":"/lm1/"},{"title":"乡镇信息","url":"/lm2/"}]},{"title":"公示公告","url":"/lm3/"},{"title":"信息公开","url":"/lm4/","children":[{"title":"规划计划","url":"/lm5/"}]}]`;
    expect(entriesOf(script(held))).toEqual(NESTED);
  });

  it('rows of articles with the id of their section are rows', () => {
    const row = (id: number, name: string): string =>
      `{"id":${String(id)},"pid":7,"title":"${name}","url":"/lm7/t20211217_${String(id)}.html","date":"2021-12-17"}`;
    const rows = [row(31, '关于开展冬季用火安全检查的通知'), row(32, '关于征集民生实事项目的公告')];
    expect(entriesOf(script(`[${rows.join(',')}]`))).toEqual([]);
  });
});

describe('a tree whose branches stand beside their entries', () => {
  const node = (index: number): string =>
    `<div class="node"><a href="/lm${String(index)}/">${NAMES[index] ?? ''}</a></div>`;
  const branch = (...indexes: readonly number[]): string =>
    `<div class="clip">${indexes.map(node).join('')}</div>`;

  it('hangs each branch under the entry before it', () => {
    const tree = `<div class="tree">${node(0)}${branch(1, 2)}${node(3)}${node(4)}${branch(5)}</div>`;
    expect(entriesOf(tree)).toEqual(NESTED);
  });

  it('hangs nothing under an entry that a group of other boxes follows', () => {
    const group = `<div class="pair"><p><a href="/lm1/">${NAMES[1] ?? ''}</a></p><p><a href="/lm2/">${NAMES[2] ?? ''}</a></p></div>`;
    const rows = `<div class="tree">${node(0)}${group}${node(3)}${node(4)}${node(5)}</div>`;
    expect(entriesOf(rows)).not.toContain('政务动态>部门要闻');
  });
});
