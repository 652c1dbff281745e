// The plain status page: what is running, what was found, which sites are vetoed or could not be judged.
import type { Summary } from '../judge/summarise.ts';
import { isoAt } from '../model/calendar.ts';
import type { ObligationStanding } from '../model/obligation.ts';
import type { Run, RunKind } from '../model/run.ts';

export interface StatusView {
  readonly runs: readonly Run[];
  /** Of the newest sealed nightly run, once judged. */
  readonly summary: Summary | null;
  /** Sites done and planned of each open run, by run id. */
  readonly progress: Readonly<Record<string, { readonly done: number; readonly planned: number }>>;
  /** Epoch ms. */
  readonly nextNight: number | null;
  readonly obligations: readonly ObligationStanding[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Names and reasons come from inventories and websites: nothing of them may act as markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const cells = (tag: 'th' | 'td', texts: readonly string[]): string =>
  `<tr>${texts.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join('')}</tr>`;

function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `<table>${cells('th', header)}${rows.map((row) => cells('td', row)).join('')}</table>`;
}

const RUN_NAMES: Readonly<Record<RunKind, string>> = {
  nightly: '巡检',
  rescan: '复扫',
  'probe-week': '一周监测',
  accounts: '新媒体检查',
};

function runRows(view: StatusView): readonly (readonly string[])[] {
  return view.runs.map((run) => {
    const progress = view.progress[run.id];
    const state =
      run.state === 'sealed' ? '已封存' : `进行中 ${progress?.done ?? 0}/${progress?.planned ?? 0}`;
    return [
      run.id,
      RUN_NAMES[run.kind],
      state,
      isoAt(run.asOf),
      isoAt(run.startedAt),
      run.sealedAt === null ? '' : isoAt(run.sealedAt),
    ];
  });
}

function summaryHtml(summary: Summary | null): string {
  if (summary === null) return '<p>还没有判定结果：巡检完成后运行 xunjian judge。</p>';
  const { overall } = summary;
  const groups = [overall, ...summary.strata, ...summary.regions].map((group) => [
    group.name,
    ...[group.total, group.qualified, group.unqualified, group.undetermined, group.excluded].map(String),
    group.rate === null ? '—' : `${group.rate}%（${group.numerator}/${group.denominator}）`,
  ]);
  const unqualified = summary.unqualified.map((site) => [
    site.code,
    site.name,
    site.clauses
      .map(({ name, clause, count, limit }) => `${name}${clause} ${count}（否决数 ${limit}）`)
      .join('；'),
  ]);
  const undetermined = summary.undetermined.map((site) => [site.code, site.name, site.reasons.join('；')]);
  return [
    `<h2>最近一轮的判定</h2><p>巡检 ${escapeHtml(summary.run)}，${escapeHtml(summary.editionTitle)}。未能判定的不计入合格率的分子分母。</p>`,
    tableOf(['地区或类别', '总数', '合格', '不合格', '未能判定', '不在运行', '合格率'], groups),
    `<h2>不合格网站（${unqualified.length}）</h2>${tableOf(['标识码', '名称', '依据'], unqualified)}`,
    `<h2>未能判定的网站（${undetermined.length}）</h2>${tableOf(['标识码', '名称', '原因'], undetermined)}`,
  ].join('\n');
}

const STYLE =
  'body{font-family:sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}' +
  'th,td{border:1px solid #999;padding:.25rem .5rem;text-align:left}';

/** What is near or overdue; nothing at all when nothing is. */
function obligationsHtml(obligations: readonly ObligationStanding[]): string {
  const rows = obligations
    .filter(({ state }) => state === 'overdue' || state === 'due')
    .map(({ dueOn, state, title, source }) => [
      dueOn ?? '',
      state === 'due' ? '临近' : '已逾期',
      title,
      source,
    ]);
  const table = tableOf(['期限', '状态', '事项', '依据'], rows);
  return rows.length === 0 ? '' : `<h2>到期事项（${rows.length}）</h2>${table}`;
}

export function statusPage(view: StatusView): string {
  const next = view.nextNight === null ? '未启用定时巡检' : `下一次巡检 ${isoAt(view.nextNight)}`;
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>巡检</title><style>${STYLE}</style></head>
<body><h1>巡检</h1><p>${next}</p>
${obligationsHtml(view.obligations)}
<h2>各轮巡检</h2>
${tableOf(['编号', '种类', '状态', '监测时间点', '开始', '封存'], runRows(view))}
${summaryHtml(view.summary)}
</body></html>
`;
}
