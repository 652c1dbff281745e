// Pages that hold nothing until their scripts have run, told from pages that hold little.
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { loadTables } from '../../../src/app/tables.ts';
import { buildBoxes } from '../../../src/derive/dom/build.ts';
import { pageView } from '../../../src/derive/dom/view.ts';
import { isShell } from '../../../src/derive/kind/shell.ts';
import { AS_OF } from '../../gather/site/real-parts.ts';

const { words } = loadTables('data');
const URL_OF_PAGE = 'http://www.example.gov.cn/gk/';
const FOOT =
  '<div class="dibu"><p>主办单位：清河县应急管理局 地址：清河县滨河路88号</p><p><a href="http://beian.miit.gov.cn/">蜀ICP备12345678号</a> <a href="/wzdt/">网站地图</a> 网站标识码：5117010001</p><img src="/a.png"><img src="/b.png"><img src="/c.png"></div>';
const SCRIPT = '<script src="/js/chunk.3f.js"></script>';

function isShellOf(body: string): boolean {
  const resolve = (raw: string): string => new URL(raw, URL_OF_PAGE).href;
  const page = buildBoxes(parseDocument(`<html><body>${body}</body></html>`), resolve);
  return isShell(pageView(page, words, URL_OF_PAGE, AS_OF), page.scripts.length);
}

describe('a shell', () => {
  it.each([
    ['an empty place', `<div id="root"></div>${SCRIPT}`],
    ['an empty place over a foot', `<noscript>请启用脚本</noscript><div id="root"></div>${SCRIPT}${FOOT}`],
    ['a place within a place over a foot', `<div class="page"><main id="view"></main></div>${FOOT}${SCRIPT}`],
  ])('is %s', (_what, body) => {
    expect(isShellOf(body)).toBe(true);
  });

  it.each([
    [
      'a page with a menu',
      `<ul><li><a href="/tzgg/">通知公告</a></li></ul><div id="root"></div>${SCRIPT}${FOOT}`,
    ],
    ['a page with a heading', `<h1>通知公告</h1><div id="root"></div>${SCRIPT}${FOOT}`],
    ['a page with a picture', `<img src="/map.png"><div id="root"></div>${SCRIPT}${FOOT}`],
    ['a page whose empty box no script can name', `<div class="clear"></div>${SCRIPT}${FOOT}`],
    ['a page without a script file', `<div id="root"></div><script>var a = 1</script>${FOOT}`],
    [
      'a text below an empty box',
      `<div id="ad"></div>${SCRIPT}<p>${'本局负责全县应急管理工作。'.repeat(5)}</p>`,
    ],
    [
      'a text between box and foot',
      `<div id="ad"></div><p>${'本局负责应急管理。'.repeat(8)}</p>${SCRIPT}${FOOT}`,
    ],
  ])('is not %s', (_what, body) => {
    expect(isShellOf(body)).toBe(false);
  });
});
