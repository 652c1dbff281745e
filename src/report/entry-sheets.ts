// The tables that units and inspectors are handed to fill in, and what came of them.
import type { EntryChoices, EntryColumn, ReportColumn } from '../inventory/entry-words.ts';
import { PLATFORM_NAMES } from '../model/account-words.ts';
import type { Account } from '../model/account.ts';
import { isoAt } from '../model/calendar.ts';
import type { SelfReport } from '../model/account-sighting.ts';
import { column, type Column } from './columns.ts';
import { blank } from './form-columns.ts';
import { reportOf } from './report-of.ts';
import type { Report } from './write.ts';

type Headings<C extends string> = Readonly<Record<C, string>>;

/** 单位自报: one row per account that is asked. */
export function reportSheet(
  accounts: readonly Account[],
  headings: Headings<ReportColumn>,
): Report<Account, Account> {
  const columns: readonly Column<Account>[] = [
    column(headings.id, 16, ({ id }) => id),
    column(headings.platform, 12, ({ platform }) => PLATFORM_NAMES[platform]),
    column(headings.name, 28, ({ name }) => name),
    column(headings.organizer, 30, ({ organizer }) => organizer),
    blank(headings.link, 60),
    blank(headings.by, 14),
  ];
  return reportOf('单位自报', columns, accounts);
}

/** One account of an inspector's table. */
export interface EntryLine {
  readonly account: Account;
  readonly why: string;
  readonly entered: readonly string[];
}

/** 检查员录入: who is to be looked at and why, and the columns to fill. */
export function entrySheet(
  lines: readonly EntryLine[],
  headings: Headings<EntryColumn>,
  choices: EntryChoices,
): Report<EntryLine, EntryLine> {
  const columns: readonly Column<EntryLine>[] = [
    column(headings.id, 16, ({ account }) => account.id),
    column(headings.platform, 12, ({ account }) => PLATFORM_NAMES[account.platform]),
    column(headings.name, 24, ({ account }) => account.name),
    column(headings.organizer, 26, ({ account }) => account.organizer),
    column(headings.url, 36, ({ account }) => account.url),
    column(headings.why, 48, ({ why }) => why),
    column(headings.entered, 14, ({ entered }) => entered.join('、')),
    blank(headings.inspector, 10),
    blank(`${headings.seenAt}（如 2021-12-20 10:30）`, 20),
    blank(headings.shownName, 24),
    blank(headings.title, 32),
    blank(headings.link, 40),
    blank(`${headings.shownTime}（原文）`, 18),
    blank(headings.newest, 18),
    blank(`${headings.wholeList}（是/否）`, 12, choices.yesNo),
    blank(`${headings.comments}（是/否/未试）`, 12, choices.tried),
    blank(`${headings.messages}（是/否/未试）`, 12, choices.tried),
    blank(`${headings.offTopic}（是/否）`, 12, choices.yesNo),
    blank(`${headings.appUsable}（是/否，仅 App、小程序）`, 18, choices.yesNo),
    blank(`${headings.state}（${choices.state.join('/')}）`, 16, choices.state),
    blank(`${headings.screenshots}（多个用、隔开）`, 30),
    blank(headings.remarks, 30),
  ];
  return reportOf('检查员录入', columns, lines);
}

/** One account and what its unit reported; null when it has not. */
export interface StandingLine {
  readonly account: Account;
  readonly asked: boolean;
  readonly report: SelfReport | null;
}

const answer = ({ report, asked }: StandingLine): string => {
  if (report === null) return '未填报';
  return asked ? '已填报' : '已填报（未要求）';
};

/** Who has reported and who has not, by unit. */
export function standingSheet(lines: readonly StandingLine[]): Report<StandingLine, StandingLine> {
  const columns: readonly Column<StandingLine>[] = [
    column('主办单位', 30, ({ account }) => account.organizer),
    column('备案编号', 16, ({ account }) => account.id),
    column('平台', 12, ({ account }) => PLATFORM_NAMES[account.platform]),
    column('账号名称', 28, ({ account }) => account.name),
    column('填报情况', 16, answer),
    column('最新一条链接', 60, ({ report }) => report?.link ?? null),
    column('填报人', 14, ({ report }) => report?.by ?? null),
    column('导入时间', 26, ({ report }) => (report ? isoAt(report.reportedAt) : null)),
  ];
  return reportOf('单位自报情况', columns, lines);
}
