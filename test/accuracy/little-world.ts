// The site around a page in question: a home page whose menu names the section, and a few sections in good order.
import {
  article,
  list,
  page,
  rowsFrom,
  section as sectionPage,
  type MenuItem,
} from '../gather/site/pages.ts';
import { HOME_CHECKS, type Answer, type Fixture, type Said } from './fixture.ts';

export const HOME = 'http://www.example.gov.cn/';

/** Asked for `method url`, in turn from 1: what the server says. */
export type World = (url: string, turn: number) => Said;

const FILLERS: readonly MenuItem[] = [
  ['本县要闻', '/bxyw/'],
  ['部门动态', '/bmdt/'],
  ['规划计划', '/ghjh/'],
  ['财政信息', '/czxx/'],
];
const PARENT = ['政务公开', '/zwgk/'] as const;

/** Hosts that footers lead to. */
const NEIGHBOURS =
  /^https?:\/\/(?:beian\.miit\.gov\.cn|(?:www\.)?beian\.(?:mps\.)?gov\.cn|(?:bszs|dcs)\.conac\.cn|zfwzgl\.www\.gov\.cn|www\.gov\.cn|www\.sc\.gov\.cn|www\.miitbeian\.gov\.cn)\//;

const ARTICLE = /\/(?:bxyw|bmdt|ghjh|czxx|tzgg|ghjh|zwgk)\/\d{6}\/t(\d{4})(\d\d)(\d\d)_\d+\.html$/;

export const addressOf = (key: string): string => new URL(key, HOME).href;

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

/** Where the page in question stands. */
export function placeOf(fixture: Fixture): {
  readonly name: string;
  readonly path: string;
  readonly level: 1 | 2;
} {
  if (HOME_CHECKS.includes(fixture.check)) return { name: '', path: '/', level: 1 };
  return fixture.section ?? { name: '通知公告', path: '/tzgg/', level: 1 };
}

function menuFor({ name, path, level }: ReturnType<typeof placeOf>): readonly MenuItem[] {
  const fillers = FILLERS.filter(([filler, href]) => filler !== name && href !== path);
  if (name === '') return [...fillers, ['通知公告', '/tzgg/'], PARENT];
  const own: MenuItem = [name, path];
  return level === 1 ? [...fillers, own] : [...fillers, [PARENT[0], PARENT[1], [own]]];
}

/** The healthy pages by address. */
function healthy(fixture: Fixture): Map<string, string> {
  const place = placeOf(fixture);
  const menu = menuFor(place);
  const newest = daysBefore(fixture.asOf, 3);
  const pages = new Map<string, string>();
  const lead = menu[0] ?? ['本县要闻', '/bxyw/'];
  pages.set(
    addressOf('/'),
    page({ menu, content: `<h2><a href="${lead[1]}">${lead[0]}</a></h2>${list(rowsFrom(newest, lead[1]))}` }),
  );
  for (const [name, href] of menu) {
    if (addressOf(href) === addressOf(place.path)) continue;
    pages.set(addressOf(href), sectionPage(name, list(rowsFrom(newest, href)), { menu }));
  }
  return pages;
}

/** `{path}` and `{turn}` in a text for all addresses of a host: no two of its answers need be alike. */
function filledIn(said: Said, url: string, turn: number): Said {
  const fill = (text: string): string =>
    text.replaceAll('{path}', new URL(url).pathname).replaceAll('{turn}', String(turn));
  return {
    ...said,
    ...(said.html === undefined ? {} : { html: fill(said.html) }),
    ...(said.body === undefined ? {} : { body: fill(said.body) }),
  };
}

/** What the world answers to each address; what it does not know is the host's `/*`, or 404. */
export function worldOf(fixture: Fixture): World {
  const pages = healthy(fixture);
  const given = new Map(Object.entries(fixture.pages).map(([key, said]) => [addressOf(key), said]));
  const { status, headers, contentType } = fixture;
  const question: Answer = { status, headers, contentType };
  const place = addressOf(placeOf(fixture).path);
  return (url, turn) => {
    const told = given.get(url);
    if (told) return told[Math.min(turn, told.length) - 1] ?? {};
    if (url === place) return { ...question, base64: Buffer.from(fixture.page).toString('base64') };
    const html = pages.get(url);
    if (html !== undefined) return { html };
    const day = url.startsWith(HOME) ? ARTICLE.exec(url) : null;
    if (day) return { html: article(day.slice(1, 4).join('-')) };
    if (NEIGHBOURS.test(url))
      return { html: page({ title: '办事服务', menu: [], content: '<p>欢迎访问</p>' }) };
    const [otherwise] = given.get(new URL('/*', url).href) ?? [];
    if (otherwise) return filledIn(otherwise, url, turn);
    return { status: 404, html: '<h1>404 Not Found</h1>' };
  };
}
