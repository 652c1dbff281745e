// Small pieces every family writes with: escaping, links, dates, rows, menus.
import { printDay, iso, type DateForm, type Day } from '../days.ts';
import type { SectionPlan, SitePlan } from '../model.ts';
import { hash } from '../rng.ts';
import type { Crumb, Family, ListView, Row } from './family.ts';

export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const address = (site: SitePlan, path: string): string => `${site.scheme}://${site.host}${path}`;

/** Titles longer than this many characters are cut with an ellipsis and whole in `title=`. */
export function cut(title: string, length: number): string {
  return title.length <= length ? escapeText(title) : `${escapeText(title.slice(0, length))}…`;
}

/** The visible date of a row, '' where the form shows none or the row has none. */
export function dateText(day: Day | null, form: DateForm, asOf: Day): string {
  return day === null ? '' : printDay(day, form, asOf);
}

/** `title="…"` of a row; one date form keeps its date only there. */
export function titleAttribute(row: Row, form: DateForm): string {
  const date = form === 'title-attribute' && row.day !== null ? ` 更新时间：${iso(row.day)}` : '';
  return ` title="${escapeText(row.title)}${date}"`;
}

export function anchor(href: string, text: string, attributes = ''): string {
  return `<a href="${escapeText(href)}"${attributes}>${text}</a>`;
}

/** Where the menus lead: a blank entry may answer only with an alert. */
export function entryHref(site: SitePlan, family: Family, section: SectionPlan): string {
  if (section.blankness === 'alert-entry') return "javascript:alert('该栏目正在建设中！')";
  return family.sectionPath(site, section, 1);
}

export function childrenOf(site: SitePlan, section: SectionPlan): SectionPlan[] {
  return site.sections.filter((other) => other.parent === section.key);
}

/** The main menu as nested lists. */
export function menuList(site: SitePlan, family: Family, className: string): string {
  const top = site.sections.filter((section) => section.level === 1);
  const items = top.map((section) => {
    const children = site.nested ? childrenOf(site, section) : [];
    const drop =
      children.length === 0
        ? ''
        : `<ul class="sub">${children.map((child) => `<li>${anchor(entryHref(site, family, child), child.name)}</li>`).join('')}</ul>`;
    return `<li>${anchor(entryHref(site, family, section), section.name)}${drop}</li>`;
  });
  return `<ul class="${className}"><li class="on"><a href="/">首页</a></li>${items.join('\n')}</ul>`;
}

/** `首页 > 政务公开 > 通知公告`. */
export function crumbTrail(crumbs: readonly Crumb[], separator: string): string {
  return crumbs
    .map((crumb) => (crumb.href === '' ? `<span>${crumb.name}</span>` : anchor(crumb.href, crumb.name)))
    .join(separator);
}

export function sideList(side: readonly Crumb[], className: string): string {
  if (side.length === 0) return '';
  return `<ul class="${className}">${side.map((one) => `<li>${anchor(one.href, one.name)}</li>`).join('\n')}</ul>`;
}

/** Plain page links with numbers. */
export function numberPager(view: ListView, family: Family): string {
  if (view.pages <= 1) return `<div class="pages">共${view.total}条 1/1</div>`;
  const link = (page: number, text: string): string =>
    anchor(family.sectionPath(view.site, view.section, page), text);
  const numbers = Array.from({ length: view.pages }, (_, index) =>
    index + 1 === view.page ? `<span class="now">${index + 1}</span>` : link(index + 1, String(index + 1)),
  );
  const previous = view.page > 1 ? link(view.page - 1, '上一页') : '<span>上一页</span>';
  const next = view.page < view.pages ? link(view.page + 1, '下一页') : '<span>下一页</span>';
  return `<div class="pages">共${view.total}条 ${view.page}/${view.pages} ${previous} ${numbers.join(' ')} ${next}</div>`;
}

/** A stable pick among alternatives, by site. */
export function siteChoice(site: SitePlan, salt: string, count: number): number {
  return hash(site.seed, salt) % count;
}
