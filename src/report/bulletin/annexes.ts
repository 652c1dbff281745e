// Annexes 1 to 4 of one bulletin.
import type { Annex } from './annex.ts';
import { portalTable, problemList, supervisionTable } from './annex-lists.ts';
import { overview } from './annex-overview.ts';
import type { Counted } from './count.ts';
import { periodTexts } from './dates.ts';
import type { Figure } from './figure.ts';
import type { BulletinInput } from './input.ts';

/** 监管工作年度考核 is of the year: annex 4 stands in the bulletin of its last quarter alone. */
export function annexesOf(
  input: BulletinInput,
  counted: Counted,
): { readonly annexes: readonly Annex[]; readonly figures: readonly Figure[] } {
  const { annex, figures } = overview(input, counted);
  const yearEnds = periodTexts(input.period)['年末'] !== '';
  const rest = [problemList(input), portalTable(input), ...(yearEnds ? [supervisionTable(input)] : [])];
  return { annexes: [annex, ...rest], figures };
}
