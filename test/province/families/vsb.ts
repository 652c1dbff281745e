// 博达 VSB: /xwdt/tzgg.htm with pages counted downwards, articles under /info/.
import { crumbTrail, cut, dateText, escapeText, menuList, sideList, titleAttribute } from './kit.ts';
import { footer, friendLinks, head, headerClock } from './chrome.ts';
import type { Family } from './family.ts';
import { publishLine } from './publish-line.ts';

const base = (slug: string, parent: string): string => (parent === '' ? `/${slug}` : `/${parent}/${slug}`);

/** The first page has no number; the second of five is `4.htm`. */
const pageName = (total: number, page: number): string => (page === 1 ? '.htm' : `/${total - page + 1}.htm`);

export const vsb: Family = {
  id: 'vsb',
  server: 'Server',
  colour: '#0b6b3a',
  style: '/style/style.css',
  sectionPath(_site, section, page) {
    const pages = Math.max(1, Math.ceil(section.items.length / section.pageSize));
    return `${base(section.slug, section.parent)}${pageName(pages, page)}`;
  },
  articlePath: (_site, section, item) => `/info/${section.number % 10000}/${item.id}.htm`,
  document(frame) {
    const { site } = frame;
    return `<!DOCTYPE html>
<html>${head(frame, `<link rel="stylesheet" type="text/css" href="${this.style}">`)}
<body>
<div class="header"><div class="w"><a href="/index.htm"><img src="/images/logo.png" alt=""></a><em>${site.name}</em>${headerClock(site)}</div></div>
<div class="nav">${menuList(site, this, 'menu w')}</div>
<div class="banner"><img src="/images/ban.jpg" alt="" width="100%" height="80"></div>
<div class="w content">${frame.side.length > 0 ? `<div class="left"><h3 id="u6_">${frame.sideName}</h3>${sideList(frame.side, 'leftnav')}</div>` : ''}
<div class="right">${frame.home ? '' : `<div class="position">${crumbTrail(frame.crumbs, '&nbsp;&gt;&nbsp;')}</div>`}${frame.main}</div></div>
${friendLinks(site)}${footer(site)}</body></html>`;
  },
  list(view) {
    const { section, site, pages, page } = view;
    const rows = view.rows.map((row, index) => {
      const date = dateText(row.day, section.dateForm, site.asOf);
      const shown =
        section.dateForm === 'split' ? `<div class="rq">${date}</div>` : `<span class="time">${date}</span>`;
      return `<li id="line_u8_${index}">${shown}<a href="${escapeText(row.href)}"${titleAttribute(row, section.dateForm)} target="_blank">${cut(row.title, 34)}</a></li>`;
    });
    const next =
      page < pages
        ? `<span class="p_next p_fun"><a href="${this.sectionPath(site, section, page + 1)}">下页</a></span>`
        : '<span class="p_next_d p_fun_d">下页</span>';
    return `<ul class="list">${rows.join('\n')}</ul><div class="pages"><span class="p_t">共${view.total}条</span> <span class="p_t">${page}/${pages}</span> ${next}</div>`;
  },
  article(view) {
    return `<form name="_newscontent_fromname"><h1 class="c-title">${escapeText(view.title)}</h1>
<div class="info">${publishLine(view, '发布时间：', '作者：')}</div>
<div class="v_news_content" id="vsb_content">${view.body}</div><p>上一条：<a href="javascript:void(0)">没有了</a></p></form>`;
  },
  block(view) {
    const rows = view.rows.map(
      (row, index) =>
        `<li id="line_u4_${index}"><a href="${escapeText(row.href)}" title="${escapeText(row.title)}">${cut(row.title, 20)}</a><i>${dateText(row.day, view.dateForm, view.site.asOf)}</i></li>`,
    );
    return `<div class="box"><div class="boxtit"><h3>${view.name}</h3><a class="more" href="${view.more}">MORE+</a></div><ul class="list">${rows.join('\n')}</ul></div>`;
  },
};
