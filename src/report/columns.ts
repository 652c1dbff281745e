// The Chinese tables of csv and xlsx: header, width and cell of every column.
import type { Outcome } from '../model/outcome.ts';
import type { SectionState, SectionType } from '../model/section.ts';
import type { VerdictOutcome } from '../model/verdict.ts';
import type { FindingRecord, LinkRecord, SectionRecord, VerdictRecord } from './records.ts';

export type Cell = string | number | boolean | null;

export interface Column<T> {
  readonly header: string;
  /** In half-width characters. */
  readonly width: number;
  /** The cell's text is a decimal number: text in csv, a number shown with as many digits in xlsx. */
  readonly decimal?: true;
  /** Of a table to be filled in: what a spreadsheet offers to choose from, and refuses anything but. */
  readonly choices?: readonly string[];
  cell(record: T): Cell;
}

export const OUTCOME_NAMES = {
  fail: '存在问题',
  unknown: '未能确定',
  pass: '正常',
  inapplicable: '不适用',
} as const satisfies Record<Outcome, string>;

export const VERDICT_NAMES = {
  qualified: '合格',
  unqualified: '不合格',
  undetermined: '未能判定',
} as const satisfies Record<VerdictOutcome, string>;

const STATE_NAMES = {
  fresh: '正常更新',
  stale: '未及时更新',
  'long-stale': '长期未更新',
  blank: '空白',
  undated: '无日期',
  static: '静态',
  unknown: '未能确定',
} as const satisfies Record<SectionState, string>;

export const SECTION_TYPE_NAMES = {
  news: '动态要闻',
  notice: '通知公告',
  policy: '政策文件',
  interpretation: '政策解读',
  plan: '规划计划',
  finance: '财政资金',
  personnel: '人事信息',
  data: '数据发布',
  leaders: '领导信息',
  organs: '机构职能',
  overview: '概况信息',
  consultation: '咨询投诉',
  survey: '征集调查',
  interview: '在线访谈',
  services: '办事服务',
  topic: '专题专栏',
  other: '其他',
} as const satisfies Record<SectionType, string>;

const LINK_STATES: Readonly<Record<string, string>> = { alive: '正常', dead: '失效', unknown: '未能确定' };

export const column = <T>(header: string, width: number, cell: (record: T) => Cell): Column<T> => ({
  header,
  width,
  cell,
});

/** A line of a table for people: the record, and the site it is about by name. */
export type Named<T> = T & {
  readonly siteName: string;
  /** Of the record's check, '' where it has none. */
  readonly checkName: string;
};

const list = (values: readonly string[]): string => values.join('、');

export const FINDING_COLUMNS: readonly Column<Named<FindingRecord>>[] = [
  column('网站标识码', 14, (one) => one.subject),
  column('网站名称', 28, (one) => one.siteName),
  column('检查项', 18, (one) => one.checkName || one.check),
  column('结果', 10, (one) => OUTCOME_NAMES[one.outcome]),
  column('说明', 60, (one) => one.message),
  column('问题网址', 50, (one) => one.target),
  column('所在页面', 50, (one) => one.page),
  column('原因', 40, (one) => one.measured['reason'] ?? null),
  column('栏目', 20, (one) => one.measured['section'] ?? null),
  column('最近更新', 12, (one) => one.measured['latest'] ?? null),
  column('未更新天数', 12, (one) => one.measured['quietDays'] ?? null),
  column('时限天数', 10, (one) => one.measured['limitDays'] ?? null),
  column('确认方式', 14, (one) => list(one.confirmedBy)),
  column('证据', 50, (one) => list(one.evidence.map((evidence) => evidence.path))),
  column('发现时间', 26, (one) => one.seenAt),
  column('检查项编号', 20, (one) => one.check),
  column('指标版本', 16, (one) => one.edition),
  column('检查版本', 10, (one) => one.checkVersion),
  column('巡检编号', 24, (one) => one.run),
  column('编号', 26, (one) => one.id),
];

export const SECTION_COLUMNS: readonly Column<Named<SectionRecord>>[] = [
  column('网站标识码', 14, (one) => one.subject),
  column('网站名称', 28, (one) => one.siteName),
  column('栏目', 24, (one) => one.name),
  column('栏目路径', 40, (one) => one.path),
  column('网址', 50, (one) => one.url),
  column('层级', 8, (one) => one.level),
  column('类型', 12, (one) => SECTION_TYPE_NAMES[one.type]),
  column('信息条数', 10, (one) => one.items),
  column('最近更新', 12, (one) => one.latest),
  column('状态', 12, (one) => STATE_NAMES[one.state]),
  column('时限天数', 10, (one) => one.limitDays),
  column('确认方式', 14, (one) => list(one.confirmedBy)),
];

export const LINK_COLUMNS: readonly Column<Named<LinkRecord>>[] = [
  column('网站标识码', 14, (one) => one.subject),
  column('网站名称', 28, (one) => one.siteName),
  column('链接网址', 50, (one) => one.url),
  column('状态', 10, (one) => LINK_STATES[one.state] ?? one.state),
  column('原因', 16, (one) => one.cause),
  column('状态码', 8, (one) => one.status),
  column('链接文字', 30, (one) => one.text),
  column('所在页面', 50, (one) => one.page),
  column('来源', 10, (one) => one.from),
  column('出现次数', 10, (one) => one.occurrences),
  column('在首页', 8, (one) => (one.onHomePage ? '是' : '否')),
  column('尝试次数', 10, (one) => one.attempts),
  column('最终网址', 50, (one) => one.finalUrl),
  column('未能确定的原因', 30, (one) => one.reason),
  column('确认方式', 14, (one) => list(one.confirmedBy)),
  column('检查时间', 26, (one) => one.seenAt),
  column('沿用前几夜', 10, (one) => (one.carriedOver ? '是' : '')),
];

/** One line per clause of a verdict. */
export interface VerdictRow {
  readonly verdict: VerdictRecord;
  readonly siteName: string;
  readonly indicatorName: string;
  readonly result: VerdictRecord['indicators'][number];
}

export const VERDICT_COLUMNS: readonly Column<VerdictRow>[] = [
  column('网站标识码', 14, ({ verdict }) => verdict.subject),
  column('网站名称', 28, ({ siteName }) => siteName),
  column('结论', 10, ({ verdict }) => VERDICT_NAMES[verdict.outcome]),
  column('指标', 24, ({ indicatorName, result }) => indicatorName || result.id),
  column('细则', 6, ({ result }) => result.clause),
  column('指标结果', 10, ({ result }) => OUTCOME_NAMES[result.outcome]),
  column('问题数', 8, ({ result }) => result.count),
  column('否决数', 8, ({ result }) => result.limit),
  column('说明', 60, ({ result }) => result.reason ?? null),
  column('时段', 10, ({ verdict }) => verdict.period ?? null),
  column('指标编号', 28, ({ result }) => result.id),
  column('巡检编号', 24, ({ verdict }) => verdict.run),
  column('指标版本', 16, ({ verdict }) => verdict.edition),
];
