// Writes any page of a site from its plan.
import { titleOf } from './content.ts';
import { articleMetas, columnMetas } from './families/chrome.ts';
import { childrenOf, entryHref, siteChoice } from './families/kit.ts';
import type { ArticleView, Crumb, Frame, Row } from './families/family.ts';
import { familyOf } from './families/index.ts';
import { shell } from './families/spa.ts';
import { bareParent, documentPath, guide, message, picturePath, prose, staticForm } from './forms.ts';
import { entrance, frameTop, homeMain, plainMain } from './home.ts';
import type { ItemPlan, SectionPlan, SitePlan } from './model.ts';
import { plantedHere } from './planted.ts';
import { hash } from './rng.ts';
import { homePath, listFramePath, pagesOf, type Target } from './routes.ts';
import { iso } from './days.ts';

const REPRINTS = 24;

/** Where a row leads. Reprints lead to a few pages outside. */
function rowHref(site: SitePlan, section: SectionPlan, item: ItemPlan): string {
  if (item.goal === 'document') return documentPath(item.id, item.day ?? site.asOf - 500);
  if (item.goal === 'outside') {
    const number = hash(item.id, 'reprint') % REPRINTS;
    // No date in these addresses: it would speak for the row, and they are shared by rows of any age.
    return number % 2 === 0
      ? `http://www.gov.cn/zhengce/content_56487${10 + number}.htm`
      : `http://www.sc.gov.cn/10462/c10${500 + number}/a${number}.shtml`;
  }
  return familyOf(site).articlePath(site, section, item);
}

/** Rows in the order shown, from `start`. */
export function rowsOf(site: SitePlan, section: SectionPlan, start: number, count: number): Row[] {
  return section.items.slice(start, start + count).map((item) => ({
    href: rowHref(site, section, item),
    title: titleOf(site, section, item),
    day: item.day,
    pinned: item.pinned,
  }));
}

function crumbsTo(site: SitePlan, section: SectionPlan): Crumb[] {
  const family = familyOf(site);
  const parent = site.sections.find((one) => one.key === section.parent);
  const own = { name: section.name, href: family.sectionPath(site, section, 1) };
  const above = parent ? [{ name: parent.name, href: family.sectionPath(site, parent, 1) }] : [];
  return [{ name: '首页', href: '/' }, ...above, own];
}

function sideOf(site: SitePlan, section: SectionPlan): { side: Crumb[]; sideName: string } {
  const parent = site.sections.find(
    (one) => one.key === (section.parent === '' ? section.key : section.parent),
  );
  if (!parent) return { side: [], sideName: '' };
  const family = familyOf(site);
  const side = childrenOf(site, parent).map((child) => ({
    name: child.name,
    href: entryHref(site, family, child),
  }));
  return { side, sideName: parent.name };
}

function parentMain(site: SitePlan, section: SectionPlan): string {
  // Some parents preview their children, others only name them.
  if (siteChoice(site, section.key, 2) === 0) return bareParent(site, section);
  const family = familyOf(site);
  const blocks = childrenOf(site, section)
    .filter((child) => child.form === 'list' && child.drawing === 'markup')
    .map((child) =>
      family.block({
        site,
        name: child.name,
        more: family.sectionPath(site, child, 1),
        rows: rowsOf(site, child, 0, 4),
        dateForm: child.dateForm,
      }),
    );
  return `${bareParent(site, section)}<div class="blocks">${blocks.join('\n')}</div>`;
}

function listMain(site: SitePlan, section: SectionPlan, page: number): string {
  if (section.drawing === 'iframe') {
    return `<div class="tit">${section.name}</div><iframe src="${listFramePath(section)}" width="100%" height="560" frameborder="0" scrolling="no"></iframe>`;
  }
  const rows = rowsOf(
    site,
    section,
    (Math.min(page, pagesOf(section)) - 1) * section.pageSize,
    section.pageSize,
  );
  return familyOf(site).list({
    site,
    section,
    rows,
    page,
    pages: pagesOf(section),
    total: section.items.length,
  });
}

// A full page whose side box has nothing to show is no blank section.
const EMPTY_ASIDE = '<div class="aside"><h4>相关推荐</h4><p>暂无相关内容</p></div>';

