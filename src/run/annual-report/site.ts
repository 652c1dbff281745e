// 《政府网站工作年度报表》: what the system knows of one site's year.
import type { KnownArticle, KnownList } from '../../model/article-history.ts';
import { PLATFORM_NAMES } from '../../model/account-words.ts';
import type { Account } from '../../model/account.ts';
import { dateAt } from '../../model/calendar.ts';
import type { SectionType } from '../../model/section.ts';
import type { RegisteredSection } from '../../model/section-register.ts';
import type { Site } from '../../model/site.ts';
import { known, toFillIn, type AnnualLine } from '../../report/annual-report.ts';
import { SECTION_TYPE_NAMES } from '../../report/columns.ts';
import type { Store } from '../../store/port.ts';

export interface SiteReportInput {
  readonly store: Pick<Store, 'history' | 'register' | 'accounts' | 'supervision'>;
  readonly site: Site;
  readonly year: number;
}

/** The classes of sections that each part of the report counts; the others of `信息发布` are counted as 其他. */
const INTERACTIVE = ['consultation', 'survey', 'interview'] as const satisfies readonly SectionType[];
const ELSEWHERE: ReadonlySet<SectionType> = new Set([...INTERACTIVE, 'interpretation', 'topic', 'services']);

interface Articles {
  /** Of the year, by the class of the section where each was first listed. */
  readonly byType: ReadonlyMap<SectionType, number>;
  /** Chinese: what the counts rest on; where nothing is known, that. */
  readonly source: string;
  readonly any: boolean;
}

const inYear = ({ paged, listed }: KnownArticle, year: number): boolean =>
  (paged ?? listed)?.startsWith(`${String(year)}-`) === true;

function countedArticles(
  lists: readonly KnownList[],
  articles: readonly KnownArticle[],
  sections: readonly RegisteredSection[],
  year: number,
): Articles {
  const [first] = lists.map(({ firstSeen }) => firstSeen.at).sort((one, other) => one - other);
  if (first === undefined) return { byType: new Map(), any: false, source: '系统没有这个网站的文章历史' };
  const types = new Map(sections.map(({ url, type }) => [url, type]));
  const typeOf = new Map(lists.map(({ key, url }) => [key, types.get(url) ?? 'other']));
  const byType = new Map<SectionType, number>();
  for (const article of articles.filter((one) => inYear(one, year))) {
    const type = typeOf.get(article.list) ?? 'other';
    byType.set(type, (byType.get(type) ?? 0) + 1);
  }
  const source = `文章历史（自 ${dateAt(first)} 起逐夜记录）中发布日期在 ${String(year)} 年的；只含在栏目列表上见到过、日期可信的，请核对`;
  return { byType, any: true, source };
}

function publishedLines({ byType, source, any }: Articles): readonly AnnualLine[] {
  const section = '信息发布';
  const counted = [...byType].filter(([type]) => !ELSEWHERE.has(type));
  const all = counted.reduce((sum, [, count]) => sum + count, 0);
  const order = Object.keys(SECTION_TYPE_NAMES);
  const sorted = counted.sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  return [
    known(section, '信息发布总数', any ? all : null, source),
    ...sorted.map(([type, count]) => known(section, `其中：${SECTION_TYPE_NAMES[type]}`, count, source)),
  ];
}

function topicLine(sections: readonly RegisteredSection[]): AnnualLine {
  const topics = sections.filter(({ type, state }) => type === 'topic' && state === 'present');
  const count = sections.length === 0 ? null : topics.length;
  const source = sections.length === 0 ? '系统没有这个网站的栏目登记' : '栏目登记中现有的专题专栏类栏目';
  return known('专栏专题', '专题专栏数', count, source);
}

function accountLines(accounts: readonly Account[], { organizer }: Site): readonly AnnualLine[] {
  const section = '移动新媒体';
  const own = accounts.filter((one) => one.organizer === organizer && one.status === 'running');
  const source =
    accounts.length === 0 ? '系统没有新媒体账号台账' : `新媒体账号台账中主办单位为“${organizer}”、正常运行的`;
  const names = own.map(({ platform, name }) => `${PLATFORM_NAMES[platform]}“${name}”`).join('、');
  return [
    known(section, '政务新媒体账号数', accounts.length === 0 ? null : own.length, source),
    ...(own.length === 0 ? [] : [known(section, '账号', names, source)]),
  ];
}

async function messageLines({ store, site, year }: SiteReportInput): Promise<readonly AnnualLine[]> {
  const reports = (await store.supervision.list('error-reports')).filter(
    (one) => one.site === site.code && one.receivedOn.startsWith(`${String(year)}-`),
  );
  const source = `监管台账：${String(year)} 年收到、写明本网站标识码的找错留言`;
  return reports.length === 0 ? [] : [known('互动交流', '找错留言', reports.length, source)];
}

export async function siteReport(input: SiteReportInput): Promise<readonly AnnualLine[]> {
  const { store, site, year } = input;
  const { lists, articles } = await store.history.known(site.code);
  const sections: RegisteredSection[] = [];
  for await (const { section } of store.register.sections(site.code)) sections.push(section);
  const counts = countedArticles(lists, articles, sections, year);
  const of = (type: SectionType): number | null => (counts.any ? (counts.byType.get(type) ?? 0) : null);
  return [
    ...publishedLines(counts),
    topicLine(sections),
    known('解读回应', '政策解读信息数', of('interpretation'), counts.source),
    toFillIn('办事服务'),
    ...INTERACTIVE.map((type) =>
      known('互动交流', `${SECTION_TYPE_NAMES[type]}栏目公开的信息数`, of(type), counts.source),
    ),
    ...(await messageLines(input)),
    toFillIn('安全防护'),
    ...accountLines(await store.accounts.list(), site),
    toFillIn('创新发展'),
  ];
}
