// Finds the answer to any request: planted addresses first, then the sites, then the world outside.
import { answer, broken, redirect, type Answer } from './answer.ts';
import { encode } from './bytes.ts';
import { familyOf } from './families/index.ts';
import { ERROR_PAGE_PATH, errorPage, missingAnswer } from './missing.ts';
import type { PlantedLink, SitePlan } from './model.ts';
import { jslChallenge, outsideAnswer, ruishuChallenge } from './outside.ts';
import type { ProvincePlan } from './plan.ts';
import { GBK_TARGET, plantedAnswer, renderPlainTopic } from './quirks.ts';
import { render, renderForScript } from './render.ts';
import { resourceFinder } from './resources.ts';
import { routesOf, type Target } from './routes.ts';

export interface Request {
  readonly method: string;
  /** Without port, lower case. */
  readonly host: string;
  /** Path and query. */
  readonly url: string;
  readonly secure: boolean;
}

interface Planted {
  readonly site: SitePlan;
  readonly link: PlantedLink;
}

const plantedKey = (url: string): string | null =>
  URL.canParse(url) ? new URL(url).href.replace(/^https?:\/\//, '') : null;

function plantedIndex(plan: ProvincePlan): Map<string, Planted> {
  const out = new Map<string, Planted>();
  for (const site of plan.sites) {
    for (const link of site.planted) {
      const key = plantedKey(link.href);
      if (key !== null) out.set(key, { site, link });
    }
  }
  return out;
}

function troubled(site: SitePlan): Answer | null {
  switch (site.trouble) {
    case 'jsl':
      return jslChallenge();
    case 'ruishu':
      return ruishuChallenge();
    case 'reset':
      return broken('reset');
    case '5xx':
      return answer(503, '<html><body><h1>503 Service Unavailable</h1></body></html>');
    default:
      return null;
  }
}

function contentType(site: SitePlan, kind: string): string {
  const charset = site.encoding.header === '' ? '' : `; charset=${site.encoding.header}`;
  if (kind === 'list-json') return 'application/json; charset=utf-8';
  return `${kind === 'list-script' ? 'application/javascript' : 'text/html'}${kind === 'list-script' ? '; charset=utf-8' : charset}`;
}

const hasOwnEncoding = (kind: string): boolean => kind !== 'list-json' && kind !== 'list-script';

/** Session ids and one more page than there is: what dynamic systems shrug off. */
function lenient(site: SitePlan, routes: ReadonlyMap<string, Target>, url: string): Target | undefined {
  const plain = url.replace(/;jsessionid=[^?]*/, '');
  const found = routes.get(plain);
  if (found) return found;
  if (site.family === 'phpcms') {
    const first = routes.get(plain.replace(/&page=\d+$/, ''));
    return first?.kind === 'section' ? { ...first, page: Number(/\d+$/.exec(plain)?.[0] ?? 1) } : first;
  }
  if (plain.startsWith('/search.html?')) return routes.get('/search.html');
  return site.family === 'jcms' ? routes.get(plain.replace(/\?uid=\d+&pageNum=1$/, '')) : undefined;
}

/** A calendar that links to the next month for ever. */
function calendar(site: SitePlan, url: string): Answer {
  const found = /y=(\d+)&m=(\d+)/.exec(url);
  const next = Number(found?.[1] ?? 2021) * 12 + Number(found?.[2] ?? 12);
  return answer(
    200,
    `<html><head><meta charset="utf-8"><title>工作日历-${site.name}</title></head><body><p>${found?.[1] ?? ''}年${found?.[2] ?? ''}月</p><a href="/calendar.jsp?y=${Math.floor(next / 12)}&amp;m=${(next % 12) + 1}">下一月</a></body></html>`,
  );
}

function siteAnswer(site: SitePlan, routes: ReadonlyMap<string, Target>, request: Request): Answer {
  const trouble = troubled(site);
  if (trouble) return trouble;
  const { url } = request;
  if (!request.secure && site.scheme === 'https') return redirect(301, `https://${site.host}${url}`);
  if (site.family === 'spa' && url.startsWith('/api/page?path=')) {
    const path = decodeURIComponent(url.slice('/api/page?path='.length));
    const target = routes.get(path);
    return target
      ? answer(200, renderForScript(site, path, target), 'application/json; charset=utf-8')
      : missingAnswer(site);
  }
  if (url === '/' && site.home === 'server-redirect') return redirect(302, '/index.html');
  if (url.startsWith('/module/web/jpage/dataproxy.jsp'))
    return answer(200, '<datastore><recordset></recordset></datastore>', 'text/xml; charset=utf-8');
  if (url.startsWith(GBK_TARGET)) return answer(200, renderPlainTopic(site));
  const target = lenient(site, routes, url);
  if (!target) {
    if (site.family === 'jsp' && url.startsWith('/calendar.jsp')) return calendar(site, url);
    return url === ERROR_PAGE_PATH ? errorPage() : missingAnswer(site);
  }
  const text = render(site, url, target);
  const body = hasOwnEncoding(target.kind) ? encode(text, site.encoding) : Buffer.from(text, 'utf8');
  return {
    ...answer(200, body, contentType(site, target.kind), { Server: familyOf(site).server }),
    gzip: site.gzip,
  };
}

/** The whole province as a function from requests to answers. */
export function answerer(plan: ProvincePlan): (request: Request) => Answer {
  const planted = plantedIndex(plan);
  const bySite = new Map(plan.sites.map((site) => [site.host, site]));
  const routes = new Map<string, ReadonlyMap<string, Target>>();
  const resources = resourceFinder();
  return (request) => {
    const found = planted.get(request.host + request.url);
    const head = request.method === 'HEAD';
    if (found) return plantedAnswer(found.site, found.link, head);
    const site = bySite.get(request.host);
    if (!site) return outsideAnswer(request.host) ?? broken('reset');
    if (head && site.headAnswer !== 200 && site.trouble === 'none') return answer(site.headAnswer, '');
    const resource = site.trouble === 'none' ? resources(request.url) : undefined;
    if (resource) return resource;
    let own = routes.get(site.host);
    if (!own) routes.set(site.host, (own = routesOf(site)));
    return siteAnswer(site, own, request);
  };
}
