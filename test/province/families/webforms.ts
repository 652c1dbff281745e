// ASP.NET WebForms: NewsList.aspx?ClassID=, a grid, view state, page links that post back.
import { crumbTrail, cut, dateText, escapeText, menuList, sideList, titleAttribute } from './kit.ts';
import { footer, friendLinks, head, headerClock } from './chrome.ts';
import type { Family } from './family.ts';
import { publishLine } from './publish-line.ts';
import { hash } from '../rng.ts';

const viewState = (seed: number): string =>
  Array.from({ length: 60 }, (_, index) => hash(seed, index).toString(36)).join('/');

export const webforms: Family = {
  id: 'webforms',
  server: 'Microsoft-IIS/7.5',
  colour: '#215ea1',
  style: '/App_Themes/Default/style.css',
  sectionPath: (_site, section, page) =>
    `/NewsList.aspx?ClassID=${section.number}${page === 1 ? '' : `&page=${page}`}`,
  articlePath: (_site, _section, item) => `/ShowNews.aspx?id=${item.id}`,
  document(frame) {
    const { site } = frame;
    return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">${head(frame, `<link href="${this.style}" rel="stylesheet" type="text/css" />`)}
<body><form name="aspnetForm" method="post" action="" id="aspnetForm">
<div><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEP${viewState(site.seed)}" /><input type="hidden" name="__EVENTTARGET" value="" /></div>
<script type="text/javascript">function __doPostBack(t,a){document.aspnetForm.__EVENTTARGET.value=t;document.aspnetForm.submit();}</script>
<div class="header"><div class="w"><img src="/images/logo.png" alt="" /><em>${site.name}</em>${headerClock(site)}</div></div>
<div class="nav">${menuList(site, this, 'menu w')}</div>
<div class="w content">${frame.side.length > 0 ? `<div class="left"><h3>${frame.sideName}</h3>${sideList(frame.side, 'leftnav')}</div>` : ''}
<div class="right">${frame.home ? '' : `<div class="position" id="ctl00_SiteMapPath1">当前位置：${crumbTrail(frame.crumbs, ' &gt;&gt; ')}</div>`}${frame.main}</div></div>
${friendLinks(site)}${footer(site)}</form></body></html>`;
  },
  list(view) {
    const { section, site, page, pages } = view;
    const rows = view.rows.map(
      (row, index) =>
        `<tr class="${index % 2 ? 'alt' : ''}"><td width="20"><img src="/images/dot.gif" alt="" /></td><td><a id="ctl00_GridView1_ctl${index}_link" href="${escapeText(row.href.replace(/^\//, ''))}"${titleAttribute(row, section.dateForm)}>${cut(row.title, 34)}</a></td><td class="d">${dateText(row.day, section.dateForm, site.asOf)}</td></tr>`,
    );
    const numbers = Array.from({ length: pages }, (_, index) =>
      index + 1 === page
        ? `<span>${page}</span>`
        : `<a href="NewsList.aspx?ClassID=${section.number}${index === 0 ? '' : `&amp;page=${index + 1}`}">${index + 1}</a>`,
    );
    return `<div class="tit">${section.name}</div><table class="list" cellspacing="0" id="ctl00_GridView1" style="width:100%;border-collapse:collapse;">
<tr><th></th><th scope="col">标题</th><th scope="col">发布日期</th></tr>${rows.join('\n')}</table>
<div id="AspNetPager1" class="pages">记录总数：${view.total} 总页数：${pages} 当前页：${page} ${pages > 1 ? numbers.join(' ') : ''}</div>`;
  },
  article(view) {
    return `<div class="newsshow"><span id="ctl00_lblTitle" class="showtitle">${escapeText(view.title)}</span>
<div class="info"><span id="ctl00_lblTime">${publishLine(view, '发布时间：', '文章来源：')}</span></div><div id="ctl00_content" class="newscontent">${view.body}</div></div>`;
  },
  block(view) {
    const rows = view.rows.map(
      (row) =>
        `<tr><td><a href="${escapeText(row.href)}" title="${escapeText(row.title)}">${cut(row.title, 20)}</a></td><td class="d">${dateText(row.day, view.dateForm, view.site.asOf)}</td></tr>`,
    );
    return `<div class="box"><div class="boxtit"><h3>${view.name}</h3><a class="more" href="${view.more}">更多...</a></div><table class="list" width="100%">${rows.join('\n')}</table></div>`;
  },
};
