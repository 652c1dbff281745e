// Where the rows of an edition's sheets belong, by the Chinese word in their first column.

/** The lists of an edition that hold indicators, groups and vetoes. */
export const INDICATOR_LISTS = [
  { word: '单项否决', path: ['indicators'] },
  { word: '门户扣分一级', path: ['portal', 'deduct', 'groups'] },
  { word: '门户扣分', path: ['portal', 'deduct', 'indicators'] },
  { word: '门户加分一级', path: ['portal', 'bonus', 'groups'] },
  { word: '门户加分', path: ['portal', 'bonus', 'indicators'] },
  { word: '考核扣分一级', path: ['supervision', 'deduct', 'groups'] },
  { word: '考核扣分', path: ['supervision', 'deduct', 'indicators'] },
  { word: '考核加分一级', path: ['supervision', 'bonus', 'groups'] },
  { word: '考核加分', path: ['supervision', 'bonus', 'indicators'] },
] as const;

/** Vetoes of a table stand among the clauses: each is its own indicator. */
export const VETO_LISTS = [
  { word: '门户否决', path: ['portal', 'veto'] },
  { word: '考核否决', path: ['supervision', 'veto'] },
] as const;

export type ListPath = readonly string[];

export const SHEETS = { settings: '设置', indicators: '指标', clauses: '细则' } as const;

export const PART_HEADER = '部分';
export const INDICATOR_HEADER = '指标编号';
export const NAME_HEADER = '指标';

/** What the less obvious settings mean, by the end of their key. */
export const SETTING_NOTES: Readonly<Record<string, string>> = {
  id: '版本编号；导入时由 --as 决定',
  title: '名称',
  source: '出处',
  effectiveFrom: '生效日期',
  effectiveTo: '失效日期；不写则到同一系列的下一版为止',
  family: '系列；不写则取编号里年份之前的部分',
  demo: '演示版：分值为虚构，不点名不使用',
  awaitedChecks: '细则引用了、程序尚未提供的检查',
  failBelow: '低于此分不合格',
  bonusAbove: '高于此分进入加分',
  total: '总分',
  evidence: '依据：V2 两处原文，V1 一处原文，S 转述，D 推算，U 未见（不得写数）',
  order: 'before 先折算再与分数线比，after 先比再折算',
  ranks: '名次上升多少位算进步较大',
  digits: '小数位数',
};
