// Old ASP in nested tables: ShowClass.asp, font tags, GBK, lists in an iframe here and there.
import { crumbTrail, cut, dateText, entryHref, escapeText, titleAttribute } from './kit.ts';
import { footer, friendLinks, head, headerClock } from './chrome.ts';
import type { Family } from './family.ts';
import { publishLine } from './publish-line.ts';

export const oldasp: Family = {
  id: 'oldasp',
  server: 'Microsoft-IIS/6.0',
  colour: '#006699',
  style: '/Skin/DefaultSkin.css',
  sectionPath: (_site, section, page) =>
    `/Article/ShowClass.asp?ClassID=${section.number}${page === 1 ? '' : `&page=${page}`}`,
  articlePath: (_site, _section, item) => `/Article/ShowArticle.asp?ArticleID=${item.id}`,
  document(frame) {
    const { site } = frame;
    const top = site.sections.filter((section) => section.level === 1);
    const menu = top.map(
      (section) =>
        `<td align="center" nowrap><a class="Channel" href="${escapeText(entryHref(site, this, section))}">${section.name}</a></td>`,
    );
    const side = frame.side
      .map((one) => `<tr><td height="24">・<a href="${escapeText(one.href)}">${one.name}</a></td></tr>`)
      .join('\n');
    return `<html>${head(frame, `<link href="${this.style}" rel="stylesheet" type="text/css">`)}
<body leftmargin="0" topmargin="0" bgcolor="#FFFFFF">
<table width="1000" align="center" border="0" cellpadding="0" cellspacing="0" class="header"><tr><td><img src="/images/logo.png" border="0"></td><td><font size="5" color="#FFFFFF">${site.name}</font></td><td>${headerClock(site)}</td></tr></table>
<table width="1000" align="center" border="0" cellpadding="4" cellspacing="0" class="nav" bgcolor="#006699"><tr><td align="center"><a class="Channel" href="/">首页</a></td>${menu.join('\n')}</tr></table>
<table width="1000" align="center" border="0" cellpadding="0" cellspacing="0"><tr>
${side ? `<td width="200" valign="top" bgcolor="#EEF5FA"><table width="100%"><tr><td class="title_left"><b>${frame.sideName}</b></td></tr>${side}</table></td>` : ''}
<td valign="top" class="main">${frame.home ? '' : `<table width="100%"><tr><td height="28" class="position">您现在的位置：&nbsp;${crumbTrail(frame.crumbs, '&nbsp;&gt;&gt;&nbsp;')}</td></tr></table>`}
${frame.main}</td></tr></table>
<center>${friendLinks(site)}${footer(site)}</center></body></html>`;
  },
  list(view) {
    const { section, site, page, pages } = view;
    const rows = view.rows.map(
      (row) =>
        `<tr><td width="10"><img src="/images/dot.gif"></td><td class="listbg"><a href="${escapeText(row.href)}"${titleAttribute(row, section.dateForm)} target="_blank">${cut(row.title, 30)}</a>${row.pinned ? '<font color=red>固顶</font>' : ''}</td><td align="right" nowrap><font color="#999999">${dateText(row.day, section.dateForm, site.asOf)}</font></td></tr>`,
    );
    const next =
      page < pages
        ? `<a href="${escapeText(this.sectionPath(site, section, page + 1))}">下一页</a>`
        : '下一页';
    return `<table width="100%" border="0" cellpadding="2" cellspacing="0">${rows.join('\n')}</table>
<table align="center"><tr><td>共 <b>${view.total}</b> 篇文章&nbsp;首页 上一页 ${next} 尾页 页次：<b>${page}/${pages}</b>页</td></tr></table>`;
  },
  article(view) {
    return `<table width="100%"><tr><td align="center" class="main_ArticleTitle"><font size="4"><b>${escapeText(view.title)}</b></font></td></tr>
<tr><td align="center" class="Article_tdbgall">${publishLine(view, '更新时间：', '文章来源：')}</td></tr>
<tr><td id="fontzoom" class="main_tdbg">${view.body}</td></tr></table>`;
  },
  block(view) {
    const rows = view.rows.map(
      (row) =>
        `<tr><td>・<a href="${escapeText(row.href)}" title="${escapeText(row.title)}">${cut(row.title, 20)}</a></td><td align="right"><font color="gray">${dateText(row.day, view.dateForm, view.site.asOf)}</font></td></tr>`,
    );
    return `<table width="100%" class="box"><tr><td class="boxtit"><b>${view.name}</b></td><td align="right"><a href="${escapeText(view.more)}">更多&gt;&gt;</a></td></tr>${rows.join('\n')}</table>`;
  },
};
