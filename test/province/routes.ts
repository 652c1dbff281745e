// Which addresses one site has, and what stands at each.
import { familyOf } from './families/index.ts';
import type { ItemPlan, SectionPlan, SitePlan } from './model.ts';

export type PlainPage = 'map' | 'about' | 'law' | 'search';

export type Target =
  | { readonly kind: 'home' }
  | { readonly kind: 'entrance' }
  | { readonly kind: 'frame-top' }
  | { readonly kind: 'section'; readonly section: SectionPlan; readonly page: number }
  | { readonly kind: 'item'; readonly section: SectionPlan; readonly item: ItemPlan }
  | { readonly kind: 'list-frame'; readonly section: SectionPlan }
  | { readonly kind: 'list-script'; readonly section: SectionPlan }
  | { readonly kind: 'list-json'; readonly section: SectionPlan }
  | { readonly kind: 'plain'; readonly page: PlainPage };

/** Where the real home page stands behind a splash, a frameset or a redirect. */
export function homePath(site: SitePlan): string {
  switch (site.home) {
    case 'normal':
    case 'navigation-only':
      return '/';
    case 'server-redirect':
      return '/index.html';
    default:
      return '/main.html';
  }
}

export function pagesOf(section: SectionPlan): number {
  return Math.max(1, Math.ceil(section.items.length / section.pageSize));
}

/** A section's page exists unless its entry only answers with an alert. */
export function hasPage(section: SectionPlan): boolean {
  return section.blankness !== 'alert-entry';
}

function sectionRoutes(routes: Map<string, Target>, site: SitePlan, section: SectionPlan): void {
  const family = familyOf(site);
  if (!hasPage(section)) return;
  for (let page = 1; page <= pagesOf(section); page += 1) {
    routes.set(family.sectionPath(site, section, page), { kind: 'section', section, page });
  }
  for (const item of section.items) {
    if (item.goal === 'page')
      routes.set(family.articlePath(site, section, item), { kind: 'item', section, item });
  }
  if (section.drawing === 'iframe') routes.set(listFramePath(section), { kind: 'list-frame', section });
  if (section.drawing === 'script-file')
    routes.set(`/js/list_${section.number}.js`, { kind: 'list-script', section });
  if (section.drawing === 'xhr') {
    routes.set(`/api/article/page?channelId=${section.number}&pageNo=1&pageSize=40`, {
      kind: 'list-json',
      section,
    });
  }
}

export function listFramePath(section: SectionPlan): string {
  return `/Article/list_frame.asp?ClassID=${section.number}`;
}

/** Sections whose items have pages of their own but no list rows of dates: leaders and pictures have none. */
const WITHOUT_ITEM_PAGES: ReadonlySet<string> = new Set(['portraits', 'pictures', 'links', 'document']);

/** Every page of the site by path and query. */
export function routesOf(site: SitePlan): ReadonlyMap<string, Target> {
  const routes = new Map<string, Target>();
  for (const section of site.sections) {
    if (WITHOUT_ITEM_PAGES.has(section.form)) {
      routes.set(familyOf(site).sectionPath(site, section, 1), { kind: 'section', section, page: 1 });
    } else {
      sectionRoutes(routes, site, section);
    }
  }
  routes.set('/wzdt.html', { kind: 'plain', page: 'map' });
  routes.set('/gywm.html', { kind: 'plain', page: 'about' });
  routes.set('/flsm.html', { kind: 'plain', page: 'law' });
  routes.set('/search.html', { kind: 'plain', page: 'search' });
  routes.set('/index.htm', { kind: 'home' });
  routes.set('/index.html', { kind: 'home' });
  routes.set(homePath(site), { kind: 'home' });
  // A server redirect is answered before any page is looked for.
  if (homePath(site) === '/main.html') routes.set('/', { kind: 'entrance' });
  if (site.home === 'frameset') routes.set('/top.html', { kind: 'frame-top' });
  return routes;
}

/** Pages a visitor can reach: aliases of the home page not counted. */
export function countPages(site: SitePlan): number {
  const aliases = homePath(site) === '/index.html' ? 1 : 2;
  let pages = 0;
  for (const target of routesOf(site).values()) if (!target.kind.startsWith('list-')) pages += 1;
  return pages - aliases;
}
