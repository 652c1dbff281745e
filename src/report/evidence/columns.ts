// The columns of an evidence record, in the order that inspectors know; those at the end are filled in by people.
import type { Column } from '../columns.ts';
import type { EvidenceRecord } from './record.ts';

export type EvidenceColumn = Column<EvidenceRecord> & {
  /** What is more than words: an address, or the files. */
  readonly holds?: 'address' | 'files';
};

const column = (
  header: string,
  width: number,
  cell: EvidenceColumn['cell'],
  holds?: EvidenceColumn['holds'],
): EvidenceColumn => ({ header, width, cell, ...(holds ? { holds } : {}) });

const blank = (header: string, width: number): EvidenceColumn => column(header, width, () => null);

export const EVIDENCE_COLUMNS: readonly EvidenceColumn[] = [
  column('序号', 6, ({ number }) => number),
  column('监测时间', 20, ({ seenAt }) => seenAt),
  column('网站', 28, ({ site }) => site),
  column('标识码', 14, ({ code }) => code),
  column('栏目', 20, ({ section }) => section),
  column('问题URL', 50, ({ url }) => url, 'address'),
  column('父页面URL', 50, ({ page }) => page, 'address'),
  column('指标条款', 36, ({ clause }) => clause),
  column('结果', 10, ({ outcome }) => outcome),
  column('问题描述', 60, ({ problem }) => problem),
  column(
    '快照',
    40,
    ({ files }) => files.map(({ name, fetchedAt }) => `${name}（${fetchedAt}）`).join('\n'),
    'files',
  ),
  column('检查标准', 60, ({ standard }) => standard),
  blank('初核人/时间', 16),
  blank('复核人/时间', 16),
  blank('申诉/核减（误报）及理由', 24),
  blank('整改状态', 12),
  blank('复查时间', 14),
  column('问题编号', 26, ({ finding }) => finding),
];
