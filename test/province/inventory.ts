// The inventory of the province as a spreadsheet program would save it: CSV, UTF-8 with a mark, Chinese headers.
import type { SiteIdentity } from './model.ts';
import { homeUrl } from './plan.ts';

const HEADERS = [
  '网站标识码',
  '网站名称',
  '首页网址',
  '域名',
  '主办单位',
  '行政区划码',
  '层级',
  '类型',
  '有无对外服务',
  '状态',
];

/** Rows end in CR LF. */
export function inventoryCsv(sites: readonly SiteIdentity[]): string {
  const rows = sites.map((site) => [
    site.code,
    site.name,
    homeUrl(site),
    site.host,
    site.organizer,
    site.region,
    site.level,
    site.kind,
    site.services ? 'yes' : 'no',
    site.status,
  ]);
  return `\ufeff${[HEADERS, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}
