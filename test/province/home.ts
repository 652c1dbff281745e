// Home pages and what stands before them: splash, refresh, frameset; the site map and other plain pages.
import { familyOf } from './families/index.ts';
import type { Row } from './families/family.ts';
import { anchor, childrenOf, entryHref, siteChoice } from './families/kit.ts';
import { picturePath, prose } from './forms.ts';
import type { SectionPlan, SitePlan } from './model.ts';
import { plantedHere } from './planted.ts';
import { previewed } from './previews.ts';
import type { PlainPage } from './routes.ts';
import type { DateForm } from './days.ts';

type RowsOf = (site: SitePlan, section: SectionPlan, start: number, count: number) => Row[];

/** A home page prints dates even where the lists keep them in addresses or articles. */
function homeDateForm(form: DateForm): DateForm {
  return form === 'url' || form === 'article' || form === 'title-attribute' ? 'iso' : form;
}

function slides(site: SitePlan, rowsOf: RowsOf): string {
  const lead = site.sections.find((section) => section.key === 'gzdt');
  const rows = lead ? rowsOf(site, lead, 0, 3) : [];
  return `<div class="slide">${rows.map((row, index) => anchor(row.href, `<img src="${picturePath(site.index * 10 + index)}" alt="${row.title}" width="420" height="260">`)).join('\n')}</div>`;
}

function services(site: SitePlan): string {
  const family = familyOf(site);
  const links = site.sections
    .filter((section) => section.level === 2 && section.form !== 'parent')
    .map((section) => `<li>${anchor(entryHref(site, family, section), section.name)}</li>`);
  return `<div class="box quick"><div class="boxtit"><h3>公开专栏</h3></div><ul class="cards">${links.join('')}</ul></div>`;
}

/** On some sites policies stand in a tab behind the notices, hidden until asked for. */
function hideInTab(site: SitePlan, section: SectionPlan, block: string): string {
  if (siteChoice(site, 'tabs', 4) !== 0 || (section.key !== 'zcwj' && section.key !== 'zcjd')) return block;
  const number = section.key === 'zcwj' ? 2 : 3;
  return `<div class="tabs"><a href="javascript:void(0)" onmouseover="showTab('tab',${number})">${section.name}</a></div><div id="tab_con_${number}" style="display:none">${block}</div>`;
}

/** The body of the home page. */
export function homeMain(site: SitePlan, rowsOf: RowsOf): string {
  const family = familyOf(site);
  if (site.home === 'navigation-only') {
    const cards = site.sections
      .filter((section) => section.level === 1)
      .map(
        (section) =>
          `<li class="card big">${anchor(entryHref(site, family, section), `<img src="/images/icon.png" alt=""><b>${section.name}</b>`)}</li>`,
      );
    return `<ul class="cards">${cards.join('\n')}</ul>${plantedHere(site, { on: 'home' })}`;
  }
  const blocks = previewed(site).map((section) =>
    hideInTab(
      site,
      section,
      family.block({
        site,
        name: section.name,
        more: family.sectionPath(site, section, 1),
        rows: rowsOf(site, section, 0, 6),
        dateForm: homeDateForm(section.dateForm),
      }),
    ),
  );
  return `${slides(site, rowsOf)}<div class="blocks">${blocks.join('\n')}</div>${services(site)}
<div class="box">${plantedHere(site, { on: 'home' })}</div>`;
}

/** What answers at `/` when the real home page stands elsewhere. */
export function entrance(site: SitePlan, home: string): string {
  const charset = site.encoding.meta[0] ?? 'utf-8';
  const top = `<head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>${site.name}</title>`;
  switch (site.home) {
    case 'splash':
      return `<html>${top}</head><body style="background:#b5121b;text-align:center"><a href="${home}"><img src="/images/splash.jpg" alt="进入网站" width="900" height="500"></a><p><a href="${home}">进入网站</a> <a href="/search.html">搜索</a></p></body></html>`;
    case 'meta-refresh':
      return `<html>${top}<meta http-equiv="refresh" content="0;url=${home.slice(1)}"></head><body></body></html>`;
    case 'script-redirect':
      return `<html>${top}<script language="javascript">window.location.href="${home}";</script></head><body></body></html>`;
    default:
      return `<html>${top}</head><frameset rows="90,*" frameborder="no" border="0"><frame src="/top.html" name="top" scrolling="no" noresize><frame src="${home}" name="main"><noframes><body>您的浏览器不支持框架</body></noframes></frameset></html>`;
  }
}

export function frameTop(site: SitePlan): string {
  return `<html><head><title>top</title></head><body style="background:#006699"><img src="/images/logo.png"><b>${site.name}</b></body></html>`;
}

/** Site map, about, legal notice, search. */
export function plainMain(site: SitePlan, page: PlainPage): string {
  const family = familyOf(site);
  if (page === 'map') {
    return site.sections
      .filter((section) => section.level === 1)
      .map(
        (section) =>
          `<h3>${anchor(entryHref(site, family, section), section.name)}</h3><p>${childrenOf(site, section)
            .map((child) => anchor(entryHref(site, family, child), child.name))
            .join(' | ')}</p>`,
      )
      .join('\n');
  }
  if (page === 'search')
    return '<div class="search"><form action="/search.html"><input name="q"><input type="submit" value="搜索"></form><p>请输入关键词，共找到0条结果</p></div>';
  return `<div class="single"><h2>${page === 'about' ? '关于我们' : '法律声明'}</h2>${prose(site, 7 + siteChoice(site, page, 9), 3)}</div>`;
}
