// The register of sections and its events as text for a terminal.
import { SECTION_TYPE_NAMES } from '../report/columns.ts';
import {
  REGISTER_STATE_NAMES,
  SECTION_EVENT_NAMES,
  sectionEventText,
  type RegisterRecord,
  type SectionEventRecord,
} from '../report/register-records.ts';
import { table } from './table.ts';

/** `2021-12-20T02:11:08+08:00` → `2021-12-20` */
const dayOf = (iso: string | null): string => iso?.slice(0, 10) ?? '';

const REGISTER_HEADER = ['栏目路径', '编号', '类型', '状态', '首次见到', '最近见到', '未找到起', '网址'];

function registerLine(one: RegisterRecord): readonly string[] {
  return [
    one.path || one.name,
    String(one.number),
    SECTION_TYPE_NAMES[one.type],
    REGISTER_STATE_NAMES[one.state],
    dayOf(one.firstSeen),
    dayOf(one.lastSeen),
    dayOf(one.missingSince),
    one.url,
  ];
}

/** One table per site, under the site's name and its counts. */
export function registerText(records: readonly RegisterRecord[], names: ReadonlyMap<string, string>): string {
  const sites = new Map<string, RegisterRecord[]>();
  for (const record of records) {
    const others = sites.get(record.subject);
    if (others) others.push(record);
    else sites.set(record.subject, [record]);
  }
  const blocks = [...sites].map(([code, rows]) => {
    const count = (state: RegisterRecord['state']): number =>
      rows.filter((row) => row.state === state).length;
    const head = `${names.get(code) ?? ''}（${code}）：栏目 ${count('present')} 个，未找到 ${count('missing')} 个，已消失 ${count('vanished')} 个`;
    return `${head}\n${table(REGISTER_HEADER, rows.map(registerLine), 'left')}`;
  });
  return blocks.length > 0 ? blocks.join('\n') : '还没有登记过栏目；完成一轮 xunjian scan 之后才有\n';
}

/** One line per event, in the order of the records. */
export function eventsText(
  events: readonly SectionEventRecord[],
  names: ReadonlyMap<string, string>,
): string {
  if (events.length === 0) return '没有栏目变化\n';
  const rows = events.map((event) => {
    const { subject, path, name, url, at } = event;
    const what = event.kind === 'moved' ? '' : url;
    const told = [sectionEventText(event), what].filter((part) => part !== '').join(' ');
    return [
      at.slice(0, 16).replace('T', ' '),
      subject,
      names.get(subject) ?? '',
      SECTION_EVENT_NAMES[event.kind],
      path || name,
      told,
    ];
  });
  return table(['监测时间点', '网站标识码', '网站', '变化', '栏目', '说明'], rows, 'left');
}
