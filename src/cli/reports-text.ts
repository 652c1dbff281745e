// Units' own reports as people read them on a terminal.
import { PLATFORM_NAMES } from '../model/account-words.ts';
import { groupBy } from '../model/group.ts';
import type { ReportImport, ReportStanding, ReportStandings } from '../run/contributed/self-reports.ts';
import { lines } from './inventory-file.ts';

export function reportImportText({ added, unchanged, unanswered, unasked }: ReportImport): string {
  return lines([
    `单位自报：新增 ${String(added.length)} 条，与已有的相同 ${String(unchanged)} 条，未填链接 ${String(unanswered)} 行`,
    ...(unasked.length === 0
      ? []
      : [`提示：有 ${String(unasked.length)} 个不在本期名单中，也已导入：${unasked.join('、')}`]),
  ]);
}

function line({ account, asked, report }: ReportStanding): string {
  const { id, platform, name } = account;
  const by = report === null || report.by === '' ? '' : `（${report.by}）`;
  const said = report === null ? '未填报' : `${report.link}${by}`;
  return `  ${id} ${PLATFORM_NAMES[platform]}“${name}”：${said}${asked ? '' : '（未要求）'}`;
}

/** @param chosen those to be listed; the sums are of all. */
export function standingsText(
  period: string,
  { rows, sampled }: ReportStandings,
  chosen: readonly ReportStanding[],
): string {
  const asked = rows.filter((row) => row.asked);
  const answered = asked.filter(({ report }) => report !== null).length;
  const scope = sampled ? '抽样名单' : '没有抽样名单，按全部正常运行的账号';
  const units = groupBy(chosen, ({ account }) => account.organizer);
  return lines([
    `${period} 单位自报（${scope}）：应填报 ${String(asked.length)} 个，已填报 ${String(answered)} 个，未填报 ${String(asked.length - answered)} 个`,
    ...[...units].flatMap(([organizer, group]) => {
      const open = group.filter(({ report }) => report === null).length;
      const sums = open === 0 ? '都已填报' : `未填报 ${String(open)} 个`;
      return [`${organizer}（${String(group.length)} 个账号，${sums}）：`, ...group.map(line)];
    }),
  ]);
}
