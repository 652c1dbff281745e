// Plants dead links, and living ones that look dead, on the pages of the province.
import { addressOf, familyOf } from './families/index.ts';
import type {
  DeadCause,
  ItemPlan,
  LinkPlace,
  MissingForm,
  PlantedLink,
  SectionPlan,
  SitePlan,
} from './model.ts';
import { Rng } from './rng.ts';

const MISSING_CAUSE: Readonly<Record<MissingForm, DeadCause>> = {
  '404': 'http-404',
  'error-page': 'soft-404',
  charity: 'soft-404',
  soft: 'soft-404',
  home: 'redirected-home',
};

const WORDS: readonly string[] = [
  '附件下载',
  '点击查看详情',
  '相关文件',
  '实施方案全文',
  '报名表',
  '数据开放平台',
  '网上办事大厅',
  '原文链接',
  '政策图解',
  '公共服务平台',
];

interface Draft {
  readonly href: string;
  readonly cause: DeadCause;
  readonly as: PlantedLink['as'];
}

function missingDraft(site: SitePlan, rng: Rng): Draft {
  const as = rng.pick(['link', 'attachment', 'attachment', 'picture'] as const);
  const ending = as === 'link' ? 'html' : as === 'picture' ? 'jpg' : rng.pick(['pdf', 'doc', 'xls', 'rar']);
  const folder = as === 'link' ? 'zt/old' : 'uploadfiles';
  const href = `${site.scheme}://${site.host}/${folder}/${rng.int(2012, 2020)}${rng.int(10, 12)}/${rng.int(100000, 999999)}.${ending}`;
  return { href, cause: MISSING_CAUSE[site.missing], as };
}

function outsideDraft(rng: Rng): Draft {
  const cause = rng.pick<DeadCause>(['http-404', 'http-404', 'http-404', 'http-5xx', 'reset']);
  const host = `www.${rng.pick(['xinxi', 'fuwu', 'zixun', 'pingtai', 'lvyou', 'rencai'])}${rng.int(100, 999)}.com.cn`;
  return {
    href: `http://${host}/${rng.pick(['index', 'news', 'show'])}_${rng.int(1000, 9999)}.html`,
    cause,
    as: 'link',
  };
}

function draft(site: SitePlan, rng: Rng): Draft {
  const dice = rng.next();
  const own = `${site.scheme}://${site.host}/`;
  if (dice < 0.56) return missingDraft(site, rng);
  if (dice < 0.6) return { href: `${own}gg/${rng.int(10000, 99999)}.html`, cause: 'http-410', as: 'link' };
  if (dice < 0.67)
    return { href: `${own}app/query_${rng.int(100, 999)}.html`, cause: 'http-5xx', as: 'link' };
  if (dice < 0.71)
    return { href: `${own}sso/login_${rng.int(100, 999)}.html`, cause: 'redirect-loop', as: 'link' };
  if (dice < 0.8) return { href: intranet(rng), cause: 'intranet-address', as: 'link' };
  if (dice < 0.84) return { href: malformed(rng), cause: 'malformed-url', as: 'link' };
  return outsideDraft(rng);
}

function intranet(rng: Rng): string {
  return rng.pick([
    `http://10.51.${rng.int(1, 250)}.${rng.int(2, 250)}:8080/oa/show_${rng.int(100, 999)}.html`,
    `http://192.168.${rng.int(0, 20)}.${rng.int(2, 250)}/file/${rng.int(1000, 9999)}.doc`,
    `http://172.${rng.int(16, 31)}.3.${rng.int(2, 250)}/xxgk/${rng.int(100, 999)}.html`,
    `http://localhost:${rng.int(8000, 8999)}/preview_${rng.int(100, 999)}.html`,
  ]);
}

function malformed(rng: Rng): string {
  return rng.pick([
    `http://www .jyfw${rng.int(100, 999)}.cn/index.html`,
    `http://[www.zwfw${rng.int(100, 999)}.gov.cn]/`,
    `http://www.cxjs${rng.int(100, 999)}.cn:port/list.html`,
  ]);
}

interface Spot {
  readonly section: SectionPlan;
  readonly item: ItemPlan;
}

