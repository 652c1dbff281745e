// A home-made JSP system: iList.jsp?cat_id=, session ids in addresses, split dates.
import {
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
import { publishLine } from './publish-line.ts';

export const jsp: Family = {
  id: 'jsp',
  server: 'Apache Tomcat',
  colour: '#8a1f11',
  style: '/css/main.css',
  sectionPath: (_site, section, page) =>
    `/info/iList.jsp?cat_id=${section.number}${page === 1 ? '' : `&cur_page=${page}`}`,
  articlePath: (_site, section, item) => `/info/iContent.jsp?cat_id=${section.number}&info_id=${item.id}`,
  document(frame) {
    const { site } = frame;
    return `<!doctype html><html>${head(frame, `<link href="${this.style}" rel="stylesheet">`)}
<body><div class="header"><div class="w"><img src="/images/logo.png" alt="${site.name}"><em>${site.name}</em>${headerClock(site)}<a href="/calendar.jsp?y=2021&amp;m=12">工作日历</a></div></div>
<div class="nav">${menuList(site, this, 'menu w')}</div>
<div class="w content">${frame.home ? '' : `<div class="position">${crumbTrail(frame.crumbs, ' » ')}</div>`}
${frame.side.length > 0 ? `<div class="left"><h3>${frame.sideName}</h3>${sideList(frame.side, 'leftnav')}</div>` : ''}<div class="right">${frame.main}</div></div>
${friendLinks(site)}${footer(site)}</body></html>`;
  },
  list(view) {
    const { section, site, page, pages } = view;
    if (section.drawing === 'script-file') {
      return `<h3 class="tit">${section.name}</h3><div class="list"><script src="/js/list_${section.number}.js"></script></div>`;
    }
    const session = siteChoice(site, 'session', 3) === 0 ? ';jsessionid=8F3A0C51D2E94B7788AA' : '';
    const rows = view.rows.map((row) => {
      const href = session ? row.href.replace('.jsp?', `.jsp${session}?`) : row.href;
      return `<dd><div class="rq">${dateText(row.day, section.dateForm, site.asOf)}</div><a href="${escapeText(href)}"${titleAttribute(row, section.dateForm)}>${cut(row.title, 34)}</a></dd>`;
    });
    const next =
      page < pages
        ? `<a href="${escapeText(this.sectionPath(site, section, page + 1))}">下一页</a>`
        : '<a>下一页</a>';
    return `<h3 class="tit">${section.name}</h3><dl class="list">${rows.join('\n')}</dl><div class="pages">第 ${page} / ${pages} 页 ${next}</div>`;
  },
  article(view) {
    return `<div class="info_detail"><h2>${escapeText(view.title)}</h2><div class="info_bar">${publishLine(view, '日期：', '来源：')}</div><div class="info_text">${view.body}</div></div>`;
  },
  block(view) {
    const rows = view.rows.map(
      (row) =>
        `<dd><a href="${escapeText(row.href)}" title="${escapeText(row.title)}">${cut(row.title, 22)}</a><span>${dateText(row.day, view.dateForm === 'split' ? 'iso' : view.dateForm, view.site.asOf)}</span></dd>`,
    );
    return `<div class="box"><div class="boxtit"><h3>${view.name}</h3><a class="more" href="${escapeText(view.more)}">更多</a></div><dl class="list">${rows.join('\n')}</dl></div>`;
  },
};
