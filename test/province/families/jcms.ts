// 大汉 JCMS: /col/colN/, /art/Y/M/D/, rows kept in a datastore that a script draws.
import { parts } from '../days.ts';
import {
  anchor,
  crumbTrail,
  cut,
  dateText,
  escapeText,
  menuList,
  numberPager,
  sideList,
  titleAttribute,
} from './kit.ts';
import { footer, friendLinks, head, headerClock } from './chrome.ts';
import type { Family, ListView } from './family.ts';
import { publishLine } from './publish-line.ts';

function rowMarkup(view: ListView): string[] {
  const { section, site } = view;
  return view.rows.map((row) => {
    const date = dateText(row.day, section.dateForm, site.asOf);
    return `<li><a${titleAttribute(row, section.dateForm)} target="_blank" href="${escapeText(row.href)}">${row.pinned ? '<font color="red">[置顶]</font>' : ''}${cut(row.title, 30)}</a><span class="date">${date}</span></li>`;
  });
}

export const jcms: Family = {
  id: 'jcms',
  server: 'Apache-Coyote/1.1',
  colour: '#1c5a9e',
  style: '/script/0/style.css',
  sectionPath: (_site, section, page) =>
    `/col/col${section.number}/index.html${page === 1 ? '' : `?uid=${section.number + 9}&pageNum=${page}`}`,
  articlePath(_site, section, item) {
    const { year, month, day } = parts(item.day ?? 18000);
    return `/art/${year}/${month}/${day}/art_${section.number}_${item.id}.html`;
  },
  document(frame) {
    const { site } = frame;
    return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
${head(frame, `<link href="${this.style}" type="text/css" rel="stylesheet" />`)}
<body><div id="barrierfree_container">
<div class="bt-box header"><div class="w"><a href="/"><img src="/picture/0/logo.png" alt="${site.name}" /></a><em>${site.name}</em> ${headerClock(site)}</div></div>
<div class="nav">${menuList(site, this, 'menu w')}</div>
<table class="w" width="100%" border="0" cellspacing="0" cellpadding="0"><tr><td>
${frame.home ? '' : `<div class="position"><span class="wz">当前位置：</span>${crumbTrail(frame.crumbs, ' / ')}</div>`}
<div class="content">${frame.side.length > 0 ? `<div class="left"><h3>${frame.sideName}</h3>${sideList(frame.side, 'lm')}</div>` : ''}<div class="right">${frame.main}</div></div>
</td></tr></table>
${friendLinks(site)}${footer(site)}
</div></body></html>`;
  },
  list(view) {
    const rows = rowMarkup(view);
    if (view.section.drawing !== 'datastore')
      return `<div class="default_pgContainer"><ul class="list">${rows.join('\n')}</ul></div>${numberPager(view, this)}`;
    const uid = view.section.number + 9;
    const records = rows.map((row) => `<record><![CDATA[\n${row}]]></record>`);
    return `<div id="${uid}" class="default_pgContainer"></div><script type="text/xml"><datastore>
<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&uid=${uid}"></a>]]></nextgroup>
<recordset>${records.join('\n')}</recordset>
</datastore></script>
<script src="/script/jpage.js"></script><script>jpage(${uid}, ${view.total}, 15);</script>`;
  },
  article(view) {
    return `<!--文章开始--><table id="article" width="100%"><tr><td class="title">${escapeText(view.title)}</td></tr>
<tr><td class="info"><table><tr><td>${publishLine(view, '发布日期：', '信息来源：')}</td><td>字号：[ <a href="javascript:doZoom(18)">大</a> 默认 ]</td></tr></table></td></tr>
<tr><td class="bt_content"><div id="zoom"><!--ZJEG_RSS.content.begin-->${view.body}<!--ZJEG_RSS.content.end--></div></td></tr></table>`;
  },
  block(view) {
    const rows = view.rows.map(
      (row) =>
        `<li>${anchor(row.href, cut(row.title, 24), ` title="${escapeText(row.title)}"`)}<span class="date">${dateText(row.day, view.dateForm, view.site.asOf)}</span></li>`,
    );
    return `<div class="box"><div class="boxtit"><h3>${view.name}</h3><a class="more" href="${view.more}"><img src="/images/more.gif" alt="更多"></a></div><ul class="list">${rows.join('')}</ul></div>`;
  },
};