function sectionFrame(site: SitePlan, path: string, section: SectionPlan, page: number): Frame {
  const main =
    section.form === 'list'
      ? listMain(site, section, page)
      : section.form === 'parent'
        ? parentMain(site, section)
        : staticForm(site, section);
  const aside = section.form === 'list' && siteChoice(site, 'aside', 6) === 0 ? EMPTY_ASIDE : '';
  return {
    site,
    path,
    title: `${section.name}-${site.name}`,
    metas: columnMetas(site, section),
    crumbs: crumbsTo(site, section),
    main: main + aside,
    ...sideOf(site, section),
    home: false,
  };
}

function itemBody(site: SitePlan, section: SectionPlan, item: ItemPlan, title: string): string {
  if (section.form === 'guides') return guide(site, item, title);
  if (section.form === 'messages') return message(site, item, title);
  const picture = item.id % 4 === 0 ? `<p align="center"><img src="${picturePath(item.id)}" alt=""></p>` : '';
  const attachment =
    item.id % 7 === 0
      ? `<p>附件：<a href="${documentPath(item.id, item.day ?? site.asOf - 500)}">${title.slice(0, 16)}.pdf</a></p>`
      : '';
  return (
    prose(site, item.id, 3 + (item.id % 6)) +
    picture +
    attachment +
    plantedHere(site, { on: 'article', section: section.key, item: item.id })
  );
}

function itemFrame(site: SitePlan, path: string, section: SectionPlan, item: ItemPlan): Frame {
  const title = titleOf(site, section, item);
  const undated: ItemPlan = section.form === 'guides' ? { ...item, day: null } : item;
  const view: ArticleView = {
    site,
    section,
    item: undated,
    title,
    source: site.organizer,
    body: itemBody(site, section, item, title),
  };
  const crumbs = [...crumbsTo(site, section), { name: '正文', href: '' }];
  return {
    site,
    path,
    title: `${title}-${site.name}`,
    metas: `${columnMetas(site, section)}\n${articleMetas(view)}`,
    crumbs,
    main: familyOf(site).article(view),
    side: [],
    sideName: '',
    home: false,
  };
}

function plainFrame(site: SitePlan, path: string, target: Target): Frame {
  const home = target.kind === 'home';
  const main = home ? homeMain(site, rowsOf) : target.kind === 'plain' ? plainMain(site, target.page) : '';
  const metas = `<meta name="ColumnType" content="${home ? '首页' : '其他'}">`;
  return {
    site,
    path,
    title: site.name,
    metas,
    crumbs: [{ name: '首页', href: '/' }],
    main,
    side: [],
    sideName: '',
    home,
  };
}

function frameOf(site: SitePlan, path: string, target: Target): Frame {
  if (target.kind === 'section') return sectionFrame(site, path, target.section, target.page);
  if (target.kind === 'item') return itemFrame(site, path, target.section, target.item);
  return plainFrame(site, path, target);
}

/** A single-page application's answer to its own script: title and ready markup. */
export function renderForScript(site: SitePlan, path: string, target: Target): string {
  const frame = frameOf(site, path, target);
  const html = familyOf(site).document(frame);
  const body = html.slice(html.indexOf('<body>') + 6, html.lastIndexOf('</body>'));
  return JSON.stringify({ code: 200, data: { title: frame.title, html: body } });
}

/** The page's text as sent, before its bytes are encoded. */
export function render(site: SitePlan, path: string, target: Target): string {
  switch (target.kind) {
    case 'entrance':
      return entrance(site, homePath(site));
    case 'frame-top':
      return frameTop(site);
    case 'list-frame': {
      const main = familyOf(site).list({
        site,
        section: target.section,
        rows: rowsOf(site, target.section, 0, 40),
        page: 1,
        pages: 1,
        total: target.section.items.length,
      });
      return `<html><head><title>${target.section.name}</title></head><body>${main}</body></html>`;
    }
    case 'list-script':
      return rowsOf(site, target.section, 0, 40)
        .map(
          (row) =>
            `document.write('<dd><a href="${row.href}" title="${row.title}">${row.title}</a><span>${row.day === null ? '' : iso(row.day)}</span></dd>');`,
        )
        .join('\n');
    case 'list-json':
      return JSON.stringify({
        code: 0,
        data: {
          total: target.section.items.length,
          list: rowsOf(site, target.section, 0, 40).map((row) => ({
            title: row.title,
            url: row.href,
            publishDate: row.day === null ? '' : iso(row.day),
          })),
        },
      });
    default: {
      if (site.family === 'spa') return shell({ ...plainFrame(site, path, { kind: 'entrance' }) });
      return familyOf(site).document(frameOf(site, path, target));
    }
  }
}
