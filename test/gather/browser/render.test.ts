// What the browser sees after scripts have run, and how it is written down.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, RenderedPage } from '../../../src/gather/browser-port.ts';
import { browserFor, fakeDialer, settingsWith, startSite, type Handler, type Site } from './bench.ts';

const json =
  (value: unknown): Handler =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };

const routes: Record<string, string | Handler> = {
  '/written': '<ul><script>document.write("<li>写出的一行</li>")</script></ul>',
  '/rows.json': json(['请求来的一行']),
  '/xhr': `<ul id=l></ul><script>fetch('/rows.json').then(r => r.json()).then(rows => { l.innerHTML = rows.map(r => '<li>' + r + '</li>').join('') })</script>`,
  '/late': `<ul id=l></ul><script>setTimeout(() => { const x = new XMLHttpRequest(); x.onload = () => setTimeout(() => { l.innerHTML = '<li>' + JSON.parse(x.responseText)[0] + '</li>' }, 200); x.open('GET', '/rows.json'); x.send() }, 300)</script>`,
  '/below': `<div style="height:3000px">上面</div><ul id=l></ul><script>
    new IntersectionObserver((seen, own) => { if (!seen[0].isIntersecting) return; own.disconnect();
      fetch('/rows.json').then(r => r.json()).then(rows => { l.innerHTML = '<li>' + rows[0] + '</li>' }) }).observe(l)</script>`,
  '/just-below': `<div style="height:calc(100vh + 20px)">上面</div><ul id=l></ul><script>
    new IntersectionObserver((seen, own) => { if (!seen[0].isIntersecting) return; own.disconnect();
      fetch('/rows.json').then(r => r.json()).then(rows => { l.innerHTML = '<li>' + rows[0] + '</li>' }) }).observe(l)</script>`,
  '/scrolled': `<div style="height:3000px">上面</div><ul id=l></ul><script>
    addEventListener('scroll', () => { if (scrollY > 1500 && !l.firstChild) l.innerHTML = '<li>滚到才有的一行</li>' })</script>`,
  '/endless': `<div id=e><p style="height:2000px">一屏</p></div><script>
    addEventListener('scroll', () => { e.insertAdjacentHTML('beforeend', '<p style="height:2000px">又一屏</p>') })</script>`,
  '/slow.json': (request, response) => {
    setTimeout(() => {
      json(['慢的一行'])(request, response);
    }, 5000);
  },
  '/slow-rows': `<ul id=l></ul><script>fetch('/slow.json').then(r => r.json()).then(rows => { l.innerHTML = '<li>' + rows[0] + '</li>' })</script>`,
  '/restless': `<p id=clock></p><marquee>滚动</marquee><div id=t></div><script>
    setInterval(() => { clock.textContent = String(Date.now()) }, 20);
    (function tick() { t.append(document.createElement('i')); if (t.childElementCount > 5) t.textContent = ''; setTimeout(tick, 30) })();
    setInterval(() => { fetch('/rows.json') }, 40);</script><p>内容</p>`,
  '/busy': `<p>忙</p><ul id=l></ul><script>setTimeout(() => { const until = Date.now() + 2500; while (Date.now() < until); }, 30)</script>`,
  '/many': `<ul id=l></ul><script>for (let i = 0; i < 8; i++) fetch('/list?n=' + i, { method: 'POST' }).then(r => r.text()).then(t => { l.innerHTML += '<li>' + t + '</li>' })</script>`,
  '/list': (request, response) => {
    setTimeout(() => {
      response.end(`第${request.url?.at(-1) ?? ''}条`);
    }, 300);
  },
  '/frame':
    '<base href="/deep/"><p>框里</p><a href="a.html">一</a><a href="javascript:void(0)">二</a><img src="b.png">',
  '/frames':
    '<p>外面</p><iframe src="/frame"></iframe><iframe src="http://other.gov.cn/frame"></iframe><iframe srcdoc="<p>内嵌文档</p>"></iframe>',
  '/frameset':
    '<frameset cols="20%,*"><frame src="/frame"><frameset rows="*,*"><frame src="/written"><frame src="http://other.gov.cn/frame"></frameset></frameset>',
  '/shadow': `<x-list><b>插进来的</b></x-list><script>customElements.define('x-list', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<ul><li>影子里的</li></ul><p><slot></slot></p>' } })</script>`,
  '/hidden': `<style>.off{display:none}.clip{height:0;overflow:hidden}.float{float:left}</style>
    <div id=a class=off><p id=inner>藏</p></div><div id=b style="visibility:hidden">藏</div>
    <div id=c style="visibility:hidden"><p id=shown style="visibility:visible">显</p></div>
    <div id=d class=clip><p>藏</p></div><ul id=e><li class=float>浮动的显示</li></ul><img id=f src=/no.png><p id=g>显</p>`,
  '/form': `<input id=i><input type=checkbox id=k><input type=password id=w><select><option>甲<option id=o>乙</select><textarea id=x></textarea>
    <script>i.value = '填了'; k.checked = true; w.value = 'secret'; o.selected = true; x.value = '写了 <b>'</script>`,
  '/dropped':
    '<style>p{color:red}</style><script>var secret = 1</script><!-- <a href="/gone">x</a> --><template><a href="/tpl">x</a></template><noscript><a href="/ns">x</a></noscript><p>文字&nbsp;&lt;b&gt;</p>',
  '/prototype': `<p>旧库</p><script>Array.prototype.toJSON = function () { return 'broken' }; Array.prototype.extra = 1; String.prototype.replace = () => 'x'; document.querySelectorAll = null</script>`,
  '/moved': (_request, response) => {
    response.writeHead(302, { location: '/written' });
    response.end();
  },
  '/refresh': '<meta http-equiv=refresh content="1;url=/written"><p>正在跳转</p>',
  '/script-move': '<script>location.replace("/written")</script>',
  '/troubled': `<script src="/missing.js"></script><script>fetch('http://gone.gov.cn/x.json').catch(() => 0)</script><p>缺</p>`,
  '/popup': `<script>alert('欢迎'); confirm('好吗'); window.open('/written'); addEventListener('beforeunload', e => e.preventDefault())</script><p>弹窗后</p>`,
  '/picture-page': '<p>图</p><img src="/photo.png"><img src="/photo.jpg?v=1">',
  '/same-words': '<title>标题</title><p>一样</p>',
  '/agent': (request, response) => {
    response.end(
      `<p>${request.headers['user-agent'] ?? ''}|${request.headers['accept-language'] ?? ''}</p><script>document.write(new Date(0).getHours())</script>`,
    );
  },
};

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await startSite(routes);
  browser = browserFor(fakeDialer(site.port, { 'gone.gov.cn': 'dns' }), settingsWith());
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function see(path: string, deadlineMs = 15_000): Promise<RenderedPage> {
  const result = await browser.open({ url: `http://www.example.gov.cn${path}`, deadlineMs });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('rows drawn by scripts', () => {
  it.each([
    ['/written', '<li>写出的一行</li>'],
    ['/xhr', '<li>请求来的一行</li>'],
    ['/late', '<li>请求来的一行</li>'],
    ['/slow-rows', '<li>慢的一行</li>'],
    ['/many', '<li>第7条</li>'],
    ['/below', '<li>请求来的一行</li>'],
    ['/just-below', '<li>请求来的一行</li>'],
    ['/scrolled', '<li>滚到才有的一行</li>'],
  ])('%s shows them', async (path, row) => {
    expect((await see(path)).html).toContain(row);
  });

  it('that only come into view are all looked at in pages shown side by side', async () => {
    const pages = await Promise.all([1, 2, 3, 4, 5, 6].map(() => see('/below')));
    for (const { html } of pages) expect(html).toContain('<li>请求来的一行</li>');
  });

  it('is not led on by a page that grows as it is scrolled', async () => {
    const { html } = await see('/endless');
    expect(html.match(/又一屏/g)?.length).toBeLessThan(30);
  });

  it('is not held until the deadline by tickers, pollers and chained timers', async () => {
    const page = await see('/restless', 25_000);
    expect(page.html).toContain('<p>内容</p>');
    expect(page.tookMs).toBeLessThan(20_000);
  });
});

describe('a page whose scripts keep it from running its timers', () => {
  it.each([
    ['is hurried', 1_000, true],
    ['is not, where that is little', 60_000, undefined],
  ])('%s', async (_what, lateMs, hurried) => {
    const { settle } = settingsWith();
    const own = browserFor(fakeDialer(site.port), settingsWith({ settle: { ...settle, lateMs } }));
    const page = await own.open({ url: 'http://www.example.gov.cn/busy', deadlineMs: 25_000 });
    await own.close();
    expect(page.ok && page.value.hurried).toBe(hurried);
  });
});

describe('the page written down', () => {
  it('puts frames in their place, other origins included, with absolute addresses', async () => {
    const { html } = await see('/frames');
    expect(html).toContain('<div data-frame="http://www.example.gov.cn/frame"');
    expect(html).toContain('<div data-frame="http://other.gov.cn/frame"');
    expect(html).toContain('<a href="http://other.gov.cn/deep/a.html">');
    expect(html).toContain('src="http://www.example.gov.cn/deep/b.png"');
    expect(html).toContain('<a href="javascript:void(0)">');
    expect(html).toContain('<p>内嵌文档</p>');
    expect(html).not.toContain('<iframe');
  });

  it('turns a frameset into a body a reader can parse', async () => {
    const { html } = await see('/frameset');
    expect(html).toContain('<body data-frameset="">');
    expect(html).toContain('写出的一行');
    expect(html.match(/框里/g)).toHaveLength(2);
    expect(html).not.toContain('<frameset');
  });

  it('inlines open shadow roots with what is slotted into them', async () => {
    expect((await see('/shadow')).html).toContain(
      '<x-list><ul><li>影子里的</li></ul><p><b>插进来的</b></p></x-list>',
    );
  });

  it('marks what is hidden or takes no room, once, and nothing else', async () => {
    const { html } = await see('/hidden');
    const marked = [...html.matchAll(/id="(\w+)"[^>]* data-hidden=""/g)].map((match) => match[1]);
    expect(marked).toEqual(['a', 'b', 'd']);
  });

  it('writes form values as they stand, passwords left out', async () => {
    const { html } = await see('/form');
    expect(html).toContain('<input id="i" value="填了">');
    expect(html).toContain('id="k" checked=""');
    expect(html).toContain('<option id="o" selected="">');
    expect(html).toContain('<textarea id="x">写了 &lt;b&gt;</textarea>');
    expect(html).not.toContain('secret');
  });

  it('drops script and style bodies, comments, templates and noscript', async () => {
    const { html } = await see('/dropped');
    expect(html).toContain('<p>文字&nbsp;&lt;b&gt;</p>');
    for (const gone of ['secret', 'color:red', '/gone', '/tpl', '/ns']) expect(html).not.toContain(gone);
  });

  it('is not misled by a page that overrides the built-in functions', async () => {
    expect((await see('/prototype')).html).toContain('<p>旧库</p>');
  });

  it('stays within its size', async () => {
    const small = browserFor(fakeDialer(site.port), settingsWith({ maxHtmlCharacters: 200 }));
    const page = await small.open({ url: 'http://www.example.gov.cn/frames', deadlineMs: 15_000 });
    await small.close();
    expect(page.ok && page.value.html.length).toBeLessThan(800);
  });
});

describe('the visit', () => {
  it.each(['/moved', '/refresh', '/script-move'])('follows %s to the page it leads to', async (path) => {
    const page = await see(path);
    expect([page.finalUrl, page.status]).toEqual(['http://www.example.gov.cn/written', 200]);
    expect(page.html).toContain('写出的一行');
  });

  it('answers an error status as a page, with or without a body', async () => {
    const page = await see('/nowhere');
    expect([page.status, page.html.includes('没有这一页')]).toEqual([404, true]);
  });

  it('lists the requests that went wrong', async () => {
    const { troubles } = await see('/troubled');
    expect(troubles).toContainEqual({
      url: 'http://www.example.gov.cn/missing.js',
      status: 404,
      failure: null,
      data: false,
    });
    expect(troubles).toContainEqual({
      url: 'http://gone.gov.cn/x.json',
      status: null,
      failure: 'dns',
      data: true,
    });
  });

  it('is not stopped by dialogs, new windows or a page that does not want to be left', async () => {
    const before = site.seen.filter((line) => line.includes('/written')).length;
    expect((await see('/popup')).html).toContain('弹窗后');
    expect(site.seen.filter((line) => line.includes('/written'))).toHaveLength(before);
    expect((await see('/same-words')).html).toContain('一样');
  });

  it('names itself, asks in Chinese and keeps the time of Shanghai', async () => {
    expect((await see('/agent')).html).toMatch(/xunjian-test\)\|zh-CN[^<]*<\/p>.*8/s);
  });

  it('does not load images on a look', async () => {
    await see('/picture-page');
    expect(site.seen.filter((line) => line.includes('/photo'))).toEqual([]);
  });
});