function articleSpots(site: SitePlan): Spot[] {
  return site.sections.flatMap((section) =>
    section.form !== 'list' || section.drawing === 'spa'
      ? []
      : section.items.filter((item) => item.goal === 'page').map((item) => ({ section, item })),
  );
}

/** Last rows of second-level lists whose dates stand in the list itself, never the newest. */
function rowSpots(site: SitePlan): Spot[] {
  const hosts = new Set(site.planted.map(({ place }) => (place.on === 'home' ? -1 : place.item)));
  return site.sections.flatMap((section) => {
    const item = section.items.at(-1);
    const fits =
      section.form === 'list' &&
      section.level === 2 &&
      section.state === 'fresh' &&
      section.parent === 'zwgk';
    const plain = section.drawing === 'markup' && section.dateForm === 'iso' && section.items.length > 3;
    return item && item.goal === 'page' && !hosts.has(item.id) && fits && plain && section.key !== 'zcjd'
      ? [{ section, item }]
      : [];
  });
}

function deadRow(site: SitePlan, spot: Spot): PlantedLink {
  const index = spot.section.items.indexOf(spot.item);
  spot.section.items[index] = { ...spot.item, goal: 'missing' };
  return {
    href: addressOf(site, familyOf(site).articlePath(site, spot.section, spot.item)),
    cause: MISSING_CAUSE[site.missing],
    place: { on: 'row', section: spot.section.key, item: spot.item.id },
    as: 'link',
    text: '',
    trick: '',
  };
}

function placeFor(site: SitePlan, rng: Rng): LinkPlace {
  const spots = articleSpots(site);
  if (spots.length === 0 || rng.chance(0.3)) return { on: 'home' };
  const { section, item } = rng.pick(spots);
  return { on: 'article', section: section.key, item: item.id };
}

/** Ways in which a living link looks dead. */
export const TRICKS = [
  'talks-about-404',
  'redirect-to-article',
  'gbk-query',
  'lf-only',
  'chunked-and-length',
  'slow',
  'download',
  'challenged',
  'head-refused',
  'residue',
  'gbk-location',
] as const;
export type Trick = (typeof TRICKS)[number];

function trick(site: SitePlan, rng: Rng): PlantedLink {
  const kind = rng.pick(TRICKS);
  const own = `${site.scheme}://${site.host}/`;
  const number = rng.int(1000, 9999);
  const query = kind === 'gbk-query' ? `?key=%CD%A8%D6%AA&n=${number}` : '';
  const ending = kind === 'download' ? 'doc' : 'html';
  const href =
    kind === 'challenged'
      ? `http://www.fanghu${rng.int(1, 9)}.org.cn/`
      : `${own}ztzl/zt_${number}.${ending}${query}`;
  return {
    href,
    cause: kind === 'challenged' ? 'unknowable' : 'alive',
    place: placeFor(site, rng),
    as: 'link',
    text: rng.pick(WORDS),
    trick: kind,
  };
}

function plantOne(site: SitePlan, rng: Rng): void {
  const rows = rowSpots(site);
  if (rows.length > 0 && rng.chance(0.15)) {
    site.planted.push(deadRow(site, rng.pick(rows)));
    return;
  }
  site.planted.push({ ...draft(site, rng), place: placeFor(site, rng), text: rng.pick(WORDS), trick: '' });
}

/** Fills `planted` of every site that can be looked at tonight. */
export function plantLinks(seed: number, sites: readonly SitePlan[]): void {
  for (const site of sites) {
    if (site.trouble !== 'none') continue;
    const rng = new Rng(seed, site.host, 'links');
    const count = rng.chance(0.5) ? rng.int(1, 3) : 0;
    for (let index = 0; index < count; index += 1) plantOne(site, rng);
    if (rng.chance(0.25)) site.planted.push(trick(site, rng));
  }
  // A timeout costs a visitor fifteen seconds: three in the whole province are enough.
  const patient = new Rng(seed, 'timeouts').shuffle(sites.filter((site) => site.trouble === 'none'));
  for (const site of patient.slice(0, Math.max(1, Math.round((3 * sites.length) / 919)))) {
    const href = `http://www.chaoshi${site.index}.com.cn/`;
    site.planted.push({
      href,
      cause: 'timeout',
      place: { on: 'home' },
      as: 'link',
      text: '便民服务网',
      trick: '',
    });
  }
}
