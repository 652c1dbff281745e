// 开普 platform: list.shtml under channel codes, long article names, absolute links on a third of the sites.
import { hash } from '../rng.ts';
import {
  address,
  crumbTrail,
  cut,
  dateText,
  escapeText,
  menuList,
  sideList,
  siteChoice,
  titleAttribute,
} from './kit.ts';
import { footer, friendLinks, head, headerClock } from './chrome.ts';
import type { Family } from './family.ts';
import { compact } from '../days.ts';
import { publishLine } from './publish-line.ts';

export const kaipu: Family = {
  id: 'kaipu',
  server: 'openresty',
  colour: '#b01f24',
  style: '/assets/css/common.css',
  sectionPath: (_site, section, page) => `/c${section.number}/list${page === 1 ? '' : `_${page}`}.shtml`,
  articlePath(_site, section, item) {
    const month = compact(item.day ?? 18000).slice(0, 6);
    const name =
      hash(item.id, 'a').toString(16).padStart(8, '0') + hash(item.id, 'b').toString(16).padStart(8, '0');
    return `/c${section.number}/${month}/${name}${item.id}.shtml`;
  },
  document(frame) {
    const { site } = frame;
    return `<!DOCTYPE html>
<html lang="zh">${head(frame, `<link rel="stylesheet" href="${this.style}">`)}
<body><div class="header"><div class="w"><a class="logo" href="/"><img src="/images/logo.png" alt="${site.name}"></a><em>${site.name}</em>${headerClock(site)}</div></div>
<nav class="nav">${menuList(site, this, 'menu w')}</nav>
<section class="w content">${frame.home ? '' : `<div class="position crumbs"><i class="icon-home"></i> ${crumbTrail(frame.crumbs, '<i>&gt;</i>')}</div>`}
${frame.side.length > 0 ? `<aside class="left"><h3>${frame.sideName}</h3>${sideList(frame.side, 'leftnav')}</aside>` : ''}<div class="right">${frame.main}</div></section>
${friendLinks(site)}<footer>${footer(site)}</footer></body></html>`;
  },
  list(view) {
    const { section, site, page, pages } = view;
    if (section.drawing === 'xhr') {
      return `<h2 class="tit">${section.name}</h2><ul class="list" id="newsList"></ul><div class="pages" id="pager"></div>
<script>var channelId="${section.number}";(function(){var x=new XMLHttpRequest();x.open('GET','/api/article/page?channelId='+channelId+'&pageNo=1&pageSize=40');
x.onload=function(){var r=JSON.parse(x.responseText),h='';r.data.list.forEach(function(a){h+='<li><a href="'+a.url+'" title="'+a.title+'">'+a.title+'</a><span>'+a.publishDate+'</span></li>';});
document.getElementById('newsList').innerHTML=h||'<li>暂无数据</li>';};x.send();})();</script>`;
    }
    const absolute = siteChoice(site, 'absolute', 3) === 0;
    const rows = view.rows.map((row) => {
      const href = absolute && row.href.startsWith('/') ? address(site, row.href) : row.href;
      return `<li><a target="_blank" href="${escapeText(href)}"${titleAttribute(row, section.dateForm)}><i class="dot"></i>${cut(row.title, 36)}</a><span>${dateText(row.day, section.dateForm, site.asOf)}</span></li>`;
    });
    const link = (to: number, text: string): string =>
      to < 1 || to > pages
        ? `<a>${text}</a>`
        : `<a href="${this.sectionPath(site, section, to)}">${text}</a>`;
    return `<h2 class="tit">${section.name}</h2><ul class="list"><li class="listhead"><b>标题</b><span>发布时间</span></li>${rows.join('\n')}</ul>
<div class="pages">${link(page - 1, '上一页')} 第${page}页/共${pages}页 ${link(page + 1, '下一页')}</div><script>var totalpage="${pages}";</script>`;
  },
  article(view) {
    return `<article class="detail"><h1>${escapeText(view.title)}</h1><p class="info">${publishLine(view, '发布时间：', '来源：')}
<span class="share">分享到：<a href="javascript:;">微信</a></span></p><div class="content_text" id="zoom">${view.body}</div></article>`;
  },
  block(view) {
    const rows = view.rows.map(
      (row) =>
        `<li><a href="${escapeText(row.href)}" title="${escapeText(row.title)}">${cut(row.title, 24)}</a><span>${dateText(row.day, view.dateForm, view.site.asOf)}</span></li>`,
    );
    return `<div class="box"><div class="boxtit"><h3><a href="${view.more}">${view.name}</a></h3></div><ul class="list">${rows.join('\n')}</ul></div>`;
  },
};
