// TRS WCM: static folders, article names of date and number, relative links, a pager drawn by createPageHTML.
import { compact } from '../days.ts';
import type { Family } from './family.ts';
import { crumbTrail, cut, dateText, escapeText, menuList, sideList, titleAttribute } from './kit.ts';
import { footer, friendLinks, head, headerClock } from './chrome.ts';
import { publishLine } from './publish-line.ts';

const folder = (slug: string, parent: string): string =>
  parent === '' ? `/${slug}/` : `/${parent}/${slug}/`;

export const trs: Family = {
  id: 'trs',
  server: 'nginx',
  colour: '#c21e1e',
  style: '/images/style_2019.css',
  sectionPath: (_site, section, page) =>
    `${folder(section.slug, section.parent)}${page === 1 ? '' : `index_${page - 1}.html`}`,
  articlePath(_site, section, item) {
    const day = compact(item.day ?? 18000);
    return `${folder(section.slug, section.parent)}${day.slice(0, 6)}/t${day}_${item.id}.html`;
  },
  document(frame) {
    const { site } = frame;
    const side =
      frame.side.length === 0
        ? ''
        : `<div class="left"><h3>${frame.sideName}</h3>${sideList(frame.side, 'leftnav')}</div>`;
    return `<!DOCTYPE html>
<html lang="zh-CN">
${head(frame, `<link rel="stylesheet" href="${this.style}">`)}
<body>
<div class="top"><div class="w">${headerClock(site)} <a href="javascript:void(0)" onclick="AddFavorite('${site.name}')">加入收藏</a></div></div>
<div class="header w"><h1><a href="/"><img src="/images/logo.png" alt="${site.name}"></a><em>${site.name}</em></h1>
<form action="/search.html" method="get"><input name="q" type="text"><input type="submit" value="搜索"></form></div>
<div class="nav">${menuList(site, this, 'menu w')}</div>
<div class="w">${frame.home ? '' : `<div class="position">您当前的位置：${crumbTrail(frame.crumbs, ' &gt; ')}</div>`}
<div class="content">${side}<div class="right">${frame.main}</div></div></div>
${friendLinks(site)}
${footer(site)}
</body></html>`;
  },
  list(view) {
    const { section, site } = view;
    const prefix = folder(section.slug, section.parent);
    const rows = view.rows.map((row, index) => {
      const href = row.href.startsWith(prefix) ? `./${row.href.slice(prefix.length)}` : row.href;
      const date = dateText(row.day, section.dateForm, site.asOf);
      const line = index % 5 === 4 ? '\n<li class="line"></li>' : '';
      return `<li><a href="${escapeText(href)}"${titleAttribute(row, section.dateForm)} target="_blank">${cut(row.title, 32)}</a>${
        date ? `<span>${date}</span>` : ''
      }</li>${line}`;
    });
    return `<div class="tit">${section.name}</div><ul class="list">
${rows.join('\n')}
</ul><div class="page"><script src="/images/createPage.js"></script><script>createPageHTML(${view.pages}, ${view.page - 1}, "index", "html");</script></div>`;
  },
  article(view) {
    return `<div class="xl"><h2 class="xl-title">${escapeText(view.title)}</h2>
<div class="xl-info">${publishLine(view, '时间：', '来源：')}　<a href="javascript:doZoom(16)">大</a> <a href="javascript:doZoom(14)">中</a></div>
<div class="TRS_Editor" id="zoom">${view.body}</div><div class="tools"><a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭</a></div></div>`;
  },
  block(view) {
    const rows = view.rows.map(
      (row) =>
        `<li><a href="${escapeText(row.href)}" title="${escapeText(row.title)}">${cut(row.title, 22)}</a><span>${dateText(row.day, view.dateForm, view.site.asOf)}</span></li>`,
    );
    return `<div class="box"><div class="boxtit"><h3><a href="${view.more}">${view.name}</a></h3><a class="more" href="${view.more}">更多&gt;&gt;</a></div><ul class="list">${rows.join('\n')}</ul></div>`;
  },
};
