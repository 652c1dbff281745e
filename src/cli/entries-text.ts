// Inspectors' entries as people read them on a terminal.
import type { AccountEntry, ShownState, Tried } from '../model/account-entry.ts';
import type { PostTime } from '../model/account-reading.ts';
import { isoAt } from '../model/calendar.ts';
import type { EntryImport } from '../run/contributed/entries.ts';
import { lines } from './inventory-file.ts';

const STATE_NAMES = {
  normal: '正常',
  deregistered: '注销',
  suspended: '封禁',
  migrated: '迁移',
  renamed: '改名',
} as const satisfies Record<ShownState, string>;

const TRIED_NAMES = { open: '可用', closed: '不可用', untried: '未试' } as const satisfies Record<
  Tried,
  string
>;

const minute = (epochMs: number): string => isoAt(epochMs).slice(0, 16).replace('T', ' ');

/** As narrow as it is known. */
function newestText(newest: PostTime | null): string {
  if (newest === null) return '没有或不知道时间';
  const [from, to] = [minute(newest.earliest), minute(newest.latest)];
  if (newest.basis === 'edited') return `${to} 编辑过，发布更早`;
  return from === to ? from : `${from} 至 ${to}`;
}

function oddities({ appUsable, offTopic, state }: AccountEntry): readonly string[] {
  return [
    ...(state === 'normal' ? [] : [STATE_NAMES[state]]),
    ...(appUsable === null ? [] : [appUsable ? '应用可用' : '应用不可用']),
    ...(offTopic ? ['有无关内容'] : []),
  ];
}

/** One entry in one line. */
export function entryLine(entry: AccountEntry): string {
  const { inspector, seenAt, shownName, title, shownTime, newest, wholeList, remarks, evidence } = entry;
  const printed = shownTime === '' ? '' : `（显示“${shownTime}”）`;
  return [
    `${minute(seenAt)} ${inspector}`,
    ...(shownName === '' ? [] : [`账号名“${shownName}”`]),
    `最新一条${title === '' ? '' : `“${title}”`} ${newestText(newest)}${printed}`,
    ...(wholeList ? ['已看完列表'] : []),
    `评论${TRIED_NAMES[entry.comments]}`,
    `私信${TRIED_NAMES[entry.messages]}`,
    ...oddities(entry),
    `截图 ${String(evidence.length)} 张`,
    ...(remarks === '' ? [] : [`备注：${remarks}`]),
  ].join('，');
}

export function entryImportText({ added, unchanged }: EntryImport): string {
  const pictures = new Set(added.flatMap(({ evidence }) => evidence.map(({ sha256 }) => sha256)));
  if (added.length === 0 && unchanged === 0) return '表里没有填写任何一行，没有导入\n';
  return `检查员录入：新增 ${String(added.length)} 条（截图 ${String(pictures.size)} 张），与已有的相同 ${String(unchanged)} 条\n`;
}

/** In the order given, by account. */
export function entriesText(entries: readonly AccountEntry[]): string {
  if (entries.length === 0) return '还没有检查员录入\n';
  return lines([
    ...entries.map((entry) => `${entry.account} ${entryLine(entry)}`),
    `共 ${String(entries.length)} 条`,
  ]);
}
