// A system of long numbers: section addresses that hold a date (the day the section was made), document.write lists.
import { compact } from '../days.ts';
import {
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
import type { Family } from './family.ts';
import { publishLine } from './publish-line.ts';
import { hash } from '../rng.ts';
import { two } from '../days.ts';

/** `20150716231227389`: when the channel was made, not when anything was published. */
function channelStamp(number: number): string {
  const mixed = hash(number, 'channel');
  return `201${5 + (mixed % 5)}${two(1 + (mixed % 12))}${two(1 + (mixed % 28))}${String(number).padStart(9, '1')}`;
}

export const numbered: Family = {
  id: 'numbered',
  server: 'nginx/1.14.0',
  colour: '#124f8f',
  style: '/skin/css/public.css',
  sectionPath: (_site, section, page) => `/articlist_${channelStamp(section.number)}_${page}.html`,
  articlePath: (_site, section, item) =>
    `/new/show/${compact(item.day ?? 18000)}${section.number % 1000}${String(item.id).padStart(9, '0')}.html`,
  document(frame) {
    const { site } = frame;
    return `<!DOCTYPE html><html>${head(frame, `<link rel="stylesheet" href="${this.style}" />`)}
<body class="${frame.home ? 'index' : 'inner'}"><div class="header"><div class="w"><img src="/images/logo.png"><em>${site.name}</em>${headerClock(site)}</div></div>
<div class="nav">${menuList(site, this, 'menu w')}</div><div class="w content">
${frame.side.length > 0 ? `<div class="left"><h3>${frame.sideName}</h3>${sideList(frame.side, 'leftnav')}</div>` : ''}
<div class="right">${frame.home ? '' : `<div class="position">当前位置: ${crumbTrail(frame.crumbs, ' &gt; ')}</div>`}${frame.main}</div></div>
${friendLinks(site)}${footer(site)}</body></html>`;
  },
  list(view) {
    const { section, site } = view;
    const rows = view.rows.map(
      (row) =>
        `<li><a href="${escapeText(row.href)}"${titleAttribute(row, section.dateForm)} target="_blank">${cut(row.title, 36)}</a><em>${dateText(row.day, section.dateForm, site.asOf)}</em></li>`,
    );
    if (section.drawing !== 'inline-script')
      return `<div class="tit"><span>${section.name}</span></div><ul class="list">${rows.join('\n')}</ul>${numberPager(view, this)}`;
    const written = rows.map((row) => `document.write('${row.replaceAll("'", "\\'")}');`).join('\n');
    return `<div class="tit"><span>${section.name}</span></div><ul class="list"><script type="text/javascript">\n${written}\n</script></ul>`;
  },
  article(view) {
    return `<div class="show"><h2>${escapeText(view.title)}</h2><p class="bar">${publishLine(view, '发布时间：', '信息来源：')}</p><div class="text">${view.body}</div></div>`;
  },
  block(view) {
    const rows = view.rows.map(
      (row) =>
        `<li><a href="${escapeText(row.href)}" title="${escapeText(row.title)}">${cut(row.title, 22)}</a><em>${dateText(row.day, view.dateForm, view.site.asOf)}</em></li>`,
    );
    return `<div class="box"><div class="boxtit"><h3>${view.name}</h3><a class="more" href="${view.more}">更多 &gt;</a></div><ul class="list">${rows.join('\n')}</ul></div>`;
  },
};
