// 未见年度报表: the site's own yearly report is not to be seen on the home page once its day has passed. Counted nowhere.
import { cannotTell, defineCheck } from '#check';
import { CoverageOf, Links } from '#artifacts/site.js';
import { publishedReport } from '#derive/annual-report/published.js';
import { lastDayLooked, MonthDay, OtherDays, yearlyDay } from '#derive/dates/yearly-day.js';
import { z } from 'zod';

const REASONS = {
  dead: '首页有该年度报表的链接，但打不开',
  unchecked: '首页有该年度报表的链接，但未能打开核对',
  yearless: '首页有年度报表的链接，但没有写年度',
  'other-year': '首页只见其他年度的报表',
  absent: '首页的链接中未见年度报表',
} as const;

export default defineCheck({
  id: 'missing-annual-report',
  version: 1,
  title: '未见年度报表',
  about:
    'Once its day has passed, the home page does not lead to the site’s own report of last year (政府网站工作年度报表); always `unknown`, for a person to look at, counted for no veto.',
  answers: 'site.annual-report',
  appliesTo: 'site',
  needs: { links: Links, coverage: CoverageOf },
  limits: z.strictObject({
    publishBy: MonthDay,
    inYear: OtherDays,
    /** Nobody says how long it must stay on the home page: it is looked for so many days. */
    lookForDays: z.number().int().positive(),
  }),
  messages: {
    seen: '首页已发布 {year} 年度的政府网站工作年度报表',
    suspected: '疑似未在首页发布 {year} 年度的政府网站工作年度报表（期限 {publishBy}）：{reason}，须人工核实',
    unseen: '是否发布年度报表未能判定：{reason}',
    early: '{year} 年度的政府网站工作年度报表尚未到发布期限（{publishBy}）',
    late: '发布期限（{publishBy}）已过 {lookForDays} 天以上，不再在首页查找',
  },
  evaluate({ links, coverage }, { publishBy: day, inYear, lookForDays }, { asOf, subject }) {
    const now = Number(asOf.slice(0, 4));
    const publishBy = yearlyDay({ day, inYear }, now);
    const year = now - 1;
    const about = { target: subject.url, confirmedBy: [], evidence: [] };
    const measured = { year, publishBy, lookForDays };
    if (asOf <= publishBy) return [{ ...about, outcome: 'inapplicable', message: 'early', measured }];
    if (asOf > lastDayLooked(publishBy, lookForDays))
      return [{ ...about, outcome: 'inapplicable', message: 'late', measured }];
    if (coverage.thin !== null) return [cannotTell('unseen', subject.url, coverage.thin)];
    const there = links.filter(({ onHomePage }) => onHomePage);
    if (there.length === 0) return [cannotTell('unseen', subject.url, '首页的链接未能读到')];
    const { state, link } = publishedReport(there, year);
    const found = { ...measured, link: link?.url ?? null, text: link?.text ?? null };
    if (state === 'published') return [{ ...about, outcome: 'pass', message: 'seen', measured: found }];
    const { linksChecked, linksMet } = coverage;
    const cut = linksChecked < linksMet ? `（查了 ${linksChecked} 个链接，共 ${linksMet} 个）` : '';
    const reason = `${REASONS[state]}${cut}`;
    return [{ ...about, outcome: 'unknown', message: 'suspected', measured: { ...found, reason } }];
  },
});
