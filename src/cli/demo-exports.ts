// Every export there is, and what it says: the demo writes them all.

export interface ExportKind {
  readonly kind: string;
  readonly formats: readonly string[];
  /** Chinese. */
  readonly title: string;
  readonly says: string;
  /** Only faults and what could not be told: what people open first. */
  readonly problemsOnly?: true;
}

const FORMATS = ['csv', 'xlsx', 'json', 'ndjson'] as const;

export const EXPORTS: readonly ExportKind[] = [
  { kind: 'summary', formats: FORMATS, title: '汇总', says: '合格率：全省、分类、各市（州），分子分母俱全' },
  {
    kind: 'verdicts',
    formats: FORMATS,
    title: '结论',
    says: '每个网站的结论，以及每条指标数到几、否决数是几',
  },
  {
    kind: 'findings',
    formats: FORMATS,
    title: '问题',
    says: '每条问题和未能确定的事项：对象、所在页面、测得的数、证据',
    problemsOnly: true,
  },
  { kind: 'sections', formats: FORMATS, title: '栏目', says: '每个栏目：最近更新日期和状态' },
  { kind: 'section-events', formats: FORMATS, title: '栏目变化', says: '新增、改名、换址、消失的栏目' },
  { kind: 'warnings', formats: FORMATS, title: '预警', says: '每个栏目的更新时限还剩几天' },
  {
    kind: 'links',
    formats: FORMATS,
    title: '链接',
    says: '打不开的和无法判定的链接：原因、文字、所在页面',
    problemsOnly: true,
  },
];
