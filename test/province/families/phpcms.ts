// PHPCMS and its kin: index.php?m=content, a page parameter that never ends.
import {
  anchor,
  crumbTrail,
  cut,
  dateText,
  escapeText,
  menuList,
  numberPager,
  sideList,
  siteChoice,
  titleAttribute,
} from './kit.ts';
import { footer, friendLinks, head, headerClock } from './chrome.ts';
import type { Family } from './family.ts';
import { publishLine } from './publish-line.ts';

export const phpcms: Family = {
  id: 'phpcms',
  server: 'Apache/2.4.6 (CentOS) PHP/5.4.16',
  colour: '#a3241c',
  style: '/statics/css/default_blue.css',
  sectionPath: (_site, section, page) =>
    `/index.php?m=content&c=index&a=lists&catid=${section.number}${page === 1 ? '' : `&page=${page}`}`,
  articlePath: (_site, section, item) =>
    `/index.php?m=content&c=index&a=show&catid=${section.number}&id=${item.id}`,
  document(frame) {
    const { site } = frame;
    return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">${head(frame, `<link href="${this.style}" rel="stylesheet" type="text/css" />`)}
<body><div class="body-top">${headerClock(site)}</div>
<div class="header"><div class="w logo"><a href="/"><img src="/images/logo.png" /></a><em>${site.name}</em></div></div>
<div class="nav nav-bar">${menuList(site, this, 'menu w nav-site')}</div>
<div class="main w content">${frame.side.length > 0 ? `<div class="col-left left"><h3>${frame.sideName}</h3>${sideList(frame.side, 'leftnav')}</div>` : ''}
<div class="col-right right">${frame.home ? '' : `<div class="crumbs position">${crumbTrail(frame.crumbs, ' &gt; ')} ${frame.crumbs.length > 2 ? '列表' : ''}</div>`}${frame.main}</div></div>
${friendLinks(site)}${footer(site)}</body></html>`;
  },
  list(view) {
    const { section, site, page } = view;
    // Some templates offer a next page for ever and answer it with the last one.
    const more = siteChoice(site, 'endless', 3) === 0 && page >= view.pages;
    const endless = more
      ? `<div class="pages">${anchor(this.sectionPath(site, section, page + 1), '下一页')}</div>`
      : '';
    const rows = view.rows.map(
      (row, index) =>
        `${index > 0 && index % 5 === 0 ? '<li class="bk20 hr"></li>' : ''}<li><span class="rt">${dateText(row.day, section.dateForm, site.asOf)}</span>·<a href="${escapeText(row.href)}"${titleAttribute(row, section.dateForm)} target="_blank">${row.pinned ? '<b>' : ''}${cut(row.title, 36)}${row.pinned ? '</b>' : ''}</a></li>`,
    );
    return `<ul class="list lh24 f14">${rows.join('\n')}</ul>${numberPager(view, this)}${endless}`;
  },
  article(view) {
    return `<div id="Article"><h1>${escapeText(view.title)}<br /><span>${publishLine(view, '发布时间：', '来源：')}</span></h1>
<div class="content" id="zoom">${view.body}</div><div class="bk10"></div></div>`;
  },
  block(view) {
    const rows = view.rows.map(
      (row) =>
        `<li><span class="rt">${dateText(row.day, view.dateForm, view.site.asOf)}</span>${anchor(row.href, cut(row.title, 22), ` title="${escapeText(row.title)}"`)}</li>`,
    );
    return `<div class="box cat-area"><h5 class="title-1 boxtit"><h3>${view.name}</h3><a href="${view.more}" class="more">更多&gt;&gt;</a></h5><ul class="list content">${rows.join('\n')}</ul></div>`;
  },
};
