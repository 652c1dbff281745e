// The HTML of a small government site: pages with menu, breadcrumb, list and text, as publishing systems write them.

/** Name, address and what hangs below it in a drop-down. */
export type MenuItem = readonly [name: string, href: string, below?: readonly MenuItem[]];

/** Title, address and the day printed beside it ('' for none). */
export type Row = readonly [title: string, href: string, day: string];

export const MENU: readonly MenuItem[] = [
  ['本县要闻', '/bxyw/'],
  ['通知公告', '/tzgg/'],
  ['财政信息', '/czxx/'],
  ['规划计划', '/ghjh/'],
];

interface PageParts {
  readonly title?: string;
  readonly menu?: readonly MenuItem[];
  /** Of this page, outermost first; the page itself last, without address. */
  readonly crumb?: readonly (readonly [name: string, href: string])[];
  readonly side?: readonly MenuItem[];
  readonly content?: string;
}

const item = ([name, href, below = []]: MenuItem): string =>
  `<li><a href="${href}">${name}</a>${below.length > 0 ? menuOf(below) : ''}</li>`;

function menuOf(items: readonly MenuItem[]): string {
  return `<ul>${items.map(item).join('')}</ul>`;
}

const crumbOf = (crumb: NonNullable<PageParts['crumb']>): string =>
  crumb.map(([name, href]) => (href === '' ? name : `<a href="${href}">${name}</a>`)).join(' &gt; ');

export function page({
  title = '示例县人民政府',
  menu = MENU,
  crumb,
  side,
  content = '',
}: PageParts): string {
  return [
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body>`,
    `<div class="header"><div class="nav">${menuOf([['首页', '/'], ...menu])}</div></div>`,
    crumb ? `<div class="position">当前位置：${crumbOf(crumb)}</div>` : '',
    '<div class="main">',
    side ? `<div class="left side-menu">${menuOf(side)}</div>` : '',
    `<div class="right">${content}</div></div>`,
    '<div class="footer">主办单位：示例县人民政府办公室 政府网站标识码：5117010001 蜀ICP备12345678号</div>',
    '</body></html>',
  ].join('\n');
}

export function list(rows: readonly Row[]): string {
  const lines = rows.map(
    ([title, href, day]) =>
      `<li><a href="${href}">${title}</a>${day === '' ? '' : `<span>${day}</span>`}</li>`,
  );
  return `<ul class="list">${lines.join('\n')}</ul>`;
}

/** The page of a first-level section. */
export const section = (name: string, content: string, more: Pick<PageParts, 'menu' | 'side'> = {}): string =>
  page({
    ...more,
    title: `${name}-示例县人民政府`,
    crumb: [
      ['首页', '/'],
      [name, ''],
    ],
    content,
  });

/** Rows under `folder`, one a day backwards from `newest` (`2021-12-17`), the day in the address as TRS writes it. */
export function rowsFrom(newest: string, folder: string, count = 3): readonly Row[] {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.parse(newest) - index * 86_400_000).toISOString().slice(0, 10);
    return [
      `示例县关于第${String(index + 1)}项工作进展情况的说明`,
      `${folder}${day.slice(0, 7).replace('-', '')}/t${day.replaceAll('-', '')}_${String(index + 1)}.html`,
      day,
    ];
  });
}

export function article(day: string, more = ''): string {
  return page({
    title: '示例县关于工作进展情况的说明',
    content: `<h1>示例县关于工作进展情况的说明</h1><p>发布时间：${day} 来源：县政府办公室</p>
      <div class="text"><p>${'各乡镇人民政府、县级各部门要按照部署抓好工作落实，确保各项任务按期完成。'.repeat(6)}</p>${more}</div>`,
  });
}

/** A site in good order: a home page with fresh rows, four sections with fresh lists. Each page may be replaced. */
export function healthySite<T>(over: Readonly<Record<string, T>> = {}): Record<string, T | string> {
  const sections = MENU.map(([name, href]): [string, string] => [
    href,
    section(name, list(rowsFrom('2021-12-17', href))),
  ]);
  return { '/': homePage('2021-12-17'), ...Object.fromEntries(sections), ...over };
}

export const homePage = (newest: string, menu: readonly MenuItem[] = MENU): string =>
  page({ menu, content: `<h2><a href="/bxyw/">本县要闻</a></h2>${list(rowsFrom(newest, '/bxyw/'))}` });
